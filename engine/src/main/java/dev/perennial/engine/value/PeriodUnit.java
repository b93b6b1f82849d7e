package dev.perennial.engine.value;

import java.util.Locale;

/** The unit of time in which rates are expressed and horizons counted. Time itself is measured in whole days. */
public enum PeriodUnit {
    DAY(1), WEEK(7), MONTH(30.4375);

    /** Days in a mean Julian year, 12 months of 30.4375 days. */
    public static final double DAYS_PER_YEAR = 365.25;

    private final double days;

    PeriodUnit(double days) {
        this.days = days;
    }

    public double days() {
        return days;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
