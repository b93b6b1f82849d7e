package dev.perennial.understand.analytics;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemKind;

/** What can go wrong with the engine's process. */
public enum AnalyticsProblem implements Problem {

    ENGINE_FAILED("analytics/engine-failed", ProblemKind.INTERNAL),
    ENGINE_OUT_OF_MEMORY("analytics/engine-out-of-memory", ProblemKind.UNAVAILABLE),
    SPARK_NOT_BUILT("analytics/spark-not-built", ProblemKind.REFUSED);

    private final String code;
    private final ProblemKind kind;

    AnalyticsProblem(String code, ProblemKind kind) {
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
