package dev.perennial.engine.orders;

/** What one date says about the order of day and month in its file. */
public enum DateShape {
    /** Reads the same whatever the order: the year first, a month by name, or day and month equal. */
    NEUTRAL, DAY_FIRST, MONTH_FIRST, EITHER, TWO_DIGIT_YEAR,
    /** A spreadsheet's day number or a count of seconds or milliseconds. */
    SERIAL,
    /** Not a date. */
    NONE
}
