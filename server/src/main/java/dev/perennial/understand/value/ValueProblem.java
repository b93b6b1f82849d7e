package dev.perennial.understand.value;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemKind;

/** What can go wrong with values and their runs. */
public enum ValueProblem implements Problem {

    NO_RUN("value/no-run", ProblemKind.NOT_FOUND),
    NO_CARD("value/no-card", ProblemKind.NOT_FOUND),
    RUN_NOT_FOUND("value/run-not-found", ProblemKind.NOT_FOUND),
    RUN_IN_PROGRESS("value/run-in-progress", ProblemKind.CONFLICT),
    NOT_WITHHELD("value/not-withheld", ProblemKind.REFUSED),
    REASON_REQUIRED("value/reason-required", ProblemKind.INVALID),
    ORDERS_MISSING("value/orders-missing", ProblemKind.REFUSED),
    CANNOT_BE_VALUED("value/cannot-be-valued", ProblemKind.REFUSED),
    PUBLISH_BUSY("value/publish-busy", ProblemKind.UNAVAILABLE);

    private final String code;
    private final ProblemKind kind;

    ValueProblem(String code, ProblemKind kind) {
        this.code = code;
        this.kind = kind;
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
