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
    RECENCY(Theme.RHYTHM, false, Scale.LOG_OF_MORE),
    /** ln(1 + days since the last order over the customer's own mean interval); empty before the second day. */
    OVERDUE(Theme.RHYTHM, true, Scale.LOG_OF_MORE),
    /** ln of the number of orders. */
    FREQUENCY(Theme.ORDERS, false, Scale.LOG),
    /** ln(1 + orders of the last 90 days), the first order left out. */
    RECENT(Theme.ORDERS, false, Scale.LOG_OF_MORE),
    /** ln(1 + orders of the 270 days before), the first order left out. */
    BEFORE(Theme.ORDERS, false, Scale.LOG_OF_MORE),
    /** Months with an order among the last twelve. */
    MONTHS(Theme.ORDERS, false, Scale.PLAIN),
    /** ln(1 + days since the first order). */
    AGE(Theme.AGE, false, Scale.LOG_OF_MORE),
    /** Mean ln of the amounts of the last 360 days; empty without any. */
    BASKET(Theme.BASKET, true, Scale.LOG),
    /** Mean ln of the amounts of the last 90 days less that of the 270 days before; empty without both. */
    BASKET_CHANGE(Theme.BASKET, false, Scale.LOG),
    /** ln(1 + active days of the last 28); empty for who was never seen. */
    ACTIVE(Theme.ACTIVITY, true, Scale.LOG_OF_MORE, Datasets.EVENTS.name(), 112),
    /** ln(1 + active days of the 84 before). */
    ACTIVE_BEFORE(Theme.ACTIVITY, false, Scale.LOG_OF_MORE, Datasets.EVENTS.name(), 112),
    /** ln of usage in 30 days over a third of the 90 before, within 1/20 … 20; empty without readings. */
    USAGE(Theme.USAGE, true, Scale.LOG, Datasets.USAGE.name(), 120),
    /** 1 with an unhappy answer in 180 days, else 0; empty for who never answered. */
    UNHAPPY(Theme.FEEDBACK, true, Scale.PLAIN, Datasets.SURVEY_ANSWERS.name(), 180),
    /** 1 with a complaint in 180 days, else 0. */
    COMPLAINT(Theme.FEEDBACK, false, Scale.PLAIN, Datasets.COMPLAINTS.name(), 180),
    /** 1 with a subscription cancelled for a stated cause in a year, else 0. */
    CAUSE(Theme.CAUSE, false, Scale.PLAIN, Datasets.SUBSCRIPTIONS.name(), 0);

    /** What a number of the feature stands for. */
    enum Scale {
        PLAIN, LOG, LOG_OF_MORE;

        /** In the units of people: days, orders, money; of a change, a factor. */
        double natural(double value) {
            return switch (this) {
                case PLAIN -> value;
                case LOG -> Math.exp(value);
                case LOG_OF_MORE -> Math.expm1(value);
            };
        }
    }

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
    private final Scale scale;
    private final @Nullable String source;
    private final int reach;

    Feature(Theme theme, boolean tellsByAbsence, Scale scale) {
        this(theme, tellsByAbsence, scale, null, 0);
    }

    Feature(Theme theme, boolean tellsByAbsence, Scale scale, @Nullable String source, int reach) {
        this.theme = theme;
        this.tellsByAbsence = tellsByAbsence;
        this.scale = scale;
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

    Scale scale() {
        return scale;
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
