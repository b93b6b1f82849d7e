package dev.perennial.engine.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import java.util.function.Function;

import dev.perennial.engine.model.backtest.PopulationCheck;
import dev.perennial.engine.model.population.PopulationChoice;
import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.OrderLog;
import dev.perennial.engine.orders.OrderReadSettings;
import dev.perennial.engine.orders.OrderReader;
import dev.perennial.engine.report.JsonReport;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Customers who came in different years may behave differently; then each year has parameters of its own. */
class PopulationsTest {

    private static final LocalDate UNTIL = LocalDate.of(2025, 12, 31);
    private static final int EACH = 1_500;

    @TempDir
    private Path folder = Path.of("");

    private final Random random = new Random(20261123);

    /** Rates are Gamma(shape, shape / mean) a day; after each order a customer leaves with this chance. */
    private record Kind(double shape, double rate, double leaving) {
    }

    private static final Kind LOYAL = new Kind(1.5, 1 / 40.0, 0.02);
    private static final Kind FLEETING = new Kind(1.5, 1 / 15.0, 0.35);

    @Test
    void yearsThatDifferHaveParametersOfTheirOwnAndPredictBetter() throws IOException, OrderFileException {
        OrderLog orders = orders(year -> year == 2023 ? LOYAL : FLEETING);
        try (Valuation one = Valuation.of(orders, settings(PopulationChoice.NONE));
                Valuation own = Valuation.of(orders, settings(PopulationChoice.AUTO))) {
            PopulationCheck check = one.result("", timings()).populations().check().orElseThrow();
            assertThat(check.better()).isTrue();
            assertThat(check.difference()).isGreaterThan(3 * check.standardError());
            assertThat(one.populations().undivided()).isTrue();
            assertThat(own.populations().size()).isEqualTo(2);
            double[] loyal = own.populations().each().get(0).purchase().model().parameters();
            double[] fleeting = own.populations().each().get(1).purchase().model().parameters();
            assertThat(loyal[0] / loyal[1] / 7).isCloseTo(LOYAL.rate, within(LOYAL.rate * .1));
            assertThat(fleeting[0] / fleeting[1] / 7).isCloseTo(FLEETING.rate, within(FLEETING.rate * .15));
            assertThat(loyal[2] / (loyal[2] + loyal[3])).isCloseTo(LOYAL.leaving, within(.02));
            assertThat(fleeting[2] / (fleeting[2] + fleeting[3])).isCloseTo(FLEETING.leaving, within(.05));
            assertThat(own.backtest().orElseThrow().model().rmse())
                    .isLessThan(one.backtest().orElseThrow().model().rmse());
            assertThat(own.backtest().orElseThrow().coverage().ordersTransform()).isBetween(.76, .84);
            assertThat(own.result("", timings()).base().orders().low()).isGreaterThan(0);
        }
    }

    @Test
    void yearsThatAreAlikeStayOnePopulation() throws IOException, OrderFileException {
        OrderLog orders = orders(_ -> LOYAL);
        try (Valuation own = Valuation.of(orders, settings(PopulationChoice.AUTO))) {
            assertThat(own.populations().undivided()).isTrue();
            JsonNode json = JsonReport.object(own.result("", timings()));
            assertThat(json.path("populations").size()).isZero();
            assertThat(json.path("populationCheck").path("better").asBoolean(true)).isFalse();
            assertThat(json.path("populationCheck").path("populations").asInt()).isEqualTo(2);
        }
    }

    @Test
    void parametersAskedForByQuarterLeaveNobodyOut() throws IOException, OrderFileException {
        OrderLog orders = orders(year -> year == 2023 ? LOYAL : FLEETING);
        try (Valuation own = Valuation.of(orders, settings(PopulationChoice.QUARTER))) {
            JsonNode json = JsonReport.object(own.result("", timings()));
            assertThat(json.path("populations").size()).isGreaterThan(2);
            int customers = 0;
            for (JsonNode one : json.path("populations")) {
                customers += one.path("model").path("customers").asInt();
            }
            assertThat(customers).isEqualTo(2 * EACH).isEqualTo(json.path("customers").asInt());
        }
    }

    @Test
    void aBaseOfOneYearCannotBeDivided() throws IOException, OrderFileException {
        Files.writeString(folder.resolve("few.csv"), """
                customer,date,amount
                a,2025-01-01,5
                a,2025-03-01,5
                b,2025-01-05,5
                b,2025-02-01,5
                b,2025-04-01,5
                """);
        OrderLog orders = OrderReader.read(folder.resolve("few.csv"), OrderReadSettings.defaults());
        try (Valuation own = Valuation.of(orders,
                ValueSettings.defaults().withPopulations(PopulationChoice.YEAR))) {
            assertThat(own.populations().undivided()).isTrue();
            assertThat(own.result("", timings()).populations().check()).isEmpty();
        }
    }

    private static ValueSettings settings(PopulationChoice populations) {
        return ValueSettings.defaults().withHoldout(26).withPopulations(populations);
    }

    private static ValueResult.Timings timings() {
        return new ValueResult.Timings(0, 0, 0, 0, 0);
    }

    /** As many customers of 2023 as of 2024, watched to the end of 2025. */
    private OrderLog orders(Function<Integer, Kind> kinds) throws IOException, OrderFileException {
        StringBuilder csv = new StringBuilder("customer,date,amount\n");
        for (int i = 0; i < 2 * EACH; i++) {
            int year = 2023 + i % 2;
            history(csv, "c" + i, LocalDate.ofYearDay(year, 1 + random.nextInt(365)), kinds.apply(year));
        }
        Path file = Files.writeString(folder.resolve("orders.csv"), csv);
        return OrderReader.read(file, OrderReadSettings.defaults());
    }

    private void history(StringBuilder csv, String customer, LocalDate first, Kind kind) {
        double rate = new GammaDistribution(kind.shape, kind.rate / kind.shape)
                .inverseCumulativeProbability(random.nextDouble());
        double day = 0;
        double last = UNTIL.toEpochDay() - first.toEpochDay();
        boolean active = true;
        while (active && day <= last) {
            csv.append(customer).append(',').append(first.plusDays((long) day)).append(',')
                    .append(10 + random.nextInt(90)).append('\n');
            active = day == 0 || random.nextDouble() >= kind.leaving;
            day += Math.max(1, -Math.log(1 - random.nextDouble()) / rate);
        }
    }
}
