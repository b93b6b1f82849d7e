package dev.perennial.demo;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Values of which some are drawn more often than others. */
final class Weighted<T> {

    private final List<T> values;
    private final double[] cumulative;

    private Weighted(List<T> values, double[] cumulative) {
        this.values = values;
        this.cumulative = cumulative;
    }

    static <T> Weighted<T> of(List<T> values, ToDoubleFunction<T> weight) {
        double[] cumulative = values.stream().mapToDouble(weight).toArray();
        Arrays.parallelPrefix(cumulative, Double::sum);
        return new Weighted<>(List.copyOf(values), cumulative);
    }

    T draw(RandomStream stream) {
        double position = stream.uniform() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, position);
        return values.get(Math.min(found >= 0 ? found + 1 : -found - 1, values.size() - 1));
    }
}
