package dev.perennial.engine.math;

/** A smooth function of several variables with its gradient. */
@FunctionalInterface
public interface Objective {

    /** The value at {@code point}; fills {@code gradient} (same length). Infinite or NaN where undefined. */
    double at(double[] point, double[] gradient);
}
