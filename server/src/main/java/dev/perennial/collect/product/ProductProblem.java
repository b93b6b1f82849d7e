package dev.perennial.collect.product;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemKind;

/** What can be wrong with products. */
enum ProductProblem implements Problem {

    COST_BELOW_ZERO("product/cost-below-zero", ProblemKind.INVALID),
    NOT_BASE_CURRENCY("product/not-base-currency", ProblemKind.INVALID),
    CURSOR_INVALID("product/cursor-invalid", ProblemKind.INVALID);

    private final String code;
    private final ProblemKind kind;

    ProductProblem(String code, ProblemKind kind) {
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
