package dev.perennial.engine.orders;

/** Which part of an all-number date comes first, as settled for a file. */
public enum DateOrder {
    UNSETTLED("iso"), YEAR_FIRST("ymd"), DAY_FIRST("dmy"), MONTH_FIRST("mdy");

    private final String code;

    DateOrder(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
