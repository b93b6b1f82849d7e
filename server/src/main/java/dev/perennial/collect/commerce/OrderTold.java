package dev.perennial.collect.commerce;

import java.math.BigDecimal;
import java.util.List;

import dev.perennial.collect.customer.CustomerReference;
import org.jspecify.annotations.Nullable;

/**
 * An order or a refund as a system tells of it, always as a whole.
 *
 * @param customer by its key; or else by its id here
 * @param placedAt a time; without an offset in the business time zone
 * @param amount what the order is worth; without it the sum of its lines
 * @param currency by default the base currency; any other needs a stored rate of the day
 * @param refundOf the order whose money this gives back; the amount is then below zero
 * @param updatedAt when the sender changed it last: the newest version stays, in whatever order they come
 */
public record OrderTold(@Nullable String key, CustomerReference.@Nullable Told customer, @Nullable Long customerId,
        @Nullable String placedAt, @Nullable BigDecimal amount, @Nullable String currency, @Nullable String status,
        @Nullable String channel, @Nullable List<LineTold> lines, @Nullable List<PaymentTold> payments,
        @Nullable RefundOf refundOf, @Nullable String updatedAt) {

    /**
     * A line.
     *
     * @param product its key; a product of that key is created if there is none
     * @param name of a product that is created
     * @param quantity by default 1
     * @param price of one; or else the amount of all
     */
    public record LineTold(@Nullable String product, @Nullable String name, @Nullable BigDecimal quantity,
            @Nullable BigDecimal price, @Nullable BigDecimal amount) {
    }

    /**
     * Money that came in.
     *
     * @param paidAt by default when the order was placed
     */
    public record PaymentTold(@Nullable String key, @Nullable String method, @Nullable BigDecimal amount,
            @Nullable String paidAt) {
    }

    /**
     * An order by its key in the same system.
     *
     * @param line number of the line that is given back, from 1
     */
    public record RefundOf(@Nullable String key, @Nullable Integer line) {
    }
}
