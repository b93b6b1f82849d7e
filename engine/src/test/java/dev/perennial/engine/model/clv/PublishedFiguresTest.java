package dev.perennial.engine.model.clv;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

/** Single customers at given parameters, against published and independently computed figures. */
class PublishedFiguresTest {

    private static final BgNbd CDNOW = new BgNbd(.243, 4.414, .793, 2.426);

    @ParameterizedTest
    @CsvSource({"2, 30.43, 38.86, -9.4586063, 1.22602817", "0, 0, 38.86, -.55471326, .19509805",
            "7, 29.43, 38.86, -21.8632763, 3.33705327", "26, 30.86, 31, -37.7265795, 20.7497261"})
    void cdnowCustomersHaveTheirLikelihoodAndExpectedOrders(int x, double tx, double t, double logLikelihood,
            double expected) {
        assertThat(CDNOW.logLikelihood(x, tx, t)).isCloseTo(logLikelihood, within(1e-7));
        assertThat(CDNOW.expected(x, tx, t, 39)).isCloseTo(expected, within(1e-7));
    }

    @Test
    void theLikelihoodIsStableForNoAndForManyOrders() {
        BgNbd model = new BgNbd(.25, 4, .8, 2.5);
        assertThat(model.logLikelihood(0, 0, 40)).isCloseTo(-.59947382, within(1e-8));
        assertThat(model.logLikelihood(200, 38, 40)).isCloseTo(100.7957, within(5e-5));
    }

    @Test
    void expectedOrdersAreRightWhereTheHypergeometricIsNegative() {
        assertThat(new BgNbd(.11, 2.24, .31, .5).expected(0, 0, 1, 30)).isCloseTo(.56458861553278, within(1e-13));
    }

    @ParameterizedTest
    @CsvSource({".999, 1.10268325", "1, 1.10213679", "1.001, 1.10159079"})
    void expectedOrdersPassSmoothlyThroughAEqualToOne(double a, double expected) {
        assertThat(new BgNbd(.243, 4.414, a, 2.426).expected(2, 30.43, 38.86, 39)).isCloseTo(expected, within(1e-8));
    }

    @Test
    void aThousandOrdersAreNoProblem() {
        assertThat(new BgNbd(1.13358, 42.5147, .69424, 8.76247).expected(1000, 365, 366, 365)).isCloseTo(701.125168,
                within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"2, 30.43, 38.86, -9.5542833, .86916756, 1.45512319, 6.48377357",
            "0, 0, 38.86, -.52104629, .29528660, .10708147, .47713623",
            "7, 29.43, 38.86, -21.5946432, .74950141, 3.71225138, 16.5411406",
            "26, 30.86, 31, -39.1316715, .99791874, 20.1170261, 86.0564936"})
    void cdnowCustomersHaveTheirParetoFigures(int x, double tx, double t, double logLikelihood, double pAlive,
            double expected, double residual) {
        ParetoNbd cdnow = new ParetoNbd(.553, 10.578, .606, 11.669);
        assertThat(cdnow.logLikelihood(x, tx, t)).isCloseTo(logLikelihood, within(1e-7));
        assertThat(cdnow.pAlive(x, tx, t)).isCloseTo(pAlive, within(1e-8));
        assertThat(cdnow.expected(x, tx, t, 39)).isCloseTo(expected, within(1e-7));
        assertThat(ResidualOrders.of(cdnow, x, tx, t, .0027)).isCloseTo(residual, withinPercentage(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"132, 6.2060517889632", "133, 6.2528722475748"})
    void manyOrdersLoseNoDigitsUnderPareto(int x, double expected) {
        assertThat(new ParetoNbd(.55, 10.58, .61, 11.67).expected(x, 200, 200, 10)).isCloseTo(expected,
                withinPercentage(1e-10));
    }
}
