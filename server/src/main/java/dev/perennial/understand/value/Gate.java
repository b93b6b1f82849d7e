package dev.perennial.understand.value;

import org.jspecify.annotations.Nullable;

/**
 * What a gate found.
 *
 * @param value what was measured; none where there was nothing to measure against: then it does not stop
 *        the run, but nothing was checked
 * @param threshold what it may reach
 */
record Gate(String code, boolean passed, @Nullable Double value, @Nullable Double threshold) {

    /** A measure that must not be above a threshold. */
    static Gate atMost(String code, double value, double threshold) {
        return new Gate(code, value <= threshold, value, threshold);
    }

    /** A measure that must be above a threshold. */
    static Gate above(String code, double value, double threshold) {
        return new Gate(code, value > threshold, value, threshold);
    }

    /** Nothing to measure against. */
    static Gate open(String code, double threshold) {
        return new Gate(code, true, null, threshold);
    }
}
