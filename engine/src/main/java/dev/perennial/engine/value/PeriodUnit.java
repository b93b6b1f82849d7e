package dev.perennial.engine.value;

import java.util.Locale;

import dev.perennial.engine.model.clv.ClvSettings;

/** The unit of time in which rates are expressed and horizons counted. Time itself is measured in whole days. */
public enum PeriodUnit {
    DAY(1), WEEK(7), MONTH(ClvSettings.DAYS_PER_YEAR / 12);

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
