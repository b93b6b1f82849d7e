package dev.perennial.engine.model.clv;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

class TotalPredictiveTest {

    @Test
    void theCdnowTotalIsAsUncertainAsAFullSimulationSays() throws IOException {
        CdnowSample sample = CdnowSample.read();
        PurchaseFit fit = PurchaseFitting.fit(sample.purchases());
        TotalPredictive total = TotalPredictive.of(fit, SpendFitting.fit(sample.spend()), 7, 39, sample.inputs());
        Bounds eighty = total.orders(1653.4, .8);
        assertThat(eighty.low()).isCloseTo(1526, within(25.0));
        assertThat(eighty.high()).isCloseTo(1787, within(25.0));
        Bounds wide = total.orders(1653.4, .95);
        assertThat(wide.low()).isCloseTo(1457, within(40.0));
        assertThat(wide.high()).isCloseTo(1852, within(40.0));
    }

    @Test
    void backtestErrorsWidenTheInterval() {
        TotalPredictive total = new TotalPredictive(new double[]{.99, 1, 1.01}, new double[]{1}, .01, .02);
        Bounds known = total.orders(1000, .8);
        Bounds tested = total.orders(1000, .8, .1, -.12, .08);
        assertThat(tested.low()).isLessThan(known.low());
        assertThat(tested.high()).isGreaterThan(known.high());
        assertThat(total.orders(1000, .8, .1, -.12, .08)).isEqualTo(tested);
    }

    /** Twelve bases of 400: the sum's 80 % interval holds about four times in five, for orders and for money. */
    @Test
    void totalsOfSimulatedBasesLieInTheirIntervals() {
        int orders = 0;
        int money = 0;
        int bases = 25;
        for (int i = 0; i < bases; i++) {
            SimulatedBase base = new SimulatedBase(new BgNbd(.6, 5, .6, 2.5), new GammaGamma(4, 4, 30), 400, 40, 39,
                    400, 500 + i);
            PurchaseFit fit = PurchaseFitting.fit(base.purchases());
            Optional<SpendFit> spend = SpendFitting.fit(base.spend());
            TotalPredictive total = TotalPredictive.of(fit, spend, 400, 39, base.shards());
            ClvScoring scoring = ClvScoring.of(fit, spend, 1, new ClvSettings(400, 39, 1, 0, .8), base.shards());
            double expectedOrders = base.shards()
                    .map(s -> sum(scoring.points(s.purchases(), s.spend()).expectedOrders()))
                    .stream().mapToDouble(v -> v).sum();
            double expectedValue = base.shards().map(s -> sum(scoring.points(s.purchases(), s.spend()).expectedValue()))
                    .stream().mapToDouble(v -> v).sum();
            orders += holds(total.orders(expectedOrders, .8), IntStream.of(base.holdoutOrders).sum());
            money += holds(total.value(expectedValue, .8), DoubleStream.of(base.holdoutMoney).sum());
        }
        assertThat(orders).isBetween(16, 25);
        assertThat(money).isBetween(16, 25);
    }

    @Test
    void valueAndOrdersAreCentredOnTheEstimate() throws IOException {
        CdnowSample sample = CdnowSample.read();
        PurchaseFit fit = PurchaseFitting.fit(sample.purchases());
        TotalPredictive total = TotalPredictive.of(fit, SpendFitting.fit(sample.spend()), 7, 39, sample.inputs());
        Bounds value = total.value(100, .5);
        assertThat((value.low() + value.high()) / 2).isCloseTo(100, withinPercentage(4));
    }

    private static double sum(double[] values) {
        return DoubleStream.of(values).sum();
    }

    private static int holds(Bounds bounds, double actual) {
        return bounds.low() <= actual && actual <= bounds.high() ? 1 : 0;
    }
}
