package dev.perennial.engine.model.clv;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Predictive intervals against what simulated customers then did. */
class CoverageTest {

    private static final double LEVEL = 0.8;

    /** Counts by class of x, 0 … 6 and 7+; the last place is all. */
    private static final class Tally {

        final double[] customers = new double[9];
        final double[] orders = new double[9];
        final double[] money = new double[9];
        double ordersTransform;
        double moneyTransform;

        void add(SimulatedBase base, Predictive predictive) {
            double tail = (1 - LEVEL) / 2;
            for (int i = 0; i < base.size(); i++) {
                int x = base.x[i];
                Bounds orders = predictive.orders(x, base.tx[i], base.t[i], tail);
                Bounds money = predictive.money(x, x, base.mean[i], base.tx[i], base.t[i], tail);
                for (int k : new int[]{Math.min(x, 7), 8}) {
                    customers[k]++;
                    this.orders[k] += inside(orders, base.holdoutOrders[i]);
                    this.money[k] += inside(money, base.holdoutMoney[i]);
                }
                ordersTransform += predictive.transform(x, base.tx[i], base.t[i], base.holdoutOrders[i])
                        .shareInside(LEVEL);
                moneyTransform += predictive
                        .transform(x, x, base.mean[i], base.tx[i], base.t[i], base.holdoutMoney[i]).shareInside(LEVEL);
            }
        }

        private static int inside(Bounds bounds, double actual) {
            return bounds.low() <= actual && actual <= bounds.high() ? 1 : 0;
        }

        /** The rule of the intervals; a class may fall short by what chance does to so few customers. */
        void check() {
            assertThat(ordersTransform / customers[8]).isBetween(.77, .83);
            assertThat(moneyTransform / customers[8]).isBetween(.77, .83);
            assertThat(orders[8] / customers[8]).isGreaterThanOrEqualTo(LEVEL);
            assertThat(money[8] / customers[8]).isGreaterThanOrEqualTo(LEVEL);
            for (int k = 0; k < 8; k++) {
                if (customers[k] < 50) {
                    continue;
                }
                double chance = 2 * Math.sqrt(LEVEL * (1 - LEVEL) / customers[k]);
                assertThat(orders[k] / customers[k]).as("orders, x = %d", k).isGreaterThanOrEqualTo(LEVEL - chance);
                assertThat(money[k] / customers[k]).as("money, x = %d", k).isGreaterThanOrEqualTo(LEVEL - chance);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.243, 4.414, 0.793, 2.426, 6.25, 3.74, 15.44, 39, 39, 400",
            "0.243, 4.414, 0.793, 2.426, 6.25, 3.74, 15.44, 39, 39, 7", "2, 1.5, 0.5, 12, 2, 5, 50, 80, 26, 400",
            "0.6, 8, 0.3, 3, 1, 2.2, 20, 150, 52, 400", "1.2, 60, 1.5, 2, 20, 8, 300, 100, 52, 400",
            "0.05, 0.2, 0.2, 0.9, 0.5, 1.6, 3, 60, 52, 400",
            "3, 2, 0.000001, 10000, 5, 4, 30, 60, 52, 400"})
    void eightyPercentIntervalsHoldEightyPercentOfTheTime(double r, double alpha, double a, double b, double p,
            double q, double gamma, double longest, int horizon, int ticks) {
        SimulatedBase base = new SimulatedBase(new BgNbd(r, alpha, a, b), new GammaGamma(p, q, gamma), 20_000, longest,
                horizon, ticks, 7);
        Tally tally = new Tally();
        tally.add(base, predictive(base, ticks, horizon));
        tally.check();
    }

    /** Models beside BG/NBD: kind, k, four parameters, longest time observed, horizon. */
    @ParameterizedTest
    @CsvSource({"MBG_NBD, 0, 0.5, 6, 0.9, 1.6, 39, 39", "MBG_NBD, 0, 1.2, 60, 1.5, 2, 100, 52",
            "PARETO_NBD, 0, 0.55, 10.6, 0.6, 11.7, 39, 39", "PARETO_NBD, 0, 2, 3, 0.8, 30, 100, 52",
            "PARETO_NBD, 0, 0.8, 40, 2, 5, 60, 26", "MBG_CNBD, 2, 1.5, 3, 0.8, 4, 60, 39",
            "MBG_CNBD, 3, 0.9, 2, 0.7, 2.5, 52, 26", "MBG_CNBD, 5, 2, 0.8, 0.4, 8, 80, 52"})
    void theyHoldUnderTheOtherModels(PurchaseChoice.Kind kind, int k, double r, double alpha, double third,
            double fourth, double longest, int horizon) {
        PurchaseChoice choice = new PurchaseChoice(kind, k);
        PurchaseModel truth = PurchaseModels.of(choice, r, alpha, third, fourth);
        SimulatedBase base = new SimulatedBase(truth, new GammaGamma(5, 4, 30), 12_000, longest, horizon, 400, 21);
        PurchaseFit fit = PurchaseFitting.fit(base.purchases(), choice, base.logIntervals);
        Tally tally = new Tally();
        tally.add(base, Predictive.of(fit, SpendFitting.fit(base.spend()), 400, horizon, base.shards()));
        tally.check();
    }

    @Test
    void theyHoldForSmallBasesWhoseParametersAreUncertain() {
        Tally tally = new Tally();
        for (int sample = 0; sample < 10; sample++) {
            SimulatedBase base = new SimulatedBase(new BgNbd(.6, 5, .6, 2.5), new GammaGamma(4, 4, 30), 300, 40, 39,
                    400, 100 + sample);
            tally.add(base, predictive(base, 400, 39));
        }
        tally.check();
    }

    @Test
    void parametersAreAveragedOnlyWhereTheyMatter() {
        BgNbd model = new BgNbd(.6, 5, .6, 2.5);
        GammaGamma spend = new GammaGamma(4, 4, 30);
        assertThat(predictive(new SimulatedBase(model, spend, 200, 40, 39, 400, 1), 400, 39).averagesParameters())
                .isTrue();
        assertThat(predictive(new SimulatedBase(model, spend, 20_000, 40, 39, 400, 1), 400, 39).averagesParameters())
                .isFalse();
    }

    private static Predictive predictive(SimulatedBase base, int ticks, int horizon) {
        PurchaseFit fit = PurchaseFitting.fit(base.purchases());
        Optional<SpendFit> spend = SpendFitting.fit(base.spend());
        return Predictive.of(fit, spend, ticks, horizon, base.shards());
    }
}
