package dev.perennial.engine.model.rfm;

import java.util.Arrays;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NaturalBreaksProperties {

    @Test
    void clumpsAreFound() {
        assertThat(
                NaturalBreaks.lastOfEachClass(new double[]{1, 2, 3, 50, 51, 52, 1000}, new long[]{1, 1, 1, 1, 1, 1, 1},
                        3))
                .containsExactly(2, 5, 6);
    }

    @Test
    void withFewerValuesThanClassesTheSurplusIsEmpty() {
        assertThat(NaturalBreaks.lastOfEachClass(new double[]{1, 9}, new long[]{5, 1}, 5)).containsExactly(0, 1, 1, 1,
                1);
    }

    @Property(tries = 200)
    void noOtherDivisionIsBetter(@ForAll @Size(min = 3, max = 9) List<@IntRange(max = 60) Integer> drawn) {
        double[] values = drawn.stream().distinct().sorted().mapToDouble(Integer::doubleValue).toArray();
        long[] counts = Arrays.stream(values).mapToLong(v -> 1 + (long) v % 3).toArray();
        if (values.length < 3) {
            return;
        }
        int[] found = NaturalBreaks.lastOfEachClass(values, counts, 3);
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < values.length - 2; i++) {
            for (int j = i + 1; j < values.length - 1; j++) {
                best = Math.min(best, cost(values, counts, 0, i) + cost(values, counts, i + 1, j)
                        + cost(values, counts, j + 1, values.length - 1));
            }
        }
        double cost = cost(values, counts, 0, found[0]) + cost(values, counts, found[0] + 1, found[1])
                + cost(values, counts, found[1] + 1, found[2]);
        assertThat(cost).isCloseTo(best, within(1e-6));
    }

    private static double cost(double[] values, long[] counts, int from, int to) {
        double weight = 0;
        double sum = 0;
        for (int i = from; i <= to; i++) {
            weight += counts[i];
            sum += counts[i] * values[i];
        }
        double cost = 0;
        for (int i = from; i <= to; i++) {
            cost += counts[i] * Math.pow(values[i] - sum / weight, 2);
        }
        return cost;
    }
}
