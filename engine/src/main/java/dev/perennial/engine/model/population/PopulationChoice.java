package dev.perennial.engine.model.population;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    /** Those that can be asked for by name; covariates come with their values instead. */
    public static List<PopulationChoice> named() {
        return Arrays.stream(values()).filter(choice -> choice != COVARIATES).toList();
    }

    /** The one of this name, if it can be asked for. */
    public static Optional<PopulationChoice> named(String code) {
        return named().stream().filter(choice -> choice.code.equals(code)).findFirst();
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
