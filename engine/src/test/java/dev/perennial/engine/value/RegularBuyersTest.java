package dev.perennial.engine.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;

import dev.perennial.engine.model.backtest.Backtest;
import dev.perennial.engine.model.clv.ModelComparison;
import dev.perennial.engine.model.clv.PurchaseChoice;
import dev.perennial.engine.model.clv.PurchaseChoice.Kind;
import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.OrderReadSettings;
import dev.perennial.engine.orders.OrderReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Households that shop at a rhythm, Erlang-2 with means of their own, and leave one after another. */
class RegularBuyersTest {

    private static final LocalDate FIRST = LocalDate.of(2023, 1, 2);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theModelOfRegularOrdersIsChosenForRegularBuyers() throws IOException, OrderFileException {
        try (Valuation valuation = valuation(Kind.AUTO, 2, 26)) {
            ModelComparison comparison = valuation.fit().purchase().comparison().orElseThrow();
            assertThat(comparison.chosen().model().code()).isEqualTo("mbg-cnbd");
            assertThat(comparison.chosen().k()).isEqualTo(2);
            assertThat(comparison.chosen().mae()).isLessThan(comparison.candidates().get(1).mae());
            Backtest backtest = valuation.backtest().orElseThrow();
            assertThat(backtest.model().predictor()).isEqualTo("mbg-cnbd");
            assertThat(backtest.coverage().ordersTransform()).isBetween(.76, .84);
            assertThat(backtest.coverage().valueTransform()).isBetween(.76, .84);
            assertThat(backtest.model().bias()).isCloseTo(0, within(.08));
        }
    }

    @Test
    void withoutAHoldoutTheLastQuarterIsHeldOutForTheChoice() throws IOException, OrderFileException {
        try (Valuation valuation = valuation(Kind.AUTO, 3, 0)) {
            ModelComparison comparison = valuation.fit().purchase().comparison().orElseThrow();
            assertThat(comparison.until()).isEqualTo(valuation.asOf());
            assertThat(comparison.cut()).isBetween(FIRST.plusDays(370), FIRST.plusDays(420));
            assertThat(comparison.chosen().k()).isEqualTo(3);
            assertThat(valuation.backtest()).isEmpty();
        }
    }

    @Test
    void randomBuyersAreNotTakenForRegularOnes() throws IOException, OrderFileException {
        try (Valuation valuation = valuation(Kind.AUTO, 1, 26)) {
            assertThat(valuation.fit().purchase().model().stages()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"MBG_NBD", "PARETO_NBD", "MBG_CNBD"})
    void weeksAndDaysGiveTheSameModelAndTheSameOrders(Kind kind) throws IOException, OrderFileException {
        try (Valuation weeks = valuation(kind, 2, 0);
                Valuation days = Valuation.of(OrderReader.read(orders(2), OrderReadSettings.defaults()),
                        settings(kind, 0).withUnit(PeriodUnit.DAY).withHorizon(182))) {
            assertThat(days.fit().purchase().model().alpha()).isCloseTo(
                    7 * weeks.fit().purchase().model().alpha(), within(.01));
            assertThat(days.fit().purchase().model().r()).isCloseTo(weeks.fit().purchase().model().r(),
                    within(1e-3));
            assertThat(days.result("", new Stopwatch().timings()).base().orders().estimate()).isCloseTo(
                    weeks.result("", new Stopwatch().timings()).base().orders().estimate(), within(1.0));
        }
    }

    private static ValueSettings settings(Kind kind, int holdout) {
        return ValueSettings.defaults().withHorizon(26).withHoldout(holdout).withModel(PurchaseChoice.of(kind));
    }

    private Valuation valuation(Kind kind, int k, int holdout) throws IOException, OrderFileException {
        return Valuation.of(OrderReader.read(orders(k), OrderReadSettings.defaults()), settings(kind, holdout));
    }

    private Path orders(int k) throws IOException {
        SplittableRandom random = new SplittableRandom(9);
        StringBuilder csv = new StringBuilder("customer_id,order_date,amount\n");
        for (int c = 0; c < 1500; c++) {
            double interval = 12 * Math.exp(.7 * random.nextGaussian());
            double basket = Math.exp(3 + .4 * random.nextGaussian());
            double leaves = .12 * random.nextDouble();
            double day = 90 * random.nextDouble();
            int last = -1;
            while (day < 546) {
                if ((int) day > last) {
                    last = (int) day;
                    csv.append('H').append(c).append(',').append(FIRST.plusDays(last)).append(',')
                            .append(Math.round(100 * basket * (.6 + .8 * random.nextDouble())) / 100.0).append('\n');
                }
                if (random.nextDouble() < leaves) {
                    break;
                }
                for (int event = 0; event < k; event++) {
                    day -= Math.log(1 - random.nextDouble()) * interval / k;
                }
            }
        }
        return Files.writeString(folder.resolve("orders.csv"), csv);
    }
}
