package dev.perennial.collect.region;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemKind;

/** What can go wrong with places. */
public enum RegionProblem implements Problem {

    CITY_NOT_FOUND("region/city-not-found", ProblemKind.NOT_FOUND);

    private final String code;
    private final ProblemKind kind;

    RegionProblem(String code, ProblemKind kind) {
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
