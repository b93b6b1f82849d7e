package dev.perennial.collect.commerce;

import dev.perennial.platform.kernel.Problem;
import dev.perennial.platform.kernel.ProblemKind;

/** What can be wrong with orders. */
enum CommerceProblem implements Problem {

    NOT_FOUND("commerce/order-not-found", ProblemKind.NOT_FOUND),
    KEY_RESERVED("commerce/key-reserved", ProblemKind.INVALID),
    NO_RATE("commerce/no-rate", ProblemKind.INVALID),
    CURRENCY_UNKNOWN("commerce/currency-unknown", ProblemKind.INVALID),
    RATE_OF_BASE("commerce/rate-of-base", ProblemKind.INVALID),
    RATE_UNFIT("commerce/rate-unfit", ProblemKind.INVALID),
    RATE_NOT_FOUND("commerce/rate-not-found", ProblemKind.NOT_FOUND),
    BASE_TOO_LARGE("commerce/base-too-large", ProblemKind.INVALID),
    AMOUNT_OR_LINES("commerce/amount-or-lines", ProblemKind.INVALID),
    PRICE_OR_AMOUNT("commerce/price-or-amount", ProblemKind.INVALID),
    REFUND_ABOVE_ZERO("commerce/refund-above-zero", ProblemKind.INVALID),
    LINE_NUMBER("commerce/line-number", ProblemKind.INVALID),
    TOO_MANY_LINES("commerce/too-many-lines", ProblemKind.INVALID);

    private final String code;
    private final ProblemKind kind;

    CommerceProblem(String code, ProblemKind kind) {
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
