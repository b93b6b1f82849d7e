package dev.perennial.understand.value;

import dev.perennial.engine.value.ValuationException;
import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemKind;

/** What can go wrong with values and their runs. */
public enum ValueProblem implements Problem {

    NO_RUN("value/no-run", ProblemKind.NOT_FOUND),
    NO_CARD("value/no-card", ProblemKind.NOT_FOUND),
    NO_TRAITS("value/no-traits", ProblemKind.NOT_FOUND),
    NO_ASSOCIATIONS("value/no-associations", ProblemKind.NOT_FOUND),
    PRODUCT_NOT_ASSOCIATED("value/product-not-associated", ProblemKind.NOT_FOUND),
    MODEL_NOT_FOUND("value/model-not-found", ProblemKind.NOT_FOUND),
    RUN_NOT_FOUND("value/run-not-found", ProblemKind.NOT_FOUND),
    DAY_NOT_COVERED("value/day-not-covered", ProblemKind.INVALID),
    DAYS_NOT_IN_ORDER("value/days-not-in-order", ProblemKind.INVALID),
    RUN_IN_PROGRESS("value/run-in-progress", ProblemKind.CONFLICT),
    TRAITS_MISSING("value/traits-missing", ProblemKind.REFUSED),
    SNAPSHOT_GONE("value/snapshot-gone", ProblemKind.REFUSED),
    NOT_WITHHELD("value/not-withheld", ProblemKind.REFUSED),
    ORDERS_MISSING("value/orders-missing", ProblemKind.REFUSED),
    NO_ORDERS_BY_AS_OF("value/no-orders-by-as-of", ProblemKind.REFUSED),
    AS_OF_TOO_FAR("value/as-of-too-far", ProblemKind.REFUSED),
    NO_REPEAT_ORDERS("value/no-repeat-orders", ProblemKind.REFUSED),
    HOLDOUT_TOO_LONG("value/holdout-too-long", ProblemKind.REFUSED),
    NOTHING_TO_HOLD_OUT("value/nothing-to-hold-out", ProblemKind.REFUSED),
    SPARK_FAILED("value/spark-failed", ProblemKind.UNAVAILABLE),
    PUBLISH_BUSY("value/publish-busy", ProblemKind.UNAVAILABLE);

    private final String code;
    private final ProblemKind kind;

    ValueProblem(String code, ProblemKind kind) {
        this.code = code;
        this.kind = kind;
    }

    /** Why the engine refuses a valuation. */
    static ValueProblem of(ValuationException.Reason reason) {
        return switch (reason) {
            case NO_ORDERS_BY_AS_OF -> NO_ORDERS_BY_AS_OF;
            case AS_OF_TOO_FAR -> AS_OF_TOO_FAR;
            case NO_REPEAT_ORDERS -> NO_REPEAT_ORDERS;
            case HOLDOUT_TOO_LONG -> HOLDOUT_TOO_LONG;
            case NOTHING_TO_HOLD_OUT -> NOTHING_TO_HOLD_OUT;
            case SPARK_FAILED -> SPARK_FAILED;
            case NO_COVARIATES, COVARIATES_TWICE, TOO_MANY_COVARIATES ->
                throw new IllegalArgumentException("runs here have no covariates: " + reason);
        };
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
