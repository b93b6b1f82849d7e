package dev.perennial.demo;

import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RandomStreamTest {

    private static final int DRAWS = 200_000;

    @Test
    void streamsOfDifferentPurposeCustomerOrItemDiffer() {
        assertThat(RandomStream.of(1, Purpose.SPEND, 1).uniform())
                .isNotEqualTo(RandomStream.of(1, Purpose.BASKET, 1).uniform())
                .isNotEqualTo(RandomStream.of(1, Purpose.SPEND, 2).uniform())
                .isNotEqualTo(RandomStream.of(1, Purpose.SPEND, 1, 1).uniform())
                .isEqualTo(RandomStream.of(1, Purpose.SPEND, 1).uniform());
    }

    @Test
    void firstDrawsOfNeighbouringCustomersAreUncorrelated() {
        double[] first = DoubleStream.iterate(1, i -> i + 1).limit(DRAWS)
                .map(i -> RandomStream.of(9, Purpose.SPEND, (long) i).uniform() - 0.5).toArray();
        double product = 0;
        for (int i = 1; i < DRAWS; i++) {
            product += first[i] * first[i - 1];
        }
        assertThat(product * 12 / DRAWS).isCloseTo(0, within(4 / Math.sqrt(DRAWS)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.6, 1, 3.5, 80})
    void aGammaHasItsShapeAsMeanAndVariance(double shape) {
        double[] draws = draw(stream -> stream.gamma(shape));
        double mean = DoubleStream.of(draws).average().orElseThrow();
        double variance = DoubleStream.of(draws).map(x -> (x - shape) * (x - shape)).average().orElseThrow();
        assertThat(mean).isCloseTo(shape, within(4 * Math.sqrt(shape / DRAWS)));
        // The variance of a squared deviation of Gamma(k, 1) is 2 k² + 6 k.
        assertThat(variance).isCloseTo(shape, within(4 * Math.sqrt((2 * shape * shape + 6 * shape) / DRAWS)));
    }

    @Test
    void aBetaHasItsMean() {
        double mean = DoubleStream.of(draw(stream -> stream.beta(0.5, 3.5))).average().orElseThrow();
        assertThat(mean).isCloseTo(0.125, within(4 * Math.sqrt(0.125 * 0.875 / 5 / DRAWS)));
    }

    private static double[] draw(ToDoubleFunction<RandomStream> what) {
        RandomStream stream = RandomStream.of(3, Purpose.PROFILE, 1);
        return DoubleStream.generate(() -> what.applyAsDouble(stream)).limit(DRAWS).toArray();
    }
}
