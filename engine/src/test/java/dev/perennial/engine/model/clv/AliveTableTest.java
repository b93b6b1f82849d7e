package dev.perennial.engine.model.clv;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

class AliveTableTest {

    private static final double ONE_BILLIONTH = 1e-7;

    @ParameterizedTest
    @CsvSource({"0.243, 4.414, 0.793, 2.426, 39, 39", "0.8, 4, 0.25, 4, 157, 52", "0.11, 0.02, 0.31, 0.5, 2609, 104",
            "1.2, 30, 1, 2, 600, 12", "0.5, 0.0001, 0.05, 30, 300, 26", "2, 1, 1.5, 3, 2609, 260"})
    void interpolatedExpectationsAreThePlainOnes(double r, double alpha, double a, double b, double longest,
            int horizon) {
        PurchaseModel model = new BgNbd(r, alpha, a, b);
        double v = Math.pow(1.1, -7 / 365.25);
        AliveTable table = new AliveTable(model, 0, 7, longest, horizon, v);
        for (int x : new int[]{0, 1, 2, 5, 17, 64, 65, 100, 128, 129, 700, 9999}) {
            for (double share : new double[]{0, 0.013, 0.2, 0.5, 0.87, 1}) {
                double t = share * longest;
                double logTime = Math.log1p(t / alpha);
                assertThat(table.row(x).expected(logTime)).as("x %d, t %f", x, t)
                        .isCloseTo(model.expectedIfAlive(x, t, t, horizon), withinPercentage(ONE_BILLIONTH));
                assertThat(table.row(x).discounted(logTime)).as("x %d, t %f", x, t)
                        .isCloseTo(discounted(model, x, t, horizon, v), withinPercentage(ONE_BILLIONTH));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5, 6, 0.9, 1.6, 39, 39", "2, 1.5, 3, 0.8, 4, 157, 52", "3, 0.9, 2, 0.7, 2.5, 600, 26",
            "4, 1.1, 0.3, 0.05, 9, 300, 104", "6, 2, 1, 1.5, 3, 400, 52"})
    void theyAreThePlainOnesInEveryStageOfRegularOrders(int k, double r, double alpha, double a, double b,
            double longest, int horizon) {
        MbgCnbd model = new MbgCnbd(k, r, alpha, a, b);
        double v = Math.pow(1.1, -7 / 365.25);
        for (int stage = 0; stage < k; stage++) {
            AliveTable table = new AliveTable(model, stage, 7, longest, horizon, v);
            for (int x : new int[]{0, 1, 5, 17, 65, 129, 700}) {
                for (double share : new double[]{0, 0.013, 0.2, 0.5, 0.87, 1}) {
                    double t = share * longest;
                    assertThat(table.row(x).expected(Math.log1p(t / alpha))).as("stage %d, x %d, t %f", stage, x, t)
                            .isCloseTo(CountDistribution.inStage(model, stage, x, t, horizon).mean(),
                                    withinPercentage(1e-6));
                }
            }
        }
    }

    private static double discounted(PurchaseModel model, int x, double t, int horizon, double v) {
        double sum = 0;
        double before = 0;
        for (int j = 1; j <= horizon; j++) {
            double expected = model.expectedIfAlive(x, t, t, j);
            sum += Math.pow(v, j) * (expected - before);
            before = expected;
        }
        return sum;
    }
}
