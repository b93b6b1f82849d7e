package dev.perennial.collect.commerce;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An order as it is written. Money and quantities are in 1/10,000, times in microseconds since 1970-01-01T00:00Z, days in
 * days since then.
 *
 * @param changedAt when the sender changed it last; null where nobody says
 * @param digest of all that was told; null where a file told of it
 */
record OrderRow(long id, String source, String key, long customer, @Nullable Long importId, @Nullable Long changedAt,
        @Nullable Long digest, Content content) {

    /**
     * What an order says.
     *
     * @param amount net of what the order itself took back, in its currency and in the base currency
     * @param refund whether it is a refund on its own
     * @param refundOf key of the order whose money a refund gives back, where it says so
     * @param refundLine number of that order's line, where it says so
     */
    record Content(long placedAt, int placedOn, long amount, String currency, long baseAmount, boolean refund,
            @Nullable String status, @Nullable String channel, @Nullable String refundOf,
            @Nullable Integer refundLine, List<Line> lines, List<Payment> payments) {
    }

    /**
     * A line.
     *
     * @param product what the sender calls the product
     */
    record Line(@Nullable String product, @Nullable Long productId, @Nullable Long quantity, @Nullable Long price,
            long amount, @Nullable Long unitCost) {
    }

    /** Money that came in. */
    record Payment(@Nullable String key, String method, long amount, long paidAt) {
    }
}
