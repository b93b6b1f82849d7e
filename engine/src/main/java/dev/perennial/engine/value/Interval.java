package dev.perennial.engine.value;

/** A figure with the bounds between which the outcome will lie with the run's level of confidence. */
public record Interval(double estimate, double low, double high) {
}
