package dev.perennial.engine.model.clv;

import java.io.IOException;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CdnowFitTest {

    @Test
    void theSampleHasItsKnownTotals() throws IOException {
        CdnowSample sample = CdnowSample.read();
        assertThat(sample.x).hasSize(2357);
        assertThat(IntStream.of(sample.x).sum()).isEqualTo(2457);
        assertThat(IntStream.of(sample.x).max()).hasValue(29);
        assertThat(IntStream.of(sample.txDays).sum() / 7.0).isCloseTo(16135.5714, within(1e-4));
        assertThat(IntStream.of(sample.tDays).sum() / 7.0).isCloseTo(77111.2857, within(1e-4));
        assertThat(IntStream.of(sample.holdout).sum()).isEqualTo(1882);
    }

    @Test
    void bgNbdFindsThePublishedParameters() throws IOException {
        PurchaseFit fit = PurchaseFitting.fit(CdnowSample.read().purchases());
        Offset<Double> published = within(2e-6);
        assertThat(fit.fallback()).isEmpty();
        assertThat(fit.model().r()).isCloseTo(.242595, published);
        assertThat(fit.model().alpha()).isCloseTo(4.413602, published);
        assertThat(fit.model().parameters()[2]).isCloseTo(.792922, published);
        assertThat(fit.model().parameters()[3]).isCloseTo(2.425907, within(5e-6));
        assertThat(fit.logLikelihood()).isCloseTo(-9582.4292, within(5e-5));
        assertThat(fit.customers()).isEqualTo(2357);
        assertThat(fit.model().pAlive(2, 30.43, 38.86)).isCloseTo(.7266, within(5e-5));
    }

    @Test
    void theSumOverShardsIsTheSumOverCustomers() throws IOException {
        CdnowSample sample = CdnowSample.read();
        PurchaseFit fit = PurchaseFitting.fit(sample.purchases());
        double sum = IntStream.range(0, sample.x.length)
                .mapToDouble(i -> fit.model().logLikelihood(sample.x[i], sample.txDays[i] / 7.0, sample.tDays[i] / 7.0))
                .sum();
        assertThat(fit.logLikelihood()).isCloseTo(sum, within(1e-8));
    }

    @Test
    void theHoldoutIsPredictedAsPublished() throws IOException {
        CdnowSample sample = CdnowSample.read();
        PurchaseModel model = PurchaseFitting.fit(sample.purchases()).model();
        double sum = 0;
        double absolute = 0;
        double squared = 0;
        for (int i = 0; i < sample.x.length; i++) {
            double expected = model.expected(sample.x[i], sample.txDays[i] / 7.0, sample.tDays[i] / 7.0, 39);
            sum += expected;
            absolute += Math.abs(expected - sample.holdout[i]);
            squared += Math.pow(expected - sample.holdout[i], 2);
        }
        assertThat(sum).isCloseTo(1653.4, within(.05));
        assertThat(absolute / sample.x.length).isCloseTo(.7855, within(5e-5));
        assertThat(Math.sqrt(squared / sample.x.length)).isCloseTo(1.6080, within(5e-5));
    }

    @Test
    void gammaGammaFindsThePublishedParameters() throws IOException {
        SpendFit fit = SpendFitting.fit(CdnowSample.read().spend()).orElseThrow();
        assertThat(fit.customers()).isEqualTo(946);
        assertThat(fit.model().p()).isCloseTo(6.2496, within(1e-4));
        assertThat(fit.model().q()).isCloseTo(3.7442, within(1e-4));
        assertThat(fit.model().gamma()).isCloseTo(15.4435, within(1e-3));
        assertThat(fit.logLikelihood()).isCloseTo(-4055.9177, within(1e-4));
        assertThat(fit.model().populationMean()).isCloseTo(35.17, within(.005));
        assertThat(fit.correlation()).isCloseTo(.1139, within(5e-5));
    }

    @Test
    void nbdWithoutDropoutFindsItsKnownParameters() throws IOException {
        PurchaseFit fit = PurchaseFitting.fitNbd(CdnowSample.read().purchases());
        assertThat(fit.model().code()).isEqualTo("nbd");
        assertThat(fit.model().r()).isCloseTo(.384768, within(5e-6));
        assertThat(fit.model().alpha()).isCloseTo(12.072084, within(2e-4));
        assertThat(fit.logLikelihood()).isCloseTo(-9763.66, within(.005));
    }

    /** The published file has weeks with two decimals, which its figures were computed from. */
    @ParameterizedTest
    @CsvSource({"BG_NBD, .242593, 4.413532, .792886, 2.425753, -9582.4256, 4e-6",
            "MBG_NBD, .525, 6.183, .891, 1.614, -9582.1327, 6e-4",
            "PARETO_NBD, .553276, 10.577612, .606214, 11.667913, -9594.9739, 4e-6"})
    void weeksWithTwoDecimalsGiveThePublishedParameters(PurchaseChoice.Kind kind, double first, double second,
            double third, double fourth, double logLikelihood, double precision) throws IOException {
        PurchaseFit fit = PurchaseFitting.fit(CdnowSample.read().hundredths(), PurchaseChoice.of(kind), 0);
        double[] published = {first, second, third, fourth};
        for (int i = 0; i < 4; i++) {
            assertThat(fit.model().parameters()[i]).as(fit.model().names()[i]).isCloseTo(published[i],
                    within(precision * Math.max(1, published[i])));
        }
        assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(5e-5));
        assertThat(fit.doubt()).isEmpty();
    }

    @Test
    void paretoNbdHasThePublishedStandardErrors() throws IOException {
        PurchaseFit fit = PurchaseFitting.fit(CdnowSample.read().hundredths(),
                PurchaseChoice.of(PurchaseChoice.Kind.PARETO_NBD), 0);
        assertThat(fit.standardErrors()[0]).isCloseTo(.0476, within(5e-5));
        assertThat(fit.standardErrors()[1]).isCloseTo(.8427, within(5e-4));
        assertThat(fit.standardErrors()[2]).isCloseTo(.1873, within(5e-4));
        assertThat(fit.standardErrors()[3]).isCloseTo(6.2105, within(2e-2));
    }

    /** CDNOW buyers have no rhythm. */
    @Test
    void theBestRegularityOfTheSampleIsOne() throws IOException {
        CdnowSample sample = CdnowSample.read();
        PurchaseFit regular = PurchaseFitting.fit(sample.purchases(),
                PurchaseChoice.of(PurchaseChoice.Kind.MBG_CNBD), sample.logIntervals());
        PurchaseFit mbg = PurchaseFitting.fit(sample.purchases(), PurchaseChoice.of(PurchaseChoice.Kind.MBG_NBD), 0);
        assertThat(regular.model().stages()).isEqualTo(1);
        assertThat(regular.model().parameters()).containsExactly(mbg.model().parameters(), within(1e-5));
        assertThat(regular.logLikelihood()).isCloseTo(mbg.logLikelihood(), within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"MBG_NBD, 0", "PARETO_NBD, 0", "MBG_CNBD, 1", "MBG_CNBD, 2", "MBG_CNBD, 3"})
    void theSumOverShardsIsTheSumOverCustomersOfEveryModel(PurchaseChoice.Kind kind, int k) throws IOException {
        CdnowSample sample = CdnowSample.read();
        PurchaseFit fit = PurchaseFitting.fit(sample.purchases(), new PurchaseChoice(kind, k), sample.logIntervals());
        double sum = IntStream.range(0, sample.x.length).mapToDouble(i -> fit.model().logLikelihood(sample.x[i],
                sample.txDays[i] / 7.0, sample.tDays[i] / 7.0, sample.logIntervals[i] - sample.x[i] * Math.log(7)))
                .sum();
        assertThat(fit.logLikelihood()).isCloseTo(sum, within(1e-7));
    }
}
