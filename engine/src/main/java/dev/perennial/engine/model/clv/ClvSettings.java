package dev.perennial.engine.model.clv;

import java.io.Serializable;

/**
 * What lifetime values are asked for.
 *
 * @param unitDays days in a unit
 * @param horizon units ahead, at least 1
 * @param margin share of spend that is margin
 * @param discount annual effective rate, applied at the end of each unit
 * @param level probability of the intervals, for example 0.8
 */
public record ClvSettings(double unitDays, int horizon, double margin, double discount, double level)
        implements
            Serializable {

    /** Days in a mean Julian year. */
    public static final double DAYS_PER_YEAR = 365.25;

    public ClvSettings {
        if (!(unitDays > 0 && horizon >= 1 && margin >= 0 && discount >= 0 && level > 0 && level < 1)) {
            throw new IllegalArgumentException("settings out of range");
        }
    }

    /** Present worth of 1 at the end of a unit. */
    double unitDiscount() {
        return Math.pow(1 + discount, -unitDays / DAYS_PER_YEAR);
    }

    /** Probability of an outcome on each side of the interval. */
    double tail() {
        return (1 - level) / 2;
    }
}
