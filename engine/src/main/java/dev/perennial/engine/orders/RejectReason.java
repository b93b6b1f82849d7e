package dev.perennial.engine.orders;

import java.util.Locale;

/** Why a row did not become an order line. The code stands in reject files and in JSON. */
public enum RejectReason {
    /** The customer is empty, NA, NULL or NaN: an anonymous sale, common in retail and judged by a limit of its own. */
    NO_CUSTOMER,
    /** The date is empty or cannot be read in the file's date order. */
    BAD_DATE,
    /** The date lies after today. */
    FUTURE_DATE,
    /** The amount is empty or not a number, or is too large for numeric(18,4). */
    BAD_AMOUNT,
    /** The row has fewer or more fields than the headings. */
    BAD_SHAPE,
    /** The status says that the order never took place, or that nothing of it is left. */
    CANCELLED;

    /** The name in files and answers, for example {@code bad-date}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether such rows count towards the share of bad rows that stops a run. */
    public boolean malformed() {
        return switch (this) {
            case BAD_DATE, FUTURE_DATE, BAD_AMOUNT, BAD_SHAPE -> true;
            case NO_CUSTOMER, CANCELLED -> false;
        };
    }
}
