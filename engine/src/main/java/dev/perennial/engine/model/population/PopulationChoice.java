package dev.perennial.engine.model.population;

import java.time.LocalDate;
import java.util.Locale;

/** How a base is divided into populations. */
public enum PopulationChoice {
    /** Not at all: one set of parameters for everyone. */
    NONE(0),
    /** By year of the first order, if that predicts held-out orders better beyond chance; else not at all. */
    AUTO(0),
    /** By calendar year of the first order. */
    YEAR(12),
    /** By half of the calendar year. */
    HALF_YEAR(6),
    /** By quarter of the calendar year. */
    QUARTER(3),
    /** By covariates, which move the parameters of one fit. */
    COVARIATES(0);

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final int months;

    PopulationChoice(int months) {
        this.months = months;
    }

    /** The name in options, files and answers. */
    public String code() {
        return code;
    }

    /** Whether it names periods of the first order. */
    public boolean byPeriod() {
        return months > 0;
    }

    /** First day of the period in which a day lies. */
    LocalDate periodOf(LocalDate day) {
        int month = (day.getMonthValue() - 1) / months * months + 1;
        return LocalDate.of(day.getYear(), month, 1);
    }
}
