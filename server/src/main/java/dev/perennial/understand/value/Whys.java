package dev.perennial.understand.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import dev.perennial.collect.customer.Customers;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.understand.value.WhyView.ComparisonView;
import dev.perennial.understand.value.WhyView.FactView;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * Reasons of a customer's figures: the facts they rest on, where the customer stands among others, the fitted parameters,
 * and what would change them, worked out by the formulas of the published run.
 */
@Service
public class Whys {

    private static final double FEW = 1e-9;

    private final Customers customers;
    private final Cards cards;
    private final RankTable ranks;

    Whys(Customers customers, Cards cards, RankTable ranks) {
        this.customers = customers;
        this.cards = cards;
        this.ranks = ranks;
    }

    /** The reason of one figure of a customer the caller may see. */
    public WhyView why(Caller caller, long customer, String figure, Locale locale) {
        WhyFigure asked = WhyFigure.of(figure)
                .orElseThrow(() -> ProblemException.invalid("/figure", KernelProblem.NOT_ONE_OF, figure,
                        String.join(", ", WhyFigure.codes())));
        customers.requireVisible(caller, customer);
        Cards.Kept kept = cards.kept(customer);
        Card card = kept.card();
        PublishedModels.Published published = kept.published();
        JsonNode report = published.report();
        RunTable.Run run = published.run();
        Say say = new Say(locale, run.currency());
        FittedModels fitted = kept.models();
        String code = fitted.purchase().code();
        return new WhyView(asked.code(), say.text("why." + asked.code()), answer(asked, card, fitted, report, say),
                facts(asked, kept, say), comparison(asked, card, run.id(), say),
                ModelPage.parameters(kept.population().map(FittedPopulation::fit).orElse(report), say),
                new WhatIf(card, fitted, say).sentences(asked), formula(asked, code, say),
                say.text("model.source." + code),
                new WhyView.WhyRun(run.id(), Objects.requireNonNull(run.finishedAt()),
                        Cards.asOf(card, run), run.snapshot() == null ? null : run.snapshot().rows()));
    }

    private static String formula(WhyFigure asked, String model, Say say) {
        String own = "formula." + asked.code() + "." + model;
        return say.text(say.has(own) ? own : "formula." + asked.code());
    }

    private static String answer(WhyFigure asked, Card card, FittedModels fitted, JsonNode report, Say say) {
        String key = "answer." + asked.code();
        return switch (asked) {
            case CLV -> say.text(key, say.money(card.clv()), fitted.horizon(), say.number(card.expectedOrders()),
                    say.money(card.expectedSpend()), say.percent(fitted.margin()), say.percent(fitted.discount()),
                    bounds(card.clvLow(), card.clvHigh(), fitted, say));
            case P_ALIVE -> card.x() == 0 && card.pAlive() == 1
                    ? say.text(key + ".one", card.recencyDays(), say.percent(card.anyOrder()), fitted.horizon())
                    : say.text(key, say.percent(card.pAlive()), card.recencyDays(),
                            say.number(card.expectedIntervalDays()), say.number(card.overdue()));
            case EXPECTED_ORDERS -> say.text(key, say.number(card.expectedOrders()), fitted.horizon(),
                    say.percent(card.pAlive()), say.number(ifActive(card)), card.ordersLow(), card.ordersHigh(),
                    say.percent(fitted.level()));
            case STAGE -> say.text(key, say.name("stage", card.stage()), say.name("reason", card.stageReason()))
                    + (card.wonBack() ? say.text("answer.won-back") : "");
            case VALUE_AT_RISK -> say.text(key, say.money(card.valueAtRisk()),
                    say.money(card.pAlive() > FEW ? card.clv() / card.pAlive() : 0), say.percent(1 - card.pAlive()));
            case RFM -> say.text(key, say.name("rfm", card.rfmGroup()), card.r(), card.f(), card.m());
            case QUADRANT -> quadrant(key, card, report, say);
            case RHYTHM -> say.text(key, say.number(card.expectedIntervalDays()), card.recencyDays(),
                    say.number(card.overdue()), say.date(Cards.nextExpected(card)));
        };
    }

    private static double ifActive(Card card) {
        return card.pAlive() > FEW ? card.expectedOrders() / card.pAlive() : 0;
    }

    private static String bounds(double low, double high, FittedModels fitted, Say say) {
        return Double.isFinite(low) && Double.isFinite(high)
                ? say.text("answer.bounds", say.percent(fitted.level()), say.money(low), say.money(high))
                : say.text("answer.no-bounds");
    }

    private static String quadrant(String key, Card card, JsonNode report, Say say) {
        int months = report.path("settings").path("quadrant").path("windowMonths").asInt();
        if (card.windowOrders() == 0) {
            return say.text(key + ".none", months);
        }
        JsonNode map = report.path("quadrants");
        return say.text(key, say.name("quadrant", card.quadrant()), months, card.windowOrders(),
                say.number(map.path("frequencyCut").asDouble(0)), say.money(card.windowSpend() / card.windowOrders()),
                say.money(map.path("basketCut").asDouble(0)));
    }

    private static List<FactView> facts(WhyFigure asked, Cards.Kept kept, Say say) {
        Card card = kept.card();
        List<FactView> facts = new ArrayList<>(List.of(
                fact("orders", card.orders(), say.text("fact.orders.text", card.orders(), card.x()), say),
                new FactView(say.text("fact.first"), null, say.date(card.firstOrder())),
                new FactView(say.text("fact.last"), null,
                        say.text("fact.last.text", say.date(card.lastOrder()), card.recencyDays())),
                fact("interval", card.expectedIntervalDays(),
                        say.text("fact.interval.text", say.number(card.expectedIntervalDays())), say)));
        if (asked != WhyFigure.P_ALIVE && asked != WhyFigure.RHYTHM) {
            facts.add(fact("spend", card.spend(), say.money(card.spend()), say));
            facts.add(Double.isFinite(card.monetary())
                    ? fact("average", card.monetary(), say.text("fact.average.text", say.money(card.monetary())), say)
                    : new FactView(say.text("fact.average"), null,
                            say.text("fact.average.none", say.money(card.expectedSpend()))));
        }
        kept.population().ifPresent(own -> facts.add(new FactView(say.text("fact.parameters"), null,
                say.text("fact.parameters.text", say.date(own.from()), say.date(own.until())))));
        return facts;
    }

    private static FactView fact(String key, double value, String text, Say say) {
        return new FactView(say.text("fact." + key), value, text);
    }

    private List<ComparisonView> comparison(WhyFigure asked, Card card, long run, Say say) {
        Optional<RankTable.Rank> found = asked.compared()
                .flatMap(figure -> ranks.rank(run, figure, asked.of(card), card.stage()));
        if (found.isEmpty()) {
            return List.of();
        }
        RankTable.Rank rank = found.get();
        String value = asked.say(say, asked.of(card));
        return List.of(
                new ComparisonView(say.text("compare.base"), asked.of(card),
                        say.text("compare.base.text", value, say.percent(rank.base())), rank.base()),
                new ComparisonView(say.text("compare.stage", say.name("stage", card.stage())), asked.of(card),
                        say.text("compare.stage.text", value, say.percent(rank.stage()),
                                say.name("stage", card.stage())),
                        rank.stage()));
    }
}
