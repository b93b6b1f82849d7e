package dev.perennial.collect.note;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemKind;

/** What can go wrong with notes. */
public enum NoteProblem implements Problem {

    NOT_FOUND("note/not-found", ProblemKind.NOT_FOUND),
    NOT_YOURS("note/not-yours", ProblemKind.FORBIDDEN),
    KEY_REUSED("note/idempotency-key-reused", ProblemKind.CONFLICT),
    FILE_NOT_FOUND("note/file-not-found", ProblemKind.NOT_FOUND),
    FILE_EMPTY("note/file-empty", ProblemKind.INVALID),
    FILE_TOO_LARGE("note/file-too-large", ProblemKind.TOO_LARGE),
    TOO_MANY_FILES("note/too-many-files", ProblemKind.REFUSED),
    NOBODYS_LIST("note/nobodys-list", ProblemKind.REFUSED);

    private final String code;
    private final ProblemKind kind;

    NoteProblem(String code, ProblemKind kind) {
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
