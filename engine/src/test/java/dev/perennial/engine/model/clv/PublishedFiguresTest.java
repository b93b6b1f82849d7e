package dev.perennial.engine.model.clv;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
}
