package dev.perennial.engine.model.clv;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

class MoneyTableTest {

    private static final double HORIZON = 52;

    @ParameterizedTest
    @CsvSource({"0, 0, 20, .1", "0, 0, 20, .4", "1, 1, 35, .1", "3, 2, 50, .1", "3, 0, 50, .45", "12, 12, 39.3, .9",
            "12, 12, 39.3, .1", "40, 40, 90, .5", "40, 37, 90, .05", "300, 300, 150, .9", "300, 300, 150, .1",
            "900, 900, 156, .95"})
    void tabulatedQuantilesAreTheExactOnes(int x, int n, double t, double probability) {
        PurchaseModel model = new BgNbd(.8, 4, .25, 4);
        GammaGamma spend = new GammaGamma(6.25, 3.74, 15.44);
        MoneyTable table = new MoneyTable(model, 0, spend, 157, HORIZON);
        double found = table.place(x, n, Math.log1p(t / model.alpha())).quantile(probability);
        assertThat(found).isCloseTo(exact(model, spend, x, n, t, probability), withinPercentage(1));
    }

    /** By bisection of the plain sum over k with exact incomplete beta functions. */
    private static double exact(PurchaseModel model, GammaGamma spend, int x, int n, double t, double probability) {
        double[] atLeast = CountDistribution.of(model, x, t, t, HORIZON).survivors(1e-10);
        SpendColumns columns = new SpendColumns(spend);
        if (atLeast[1] <= probability) {
            return 0;
        }
        double low = 1e-4;
        double high = 1e5;
        while (high / low > 1 + 1e-8) {
            double middle = Math.sqrt(low * high);
            double exceeded = 0;
            for (int k = 1; k + 1 < atLeast.length; k++) {
                exceeded += (atLeast[k] - atLeast[k + 1])
                        * (1 - columns.sum(k, n).cumulativeOdds(columns.odds(middle, n)));
            }
            if (exceeded > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
