package dev.perennial.collect.subscription;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemKind;

/** What can be wrong with subscriptions and usage. */
enum SubscriptionProblem implements Problem {

    TERM("subscription/term", ProblemKind.INVALID),
    BELOW_ZERO("subscription/below-zero", ProblemKind.INVALID),
    NOT_BASE_CURRENCY("subscription/not-base-currency", ProblemKind.INVALID),
    BEFORE_START("subscription/before-start", ProblemKind.INVALID),
    CAUSE_WITHOUT_DAY("subscription/cause-without-day", ProblemKind.INVALID),
    UNKNOWN("subscription/unknown", ProblemKind.INVALID);

    private final String code;
    private final ProblemKind kind;

    SubscriptionProblem(String code, ProblemKind kind) {
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
