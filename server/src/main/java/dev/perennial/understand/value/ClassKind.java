package dev.perennial.understand.value;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What customers are sorted into classes by, and moves are counted between. */
enum ClassKind {

    STAGE("stage", "prospect"), QUADRANT("quadrant", "A"), RFM_GROUP("rfm_group", "prospect"),
    CHURN("churn_class", "prospect");

    /** Not known by then, or not any more. */
    static final String ABSENT = "absent";
    /** Known, but the run did not say. */
    static final String UNKNOWN = "unknown";

    private final String code = name().toLowerCase(Locale.ROOT);
    private final String column;
    private final String waiting;

    ClassKind(String column, String waiting) {
        this.column = column;
        this.waiting = waiting;
    }

    /** The name in addresses and tables. */
    String code() {
        return code;
    }

    /** The class of those who have not ordered yet. */
    String waiting() {
        return waiting;
    }

    /** In the order in which they are shown. */
    List<String> classes() {
        return switch (this) {
            case STAGE -> List.of("prospect", "new", "growing", "mature", "declining", "lost");
            case QUADRANT -> List.of("A", "B", "C", "D", "E", "none", UNKNOWN);
            case RFM_GROUP -> List.of("prospect", "important-value", "important-develop", "important-keep",
                    "important-win-back", "general-value", "general-develop", "general-keep", "general-win-back",
                    UNKNOWN);
            case CHURN -> List.of("prospect", "none", "watch", "high", "lost", UNKNOWN);
        };
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(ClassKind::code).toList();
    }

    static Optional<ClassKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** Those that cards say, which are counted together. */
    static List<ClassKind> ofCards() {
        return List.of(STAGE, QUADRANT, RFM_GROUP);
    }

    /** The class by columns of these names, as SQL. */
    String sql(String prefix, String suffix) {
        return this == STAGE
                ? prefix + "stage" + suffix
                : "CASE WHEN %1$sstage%2$s = 'prospect' THEN '%3$s' ELSE coalesce(%1$s%4$s%2$s, '%5$s') END".formatted(
                        prefix, suffix, waiting, column, UNKNOWN);
    }
}
