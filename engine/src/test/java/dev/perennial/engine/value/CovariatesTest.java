package dev.perennial.engine.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.FactShard;
import dev.perennial.engine.model.clv.CovariateFit;
import dev.perennial.engine.model.clv.PurchaseChoice;
import dev.perennial.engine.model.clv.PurchaseChoice.Kind;
import dev.perennial.engine.model.clv.PurchaseFit;
import dev.perennial.engine.model.population.Covariates;
import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.OrderLog;
import dev.perennial.engine.orders.OrderReadSettings;
import dev.perennial.engine.orders.OrderReader;
import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.report.JsonReport;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Customers of the app order twice as often as those of shops; what a coin shows has nothing to do with it. */
class CovariatesTest {

    private static final int CUSTOMERS = 2_500;
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 730;
    private static final double MORE = 0.7;

    @TempDir
    private Path folder = Path.of("");

    private final Random random = new Random(20261123);

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"BG_NBD", "MBG_NBD", "PARETO_NBD", "NBD", "MBG_CNBD"})
    void whatMovesTheRateIsFoundAndWhatDoesNotIsNot(Kind kind) throws IOException, OrderFileException {
        CovariateFile file = simulated(kind);
        PurchaseChoice model = kind == Kind.MBG_CNBD ? new PurchaseChoice(kind, 1) : PurchaseChoice.of(kind);
        try (Valuation valuation = Valuation.of(file.orders(),
                ValueSettings.defaults().withModel(model).withCovariates(file.design()))) {
            CovariateFit fit = valuation.result("", timings()).populations().covariates().orElseThrow();
            CovariateFit.Effect app = effect(fit, "channel=app", "alpha");
            assertThat(app.coefficient()).isCloseTo(MORE, within(3 * app.standardError()));
            assertThat(app.standardError()).isLessThan(.12);
            CovariateFit.Effect coin = effect(fit, "coin=tails", "alpha");
            assertThat(coin.coefficient()).isCloseTo(0, within(3 * coin.standardError()));
            assertThat(fit.pValue()).isLessThan(1e-6);
            assertThat(fit.freedom()).isEqualTo(fit.effects().size());
            assertThat(valuation.populations().size()).isEqualTo(4);
            assertThat(fit.logLikelihood()).as("Σ over customers, each by the formula of the paper")
                    .isCloseTo(sum(valuation, file), within(1e-6 * Math.abs(fit.logLikelihood())));
            assertThat(fit.logLikelihood() - valuation.fit().purchase().logLikelihood())
                    .isCloseTo(fit.ratio() / 2, within(1e-6 * Math.abs(fit.logLikelihood())));
        }
    }

    @Test
    void theMaximumIsOne() throws IOException, OrderFileException {
        CovariateFile file = simulated(Kind.BG_NBD);
        try (Valuation valuation = Valuation.of(file.orders(),
                ValueSettings.defaults().withModel(PurchaseChoice.of(Kind.BG_NBD)).withCovariates(file.design()))) {
            double best = sum(valuation, file);
            for (int parameter = 0; parameter < 4; parameter++) {
                for (double by : new double[]{.98, 1.02}) {
                    int moved = parameter;
                    double other = sum(valuation, file, values -> {
                        values[moved] *= by;
                        return values;
                    });
                    assertThat(other).isLessThan(best);
                }
            }
        }
    }

    @Test
    void numbersAreCutIntoParts() throws IOException, OrderFileException {
        Path orders = folder.resolve("orders.csv");
        StringBuilder csv = new StringBuilder("customer,date,amount\n");
        StringBuilder ages = new StringBuilder("id,age\n");
        for (int i = 0; i < 400; i++) {
            history(csv, i, 1 / 50.0, leaving(Kind.BG_NBD));
            if (i % 10 != 0) {
                ages.append('c').append(i).append(',').append(20 + i % 50).append('\n');
            }
        }
        Files.writeString(orders, csv);
        CovariateFile file = CovariateFile.read(Files.writeString(folder.resolve("ages.csv"), ages), read(orders));
        assertThat(file.design().columns()).containsExactly("age");
        assertThat(file.design().cells()).extracting(Covariates.Cell::label).containsExactlyInAnyOrder("age=(none)",
                "age=21…29", "age=31…39", "age=41…49", "age=51…59", "age=61…69");
        assertThat(file.design().cells()).filteredOn(cell -> cell.label().equals("age=21…29")).singleElement()
                .satisfies(cell -> assertThat(cell.values().getFirst()).isBetween(-1.6, -1.2));
    }

    @Test
    void whatCannotBeUsedIsRefusedWithAReason() throws IOException, OrderFileException {
        OrderLog log = simulated(Kind.BG_NBD).orders();
        Path bare = Files.writeString(folder.resolve("bare.csv"), "id\nc1\n");
        assertThatThrownBy(() -> CovariateFile.read(bare, log)).isInstanceOf(ValuationException.class)
                .hasMessageContaining("bare.csv").hasMessageContaining("no covariates");
        Path twice = Files.writeString(folder.resolve("twice.csv"), "id,channel\nc1,app\nc1,shop\n");
        assertThatThrownBy(() -> CovariateFile.read(twice, log)).isInstanceOf(ValuationException.class)
                .hasMessageContaining("c1").hasMessageContaining("more than once");
    }

    @Test
    void customersAreScoredByTheirOwnParametersAndTheReportSaysSo() throws IOException, OrderFileException {
        CovariateFile file = simulated(Kind.BG_NBD);
        try (Valuation valuation = Valuation.of(file.orders(),
                ValueSettings.defaults().withHoldout(26).withCovariates(file.design()))) {
            JsonNode json = JsonReport.object(valuation.result("", timings()));
            assertThat(json.path("settings").path("populations").asString()).isEqualTo("covariates");
            assertThat(json.path("populations").size()).isEqualTo(4);
            assertThat(json.path("populations").get(0).path("label").asString()).contains("channel=", "coin=");
            assertThat(json.path("covariates").path("effects").size()).isEqualTo(6);
            assertThat(json.path("populationCheck").path("by").asString()).isEqualTo("covariates");
            assertThat(json.path("populationCheck").path("populations").asInt()).isEqualTo(4);
            assertThat(valuation.backtest().orElseThrow().coverage().ordersTransform()).isBetween(.76, .84);
        }
    }

    /** Σ ln L of all customers by the parameters of their own combination. */
    private static double sum(Valuation valuation, CovariateFile file) {
        return sum(valuation, file, values -> values);
    }

    private static double sum(Valuation valuation, CovariateFile file, UnaryOperator<double[]> change) {
        int asOf = (int) valuation.asOf().toEpochDay();
        double sum = 0;
        for (OrderShard lines : file.orders().shards()) {
            FactShard facts = CustomerShard.by(asOf, 12).apply(lines).facts();
            for (int c = 0; c < facts.customers(); c++) {
                PurchaseFit fit = valuation.populations().of(facts, c).purchase();
                sum += fit.model().withParameters(change.apply(fit.model().parameters()))
                        .logLikelihood(facts.x()[c], facts.txDays()[c] / 7.0, facts.tDays()[c] / 7.0);
            }
        }
        return sum;
    }

    private static CovariateFit.Effect effect(CovariateFit fit, String covariate, String parameter) {
        return fit.effects().stream()
                .filter(effect -> effect.covariate().equals(covariate) && effect.parameter().equals(parameter))
                .findFirst().orElseThrow();
    }

    private static ValueResult.Timings timings() {
        return new ValueResult.Timings(0, 0, 0, 0, 0);
    }

    private static OrderLog read(Path orders) throws IOException, OrderFileException {
        return OrderReader.read(orders, OrderReadSettings.defaults());
    }

    private CovariateFile simulated(Kind kind) throws IOException, OrderFileException {
        StringBuilder csv = new StringBuilder("customer,date,amount\n");
        StringBuilder covariates = new StringBuilder("id,channel,coin\n");
        for (int i = 0; i < CUSTOMERS; i++) {
            boolean app = random.nextInt(10) < 4;
            covariates.append(String.format(Locale.ROOT, "c%d,%s,%s%n", i, app ? "app" : "shop",
                    random.nextInt(100) < 45 ? "tails" : "heads"));
            double rate = gamma(1.2, 1 / 30.0);
            history(csv, i, app ? rate * Math.exp(MORE) : rate, leaving(kind));
        }
        Path orders = Files.writeString(folder.resolve("orders.csv"), csv);
        return CovariateFile.read(Files.writeString(folder.resolve("covariates.csv"), covariates), read(orders));
    }

    /** When a customer leaves: with a chance after each repeat order, or after some days. */
    private record Leaving(double chance, double days) {
    }

    private Leaving leaving(Kind kind) {
        return switch (kind) {
            case NBD -> new Leaving(0, Double.POSITIVE_INFINITY);
            case PARETO_NBD -> new Leaving(0, -Math.log(1 - random.nextDouble()) / gamma(.8, 1 / 400.0));
            default -> {
                double leaves = gamma(.6, .6);
                yield new Leaving(leaves / (leaves + gamma(6, 6)), Double.POSITIVE_INFINITY);
            }
        };
    }

    private double gamma(double shape, double mean) {
        return new GammaDistribution(shape, mean / shape).inverseCumulativeProbability(random.nextDouble());
    }

    private void history(StringBuilder csv, int customer, double rate, Leaving leaving) {
        double start = random.nextInt(DAYS / 2);
        double day = start;
        boolean active = true;
        while (active && day < DAYS && day - start < leaving.days()) {
            csv.append('c').append(customer).append(',').append(FIRST.plusDays((long) day)).append(',')
                    .append(10 + random.nextInt(90)).append('\n');
            active = day == start || random.nextDouble() >= leaving.chance();
            day += Math.max(1, -Math.log(1 - random.nextDouble()) / rate);
        }
    }
}
