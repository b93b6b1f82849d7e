package dev.perennial.engine.model.churn;

import java.util.SplittableRandom;

import dev.perennial.engine.math.LogSpace;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RidgeLogisticTest {

    /** Temperature in °F at 23 launches and whether an O-ring was damaged (Dalal, Fowlkes and Hoadley 1989, JASA 84). */
    private static final int[] TEMPERATURE = {66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81,
            76, 79, 75, 76, 58};
    private static final String DAMAGE = "01000000111001000000101";

    private static double[][] rows(int[] values) {
        double[][] rows = new double[values.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[]{1, values[i]};
        }
        return rows;
    }

    @Test
    void thePublishedFitOfTheORingsIsReproduced() {
        boolean[] damaged = new boolean[TEMPERATURE.length];
        for (int i = 0; i < damaged.length; i++) {
            damaged[i] = DAMAGE.charAt(i) == '1';
        }
        RidgeLogistic fit = RidgeLogistic.fit(rows(TEMPERATURE), damaged, 0);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.coefficients()[0]).isCloseTo(15.0429, within(5e-5));
        assertThat(fit.coefficients()[1]).isCloseTo(-0.2322, within(5e-5));
        assertThat(fit.standardError(0)).isCloseTo(7.3786, within(5e-4));
        assertThat(fit.standardError(1)).isCloseTo(0.1082, within(5e-5));
    }

    @Test
    void ofTwoGroupsTheCoefficientIsTheLogarithmOfTheOddsRatio() {
        int[] group = new int[100];
        boolean[] happened = new boolean[100];
        for (int i = 0; i < 100; i++) {
            group[i] = i < 40 ? 1 : 0;
            happened[i] = i < 30 || i >= 85;
        }
        RidgeLogistic fit = RidgeLogistic.fit(rows(group), happened, 0);
        assertThat(fit.coefficients()[0]).isCloseTo(Math.log(15 / 45.0), within(1e-10));
        assertThat(fit.coefficients()[1]).isCloseTo(Math.log(30 / 10.0 / (15 / 45.0)), within(1e-10));
        assertThat(fit.standardError(1)).isCloseTo(Math.sqrt(1 / 30.0 + 1 / 10.0 + 1 / 15.0 + 1 / 45.0), within(1e-9));
    }

    @Test
    void thePriorHoldsASeparatedColumnBack() {
        int[] group = {0, 0, 0, 1, 1, 1};
        boolean[] happened = {false, false, false, true, true, true};
        RidgeLogistic fit = RidgeLogistic.fit(rows(group), happened, 1);
        double a = fit.coefficients()[0];
        double b = fit.coefficients()[1];
        assertThat(fit.converged()).isTrue();
        assertThat(3 * LogSpace.sigmoid(-(a + b))).as("slope of the penalised likelihood").isCloseTo(b, within(1e-9));
        assertThat(3 * LogSpace.sigmoid(a)).as("the intercept is free").isCloseTo(3 * LogSpace.sigmoid(-(a + b)),
                within(1e-9));
    }

    @Test
    void knownCoefficientsAreRecoveredFromSimulation() {
        double[] truth = {-0.5, 1.2, -0.7, 0};
        SplittableRandom random = new SplittableRandom(1);
        double[][] rows = new double[20_000][];
        boolean[] happened = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double first = random.nextGaussian();
            rows[i] = new double[]{1, first, 0.8 * first + 0.6 * random.nextGaussian(), random.nextGaussian()};
            happened[i] = random.nextDouble() < LogSpace.sigmoid(RidgeLogistic.logOdds(truth, rows[i]));
        }
        RidgeLogistic fit = RidgeLogistic.fit(rows, happened, 1);
        for (int j = 0; j < truth.length; j++) {
            assertThat(fit.coefficients()[j]).isCloseTo(truth[j], within(3.5 * fit.standardError(j)));
        }
        assertThat(fit.iterations()).isLessThan(12);
        assertThat(RidgeLogistic.fit(rows, happened, 1).coefficients()).containsExactly(fit.coefficients());
    }
}
