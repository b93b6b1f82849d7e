package dev.perennial.platform.notice;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemKind;

/** What can go wrong with notices. */
public enum NoticeProblem implements Problem {

    NOBODYS_INBOX("notice/nobodys-inbox", ProblemKind.REFUSED);

    private final String code;
    private final ProblemKind kind;

    NoticeProblem(String code, ProblemKind kind) {
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
