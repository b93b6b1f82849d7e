package dev.perennial.engine.model.churn;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.perennial.engine.dataset.Datasets;
import org.jspecify.annotations.Nullable;

/** What the classifier looks at; each is a column {@code x_…} of {@code features.sql}, empty where it is not known. */
enum Feature {
    /** ln(1 + days since the last order). */
    RECENCY(Theme.RHYTHM, false),
    /** ln(1 + days since the last order over the customer's own mean interval); empty before the second day. */
    OVERDUE(Theme.RHYTHM, true),
    /** ln of the number of orders. */
    FREQUENCY(Theme.ORDERS, false),
    /** ln(1 + orders of the last 90 days), the first order left out. */
    RECENT(Theme.ORDERS, false),
    /** ln(1 + orders of the 270 days before), the first order left out. */
    BEFORE(Theme.ORDERS, false),
    /** Months with an order among the last twelve. */
    MONTHS(Theme.ORDERS, false),
    /** ln(1 + days since the first order). */
    AGE(Theme.AGE, false),
    /** Mean ln of the amounts of the last 360 days; empty without any. */
    BASKET(Theme.BASKET, true),
    /** Mean ln of the amounts of the last 90 days less that of the 270 days before; empty without both. */
    BASKET_CHANGE(Theme.BASKET, false),
    /** ln(1 + active days of the last 28); empty for who was never seen. */
    ACTIVE(Theme.ACTIVITY, true, Datasets.EVENTS.name(), 112),
    /** ln(1 + active days of the 84 before). */
    ACTIVE_BEFORE(Theme.ACTIVITY, false, Datasets.EVENTS.name(), 112),
    /** ln of usage in 30 days over a third of the 90 before, within 1/20 … 20; empty without readings. */
    USAGE(Theme.USAGE, true, Datasets.USAGE.name(), 120),
    /** 1 with an unhappy answer in 180 days, else 0; empty for who never answered. */
    UNHAPPY(Theme.FEEDBACK, true, Datasets.SURVEY_ANSWERS.name(), 180),
    /** 1 with a complaint in 180 days, else 0. */
    COMPLAINT(Theme.FEEDBACK, false, Datasets.COMPLAINTS.name(), 180),
    /** 1 with a subscription cancelled for a stated cause in a year, else 0. */
    CAUSE(Theme.CAUSE, false, Datasets.SUBSCRIPTIONS.name(), 0);

    /** What several features tell together: their effects are added up, since one alone depends on the others. */
    enum Theme {
        RHYTHM, ORDERS, AGE, BASKET, ACTIVITY, USAGE, FEEDBACK, CAUSE;

        private static final List<Theme> ALL = List.of(values());
        /** Of the log-odds, in millionths: less is not told. */
        private static final int LEAST = 100_000;
        private static final int NUMBERS = 32;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The column that says what the theme adds to the log-odds. */
        String move() {
            return "m_" + code();
        }

        /** The column that says the same as one number to compare themes by. */
        String key() {
            return "k_" + code();
        }

        /** That number as SQL. */
        String number() {
            return "CAST(floor(abs(%1$s) * 1e6) AS BIGINT) * %2$d + CASE WHEN %1$s > 0e0 THEN %3$d ELSE %4$d END"
                    .formatted(move(), NUMBERS, 2 * ALL.indexOf(this) + 1, 2 * ALL.indexOf(this));
        }

        /** The theme and direction of a number in a column as SQL; empty where it hardly moves anything. */
        static String reason(String column) {
            return ALL.stream().map(theme -> " WHEN %1$d THEN 'down-%3$s' WHEN %2$d THEN 'up-%3$s'".formatted(
                    2 * ALL.indexOf(theme), 2 * ALL.indexOf(theme) + 1, theme.code()))
                    .collect(Collectors.joining("", "CASE WHEN %1$s >= %2$d THEN CASE %1$s %% %3$d".formatted(column,
                            (long) LEAST * NUMBERS, NUMBERS), " END END"));
        }
    }

    private static final List<Feature> ALL = List.of(values());

    private final Theme theme;
    private final boolean tellsByAbsence;
    private final @Nullable String source;
    private final int reach;

    Feature(Theme theme, boolean tellsByAbsence) {
        this(theme, tellsByAbsence, null, 0);
    }

    Feature(Theme theme, boolean tellsByAbsence, @Nullable String source, int reach) {
        this.theme = theme;
        this.tellsByAbsence = tellsByAbsence;
        this.source = source;
        this.reach = reach;
    }

    Theme theme() {
        return theme;
    }

    /** Whether that it is empty has an effect of its own. */
    boolean tellsByAbsence() {
        return tellsByAbsence;
    }

    /** The name of the data set it needs beside orders. */
    Optional<String> source() {
        return Optional.ofNullable(source);
    }

    /** Days before a cutoff that it looks at. */
    int reach() {
        return reach;
    }

    /** Where it stands in a row of {@link ChurnSample}. */
    int place() {
        return ALL.indexOf(this);
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String column() {
        return "x_" + code();
    }
}
