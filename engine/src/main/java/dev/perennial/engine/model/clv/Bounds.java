package dev.perennial.engine.model.clv;

/** The interval between whose ends, both included, an outcome lies with at least the level's probability. */
public record Bounds(double low, double high) {
}
