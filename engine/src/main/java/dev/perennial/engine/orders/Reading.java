package dev.perennial.engine.orders;

/** How reading one cell went. */
public enum Reading {
    READ, BAD,
    /** A date after today. */
    FUTURE,
    /** Depends on, or contradicts, a convention of the whole file that is not settled so far. */
    OPEN
}
