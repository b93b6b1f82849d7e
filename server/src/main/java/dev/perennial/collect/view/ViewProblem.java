package dev.perennial.collect.view;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemKind;

/** What can go wrong with saved views. */
public enum ViewProblem implements Problem {

    NOT_FOUND("view/not-found", ProblemKind.NOT_FOUND),
    NOT_YOURS("view/not-yours", ProblemKind.FORBIDDEN),
    SHARING_NOT_ALLOWED("view/sharing-not-allowed", ProblemKind.FORBIDDEN),
    NOBODYS("view/nobodys", ProblemKind.INVALID),
    NAME_TAKEN("view/name-taken", ProblemKind.CONFLICT),
    KEY_REUSED("view/idempotency-key-reused", ProblemKind.CONFLICT),
    COLUMN_TWICE("view/column-twice", ProblemKind.INVALID),
    TOO_MANY("view/too-many", ProblemKind.REFUSED);

    private final String code;
    private final ProblemKind kind;

    ViewProblem(String code, ProblemKind kind) {
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
