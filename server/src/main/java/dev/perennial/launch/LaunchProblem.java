package dev.perennial.launch;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemKind;

/** What can go wrong while the demo company is loaded. */
public enum LaunchProblem implements Problem {

    DEMO_STEP_FAILED("launch/demo-step-failed", ProblemKind.INTERNAL);

    private final String code;
    private final ProblemKind kind;

    LaunchProblem(String code, ProblemKind kind) {
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
