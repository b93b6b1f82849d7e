package dev.perennial.platform.jobs;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemKind;

/** What can go wrong with jobs. */
public enum JobsProblem implements Problem {

    NOT_FOUND("jobs/not-found", ProblemKind.NOT_FOUND),
    NOT_CANCELLABLE("jobs/not-cancellable", ProblemKind.CONFLICT),
    NOT_RETRYABLE("jobs/not-retryable", ProblemKind.CONFLICT),
    /** The process died under the job again and again. */
    INTERRUPTED("jobs/interrupted", ProblemKind.INTERNAL),
    UNEXPECTED("jobs/unexpected", ProblemKind.INTERNAL);

    private final String code;
    private final ProblemKind kind;

    JobsProblem(String code, ProblemKind kind) {
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
