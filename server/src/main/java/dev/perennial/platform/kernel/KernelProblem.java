package dev.perennial.platform.kernel;

/** Problems that belong to no module in particular. */
public enum KernelProblem implements Problem {

    INVALID("kernel/invalid", ProblemKind.INVALID),
    REQUIRED("kernel/required", ProblemKind.INVALID),
    TOO_LONG("kernel/too-long", ProblemKind.INVALID),
    NUL("kernel/nul", ProblemKind.INVALID),
    OUT_OF_RANGE("kernel/out-of-range", ProblemKind.INVALID),
    NOT_ONE_OF("kernel/not-one-of", ProblemKind.INVALID),
    TEXT_UNFIT("kernel/text-unfit", ProblemKind.INVALID),
    NUMBER_TOO_LARGE("kernel/number-too-large", ProblemKind.INVALID),
    NUMBER_TOO_FINE("kernel/number-too-fine", ProblemKind.INVALID),
    TIME_MALFORMED("kernel/time-malformed", ProblemKind.INVALID),
    STALE("kernel/stale", ProblemKind.STALE),
    VERSION_REQUIRED("kernel/version-required", ProblemKind.PRECONDITION_REQUIRED);

    private final String code;
    private final ProblemKind kind;

    KernelProblem(String code, ProblemKind kind) {
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
