package dev.perennial.collect.behaviour;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemKind;

/** What can be wrong with events and their types. */
enum BehaviourProblem implements Problem {

    TYPE_NOT_FOUND("behaviour/type-not-found", ProblemKind.NOT_FOUND),
    TYPE_UNKNOWN("behaviour/type-unknown", ProblemKind.INVALID),
    CODE_MALFORMED("behaviour/code-malformed", ProblemKind.INVALID),
    CODE_TAKEN("behaviour/code-taken", ProblemKind.CONFLICT),
    CODE_TWICE("behaviour/code-twice", ProblemKind.INVALID),
    PROPERTY_KEPT("behaviour/property-kept", ProblemKind.INVALID),
    PROPERTY_UNKNOWN("behaviour/property-unknown", ProblemKind.INVALID),
    PROPERTY_TYPE("behaviour/property-type", ProblemKind.INVALID),
    TOO_MANY("behaviour/too-many", ProblemKind.INVALID);

    private final String code;
    private final ProblemKind kind;

    BehaviourProblem(String code, ProblemKind kind) {
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
