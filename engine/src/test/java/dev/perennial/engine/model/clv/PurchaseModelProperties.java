package dev.perennial.engine.model.clv;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

class PurchaseModelProperties {

    @Provide
    Arbitrary<BgNbd> models() {
        Arbitrary<Double> positive = Arbitraries.doubles().between(-5, 4).map(Math::exp);
        return Combinators.combine(positive, positive, positive, positive).as(BgNbd::new);
    }

    @Property(tries = 300)
    void aMoreRecentOrderNeverLowersTheChanceOfBeingActive(@ForAll("models") BgNbd model,
            @ForAll @IntRange(min = 1, max = 10_000) int x, @ForAll @DoubleRange(min = 0, max = 1) double one,
            @ForAll @DoubleRange(min = 0, max = 1) double other, @ForAll @DoubleRange(min = 0, max = 2609) double t) {
        double early = model.pAlive(x, t * Math.min(one, other), t);
        double late = model.pAlive(x, t * Math.max(one, other), t);
        assertThat(early).isBetween(0.0, 1.0);
        assertThat(late).isBetween(early, 1.0);
    }

    @Property(tries = 200)
    void expectedOrdersGrowWithTheHorizonAndNeverExceedThoseWithoutDropout(@ForAll("models") BgNbd model,
            @ForAll @IntRange(max = 10_000) int x, @ForAll @DoubleRange(min = 0, max = 2609) double t,
            @ForAll @DoubleRange(min = 0, max = 520) double ahead) {
        double orders = model.expectedIfAlive(x, t, t, ahead);
        assertThat(orders).isBetween(0.0,
                new Nbd(model.r(), model.alpha()).expectedIfAlive(x, t, t, ahead) * (1 + 1e-9));
        assertThat(model.expectedIfAlive(x, t, t, ahead * 1.5)).isGreaterThanOrEqualTo(orders * (1 - 1e-11));
    }

    @Property(tries = 200)
    void theLikelihoodIsFiniteWhateverTheHistory(@ForAll("models") BgNbd model, @ForAll @IntRange(max = 10_000) int x,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @DoubleRange(min = 0, max = 18_263) double t) {
        assertThat(model.logLikelihood(x, x == 0 ? 0 : share * t, t)).isFinite();
    }

    @Property(tries = 100)
    void withoutDropoutBgNbdIsNbd(@ForAll @DoubleRange(min = .1, max = 5) double r,
            @ForAll @DoubleRange(min = .1, max = 50) double alpha, @ForAll @IntRange(max = 200) int x,
            @ForAll @DoubleRange(min = 1, max = 300) double t) {
        BgNbd bg = new BgNbd(r, alpha, 1e-12, 1);
        Nbd nbd = new Nbd(r, alpha);
        assertThat(bg.expected(x, t, t, 52)).isCloseTo(nbd.expected(x, t, t, 52), withinPercentage(1e-6));
        assertThat(bg.logLikelihood(x, t, t)).isCloseTo(nbd.logLikelihood(x, t, t), withinPercentage(1e-6));
    }
}
