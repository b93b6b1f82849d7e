package dev.perennial.engine.model.clv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import dev.perennial.engine.model.clv.TotalPredictive.PastError;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

class TotalPredictiveTest {

    @Test
    void theCdnowTotalIsAsUncertainAsAFullSimulationSays() throws IOException {
        CdnowSample sample = CdnowSample.read();
        PurchaseFit fit = PurchaseFitting.fit(sample.purchases());
        TotalPredictive total = TotalPredictive.of(fit, SpendFitting.fit(sample.spend()), 39, sample.inputs());
        Bounds eighty = total.orders(1653.4, .8, List.of());
        assertThat(eighty.low()).isCloseTo(1526, within(25.0));
        assertThat(eighty.high()).isCloseTo(1787, within(25.0));
        Bounds wide = total.orders(1653.4, .95, List.of());
        assertThat(wide.low()).isCloseTo(1457, within(40.0));
        assertThat(wide.high()).isCloseTo(1852, within(40.0));
    }

    /** Backtests that end before the cut: fits at three earlier dates, each against the thirteen weeks that followed. */
    @Test
    void theIntervalWithBacktestErrorsContainsTheCdnowHoldout() throws IOException {
        List<PastError> errors = IntStream.of(5, 6, 7).mapToObj(TotalPredictiveTest::error).toList();
        CdnowSample sample = CdnowSample.read();
        TotalPredictive total = TotalPredictive.of(PurchaseFitting.fit(sample.purchases()), Optional.empty(), 39,
                sample.inputs());
        Bounds interval = total.orders(1653.4, .8, errors);
        assertThat(1882.0).as("interval %s, errors %s", interval, errors).isBetween(interval.low(),
                interval.high());
    }

    /** ln(actual / predicted) of the orders from the end of a month to the end of September. */
    private static PastError error(int month) {
        try {
            LocalDate cut = LocalDate.of(1997, month, 1).minusDays(1);
            CdnowSample sample = CdnowSample.read(cut, CdnowSample.CUT);
            double weeks = ChronoUnit.DAYS.between(cut, CdnowSample.CUT) / 7.0;
            PurchaseModel model = PurchaseFitting.fit(sample.purchases()).model();
            double predicted = IntStream.range(0, sample.x.length).mapToDouble(
                    i -> model.expected(sample.x[i], sample.txDays[i] / 7.0, sample.tDays[i] / 7.0, weeks)).sum();
            return PastError.of(IntStream.of(sample.holdout).sum(), predicted, weeks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void backtestErrorsWidenTheInterval() {
        TotalPredictive total = new TotalPredictive(39, new double[]{.99, 1, 1.01}, new double[]{1}, .01, .02);
        List<PastError> errors = List.of(new PastError(.1, 39), new PastError(-.12, 39), new PastError(.08, 39));
        Bounds known = total.orders(1000, .8, List.of());
        Bounds tested = total.orders(1000, .8, errors);
        Bounds shorter = total.orders(1000, .8, errors.stream().map(e -> new PastError(e.log(), 13)).toList());
        assertThat(shorter.low()).isLessThan(tested.low());
        assertThat(tested.low()).isLessThan(known.low());
        assertThat(tested.high()).isGreaterThan(known.high());
        assertThat(total.orders(1000, .8, errors)).isEqualTo(tested);
    }

    /** Sixteen bases of 400: the sum's 80 % interval holds about four times in five, for orders and for money. */
    @Test
    void totalsOfSimulatedBasesLieInTheirIntervals() {
        int orders = 0;
        int money = 0;
        int bases = 16;
        for (int i = 0; i < bases; i++) {
            SimulatedBase base = new SimulatedBase(new BgNbd(.6, 5, .6, 2.5), new GammaGamma(4, 4, 30), 400, 40, 39,
                    400, 500 + i);
            PurchaseFit fit = PurchaseFitting.fit(base.purchases());
            Optional<SpendFit> spend = SpendFitting.fit(base.spend());
            TotalPredictive total = TotalPredictive.of(fit, spend, 39, base.shards());
            ClvScoring scoring = ClvScoring.of(fit, spend, 1, new ClvSettings(400, 39, 1, 0, .8), base.shards());
            double expectedOrders = base.shards()
                    .map(s -> sum(scoring.points(s.purchases(), s.spend()).expectedOrders()))
                    .stream().mapToDouble(v -> v).sum();
            double expectedValue = base.shards().map(s -> sum(scoring.points(s.purchases(), s.spend()).expectedValue()))
                    .stream().mapToDouble(v -> v).sum();
            orders += holds(total.orders(expectedOrders, .8, List.of()), IntStream.of(base.holdoutOrders).sum());
            money += holds(total.value(expectedValue, .8, List.of()), DoubleStream.of(base.holdoutMoney).sum());
        }
        assertThat(orders).isBetween(10, 16);
        assertThat(money).isBetween(10, 16);
    }

    @Test
    void valueAndOrdersAreCentredOnTheEstimate() throws IOException {
        CdnowSample sample = CdnowSample.read();
        PurchaseFit fit = PurchaseFitting.fit(sample.purchases());
        TotalPredictive total = TotalPredictive.of(fit, SpendFitting.fit(sample.spend()), 39, sample.inputs());
        Bounds value = total.value(100, .5, List.of());
        assertThat((value.low() + value.high()) / 2).isCloseTo(100, withinPercentage(4));
    }

    private static double sum(double[] values) {
        return DoubleStream.of(values).sum();
    }

    private static int holds(Bounds bounds, double actual) {
        return bounds.low() <= actual && actual <= bounds.high() ? 1 : 0;
    }
}
