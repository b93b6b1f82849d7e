package dev.perennial.engine.model.clv;

import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

class CountDistributionTest {

    @ParameterizedTest
    @CsvSource({"0.243, 4.414, 0.793, 2.426, 0, 0, 39", "0.243, 4.414, 0.793, 2.426, 2, 38.86, 39",
            "0.11, 2.24, 0.31, 0.5, 0, 1, 30", "0.5, 0.000001, 0.3, 0.7, 0, 0, 520", "2, 1, 1, 3, 10000, 2609, 52",
            "0.2, 0.01, 0.0001, 20, 3, 0.5, 100", "1, 5, 40, 90, 12, 30, 52", "1.1, 42.5, 0.69, 8.76, 1000, 366, 365"})
    void theSumAndTheIntegralOfTheExpectationAgree(double r, double alpha, double a, double b, int x, double t,
            double ahead) {
        PoissonCounts count = (PoissonCounts) CountDistribution.of(new BgNbd(r, alpha, a, b), x, t, t, ahead);
        assertThat(count.mean()).isCloseTo(count.meanByQuadrature(), withinPercentage(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0.243, 4.414, 0.793, 2.426, 2, 38.86, 39", "1.1, 42.5, 0.69, 8.76, 1000, 366, 365",
            "0.6, 8, 0.3, 3, 20, 100, 300", "1, 1, 0.01, 50, 3000, 100, 100"})
    void expectationAndSurvivorsAgree(double r, double alpha, double a, double b, int x, double t, double ahead) {
        PoissonCounts count = (PoissonCounts) CountDistribution.of(new BgNbd(r, alpha, a, b), x, t, t, ahead);
        double sum = 0;
        double squares = 0;
        double[] atLeast = count.survivors(1e-15);
        for (int k = 1; k < atLeast.length; k++) {
            sum += atLeast[k];
            squares += (2.0 * k - 1) * atLeast[k];
        }
        assertThat(sum).isCloseTo(count.mean(), withinPercentage(1e-8));
        assertThat(squares).isCloseTo(count.meanSquare(), withinPercentage(1e-8));
        assertThat(atLeast[1]).isCloseTo(count.any(), within(1e-10));
    }

    /** Fader, Hardie and Lee (2005), eq. 8. */
    @Test
    void probabilitiesOfCountsAreThePaper() {
        BgNbd m = new BgNbd(.243, 4.414, .793, 2.426);
        double t = 39;
        double[] atLeast = CountDistribution.of(m, 0, 0, 0, t).survivors(1e-12);
        double below = 0;
        for (int k = 0; k < 12; k++) {
            double mass = Math.exp(Gamma.logGamma(m.r() + k) - Gamma.logGamma(m.r()) - Gamma.logGamma(k + 1.0)
                    + m.r() * Math.log(m.alpha() / (m.alpha() + t)) + k * Math.log(t / (m.alpha() + t)));
            double paper = beta(m.a(), m.b() + k) / beta(m.a(), m.b()) * mass;
            if (k > 0) {
                paper += beta(m.a() + 1, m.b() + k - 1) / beta(m.a(), m.b()) * (1 - below);
            }
            assertThat(atLeast[k] - atLeast[k + 1]).isCloseTo(paper, within(1e-12));
            below += mass;
        }
    }

    private static double beta(double a, double b) {
        return Math.exp(Gamma.logGamma(a) + Gamma.logGamma(b) - Gamma.logGamma(a + b));
    }
}
