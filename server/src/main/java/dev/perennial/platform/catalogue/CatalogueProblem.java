package dev.perennial.platform.catalogue;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemKind;

/** What can be wrong with a rule, an order or a list of fields. */
public enum CatalogueProblem implements Problem {

    ATTRIBUTE_UNKNOWN("catalogue/attribute-unknown"),
    NOT_FILTERABLE("catalogue/not-filterable"),
    NOT_SORTABLE("catalogue/not-sortable"),
    COMPARISON_UNSUITABLE("catalogue/comparison-unsuitable"),
    NOT_ORDERED("catalogue/not-ordered"),
    NOT_LISTABLE("catalogue/not-listable"),
    NOT_TEXT("catalogue/not-text"),
    NOT_NUMBER("catalogue/not-number"),
    NOT_WHOLE("catalogue/not-whole"),
    NOT_DATE("catalogue/not-date"),
    NOT_INSTANT("catalogue/not-instant"),
    NOT_BOOLEAN("catalogue/not-boolean"),
    RANGE_REVERSED("catalogue/range-reversed"),
    TOO_DEEP("catalogue/too-deep"),
    TOO_LARGE("catalogue/too-large"),
    TOO_MANY_VALUES("catalogue/too-many-values"),
    CURSOR_INVALID("catalogue/cursor-invalid"),
    FACT_UNKNOWN("catalogue/fact-unknown"),
    FACT_WITHIN_FACT("catalogue/fact-within-fact"),
    NOT_OF_FACT("catalogue/not-of-fact"),
    WINDOW_UNCLEAR("catalogue/window-unclear"),
    NOT_A_DAY("catalogue/not-a-day"),
    NOT_YEARLY("catalogue/not-yearly");

    private final String code;

    CatalogueProblem(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public ProblemKind kind() {
        return ProblemKind.INVALID;
    }
}
