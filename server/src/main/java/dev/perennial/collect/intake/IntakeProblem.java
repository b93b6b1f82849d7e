package dev.perennial.collect.intake;

import java.util.Arrays;
import java.util.Set;

import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.ProblemKind;

/** What can be wrong with an import as a whole. What is wrong with single rows has names of its own. */
public enum IntakeProblem implements Problem {

    FILE_EMPTY("intake/file-empty", ProblemKind.MALFORMED),
    FILE_BINARY("intake/file-binary", ProblemKind.MALFORMED),
    FILE_SPREADSHEET("intake/file-spreadsheet", ProblemKind.MALFORMED),
    FILE_SHEETS_EMPTY("intake/file-sheets-empty", ProblemKind.MALFORMED),
    FILE_DAMAGED("intake/file-damaged", ProblemKind.MALFORMED),
    FILE_UNPACKS_TOO_LARGE("intake/file-unpacks-too-large", ProblemKind.TOO_LARGE),
    FILE_UNREADABLE("intake/file-unreadable", ProblemKind.MALFORMED),
    NO_ROWS("intake/no-rows", ProblemKind.MALFORMED),
    ENCODING_UNDECODABLE("intake/encoding-undecodable", ProblemKind.INVALID),
    ENCODING_MIXED("intake/encoding-mixed", ProblemKind.MALFORMED),
    ENCODING_UNKNOWN("intake/encoding-unknown", ProblemKind.INVALID),
    DELIMITER_WRONG("intake/delimiter-wrong", ProblemKind.INVALID),
    DELIMITER_UNKNOWN("intake/delimiter-unknown", ProblemKind.MALFORMED),
    HEADINGS_MISSING("intake/headings-missing", ProblemKind.MALFORMED),
    TOO_MANY_COLUMNS("intake/too-many-columns", ProblemKind.MALFORMED),
    QUOTES_BROKEN("intake/quotes-broken", ProblemKind.MALFORMED),
    CELL_TOO_LARGE("intake/cell-too-large", ProblemKind.MALFORMED),
    DATES_AMBIGUOUS("intake/dates-ambiguous", ProblemKind.INVALID),
    DATES_IN_TWO_ORDERS("intake/dates-in-two-orders", ProblemKind.INVALID),
    DATES_TWO_DIGIT_YEAR("intake/dates-two-digit-year", ProblemKind.INVALID),
    DATES_SERIAL("intake/dates-serial", ProblemKind.INVALID),
    AMOUNTS_AMBIGUOUS("intake/amounts-ambiguous", ProblemKind.INVALID),
    AMOUNTS_IN_TWO_STYLES("intake/amounts-in-two-styles", ProblemKind.INVALID),
    OBJECT_UNKNOWN("intake/object-unknown", ProblemKind.INVALID),
    FIELD_UNKNOWN("intake/field-unknown", ProblemKind.INVALID),
    FIELD_MISSING("intake/field-missing", ProblemKind.INVALID),
    FIELD_AMBIGUOUS("intake/field-ambiguous", ProblemKind.INVALID),
    COLUMN_UNKNOWN("intake/column-unknown", ProblemKind.INVALID),
    ZONE_UNKNOWN("intake/zone-unknown", ProblemKind.INVALID),
    CURRENCY_UNKNOWN("intake/currency-unknown", ProblemKind.INVALID),
    CUSTOMER_TOO_LARGE("intake/customer-too-large", ProblemKind.INVALID),
    FILE_MISSING("intake/file-missing", ProblemKind.INVALID),
    DRAFT_NOT_FOUND("intake/draft-not-found", ProblemKind.NOT_FOUND),
    NOT_FOUND("intake/not-found", ProblemKind.NOT_FOUND),
    UNDONE("intake/undone", ProblemKind.REFUSED),
    NOT_UNDOABLE("intake/not-undoable", ProblemKind.REFUSED);

    private static final Set<IntakeProblem> DATES = Set.of(DATES_AMBIGUOUS, DATES_IN_TWO_ORDERS, DATES_TWO_DIGIT_YEAR);
    private static final Set<IntakeProblem> AMOUNTS = Set.of(AMOUNTS_AMBIGUOUS, AMOUNTS_IN_TWO_STYLES);

    private final String code;
    private final ProblemKind kind;

    IntakeProblem(String code, ProblemKind kind) {
        this.code = code;
        this.kind = kind;
    }

    /** What a file cannot be read for, with the setting that would help. */
    public static ProblemException of(OrderFileException e) {
        String name = e.problem().name();
        IntakeProblem problem = Arrays.stream(values()).filter(value -> value.name().equals(name)).findFirst()
                .orElse(FILE_UNREADABLE);
        Object[] arguments = e.arguments().toArray();
        if (DATES.contains(problem)) {
            return ProblemException.invalidBody("/settings/dateOrder", problem, arguments);
        }
        return AMOUNTS.contains(problem)
                ? ProblemException.invalidBody("/settings/decimalMark", problem, arguments)
                : new ProblemException(problem, arguments);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public ProblemKind kind() {
        return kind;
    }
}
