package dev.perennial.engine.math;

import org.hipparchus.special.Beta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BetaDistributionTest {

    @Test
    void simpleShapesHaveTheirClosedForm() {
        assertThat(new BetaDistribution(3.5, 1).cumulativeOdds(4)).isCloseTo(Math.pow(.8, 3.5), within(1e-14));
        assertThat(new BetaDistribution(1, 2.5).cumulativeOdds(4)).isCloseTo(1 - Math.pow(.2, 2.5), within(1e-14));
        assertThat(new BetaDistribution(7, 7).cumulativeOdds(1)).isCloseTo(.5, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.4, 0.01", "6.25, 3.74, 2", "600, 4, 100", "600, 4, 400", "5000, 3000, 1.7", "0.001, 5, 0.1",
            "40000, 20000, 2.01"})
    void generalShapesAgreeWithAnIndependentLibrary(double a, double b, double m) {
        assertThat(new BetaDistribution(a, b).cumulativeOdds(m)).isCloseTo(Beta.regularizedBeta(m / (1 + m), a, b),
                within(1e-10));
    }
}
