package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.perennial.engine.model.clv.BgNbd;
import dev.perennial.engine.model.clv.GammaGamma;
import dev.perennial.engine.model.clv.Nbd;
import dev.perennial.engine.model.clv.PurchaseModel;
import tools.jackson.databind.JsonNode;

/**
 * The models of a run, made again from its report, so that "what if" is answered by the formulas behind the cards.
 *
 * @param spend empty where too few customers bought twice
 * @param unitDays days in a unit
 * @param horizon units ahead
 * @param populations those with parameters of their own, by time of the first order; none where one set serves everyone
 */
record FittedModels(PurchaseModel purchase, Optional<GammaGamma> spend, double unitDays, int horizon, double margin,
        double discount, double level, List<FittedPopulation> populations) {

    private static final double WEEK = 7;

    static FittedModels of(JsonNode report) {
        JsonNode settings = report.path("settings");
        return new FittedModels(purchase(report), spend(report), unitDays(settings.path("unit").asString()),
                settings.path("horizon").asInt(), settings.path("margin").asDouble(),
                settings.path("discount").asDouble(), settings.path("level").asDouble(),
                report.path("populations").valueStream().map(FittedModels::population).toList());
    }

    private static FittedPopulation population(JsonNode fit) {
        return new FittedPopulation(LocalDate.parse(fit.path("from").asString()),
                LocalDate.parse(fit.path("until").asString()), purchase(fit), spend(fit), fit);
    }

    private static Optional<GammaGamma> spend(JsonNode fit) {
        JsonNode money = fit.path("gammaGamma");
        return money.isObject()
                ? Optional.of(new GammaGamma(money.path("p").asDouble(), money.path("q").asDouble(),
                        money.path("gamma").asDouble()))
                : Optional.empty();
    }

    /**
     * The population of customers whose first order was on that day; empty where one set of parameters serves everyone. Who
     * came before the first population or after the last belongs to these.
     */
    Optional<FittedPopulation> populationOf(LocalDate firstOrder) {
        return populations.stream().filter(one -> !one.until().isBefore(firstOrder)).findFirst()
                .or(() -> populations.isEmpty() ? Optional.empty() : Optional.of(populations.getLast()));
    }

    /** The same with the models of the population in which that first order lies. */
    FittedModels ofCustomer(LocalDate firstOrder) {
        return populationOf(firstOrder).map(own -> new FittedModels(own.purchase(), own.spend(), unitDays, horizon,
                margin, discount, level, populations)).orElse(this);
    }

    private static PurchaseModel purchase(JsonNode report) {
        JsonNode fit = report.path("model");
        if (fit.isObject()) {
            return purchase(fit.path("code").asString(), fit.path("k").asInt(1), fit.path("parameters"));
        }
        JsonNode full = report.path("bgNbd");
        if (full.isObject() && full.path("used").asBoolean(true)) {
            return new BgNbd(full.path("r").asDouble(), full.path("alpha").asDouble(), full.path("a").asDouble(),
                    full.path("b").asDouble());
        }
        JsonNode simple = report.path("nbd");
        return new Nbd(simple.path("r").asDouble(), simple.path("alpha").asDouble());
    }

    private static PurchaseModel purchase(String code, int k, JsonNode parameters) {
        List<String> names = switch (code) {
            case "nbd" -> List.of("r", "alpha");
            case "pareto-nbd" -> List.of("r", "alpha", "s", "beta");
            default -> List.of("r", "alpha", "a", "b");
        };
        return PurchaseModel.of(code, k,
                names.stream().mapToDouble(name -> parameters.path(name).asDouble()).toArray());
    }

    private static double unitDays(String unit) {
        return switch (unit) {
            case "day" -> 1;
            case "week" -> WEEK;
            default -> 365.25 / 12;
        };
    }

    /** P(alive) of a customer with this history, after so many more days without an order. */
    double aliveAfterSilence(Card card, int days) {
        return purchase.pAlive(card.x(), card.tx(), card.t() + days / unitDays);
    }

    /** P(alive) on the day of an order that comes so many days from now. */
    double aliveAfterOrder(Card card, int days) {
        double then = card.t() + days / unitDays;
        return purchase.pAlive(card.x() + 1, then, then);
    }

    /** Orders expected over the horizon, counted from the day of that order. */
    double ordersAfterOrder(Card card, int days) {
        double then = card.t() + days / unitDays;
        return purchase.expected(card.x() + 1, then, then, horizon);
    }

    /** Orders expected over the horizon, counted from after that silence. */
    double ordersAfterSilence(Card card, int days) {
        return purchase.expected(card.x(), card.tx(), card.t() + days / unitDays, horizon);
    }

    /** The same orders as lifetime value: at the customer's worth of an order today. */
    double worth(Card card, double orders) {
        return card.expectedOrders() > 0 ? card.clv() / card.expectedOrders() * orders : 0;
    }
}
