package dev.perennial.engine.model.rfm;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How recency, frequency and monetary value become scores 1 … 5 (5 best) and the scores groups.
 *
 * @param method how the cuts between scores are found
 * @param fixedRecencyDays with {@link Method#FIXED}: four ascending cuts in days since the last order
 * @param fixedOrders with {@link Method#FIXED}: four ascending cuts in orders
 * @param fixedSpend with {@link Method#FIXED}: four ascending cuts in net spend
 * @param threshold what counts as high in a group: above the base's mean score, or above this score if positive
 */
public record RfmSettings(Method method, List<Double> fixedRecencyDays, List<Double> fixedOrders,
        List<Double> fixedSpend, double threshold) implements Serializable {

    /** How cuts are found. */
    public enum Method {
        QUANTILE, FIXED, NATURAL_BREAKS;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public RfmSettings {
        fixedRecencyDays = List.copyOf(fixedRecencyDays);
        fixedOrders = List.copyOf(fixedOrders);
        fixedSpend = List.copyOf(fixedSpend);
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("the threshold must be a finite number");
        }
        if (method == Method.FIXED) {
            requireFourAscending("recency", fixedRecencyDays);
            requireFourAscending("orders", fixedOrders);
            requireFourAscending("spend", fixedSpend);
        }
    }

    private static void requireFourAscending(String what, List<Double> cuts) {
        boolean ascending = IntStream.range(1, cuts.size()).allMatch(i -> cuts.get(i - 1) <= cuts.get(i));
        if (cuts.size() != 4 || !ascending || !cuts.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "fixed cuts for " + what + " must be four ascending numbers, got " + cuts);
        }
    }

    public static RfmSettings defaults() {
        return new RfmSettings(Method.QUANTILE, List.of(), List.of(), List.of(), 0);
    }
}
