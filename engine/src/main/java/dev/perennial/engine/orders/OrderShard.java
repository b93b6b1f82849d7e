package dev.perennial.engine.orders;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Accepted order lines of the customers of one shard, as columns. Customers are numbered 0 … n−1 within the shard, in
 * the order of their ids' hashes. The arrays are shared, not copied: callers read them only.
 *
 * @param customerIds ids as they stand in the source, trimmed, one per customer
 * @param appearance position of the customer's first accepted line in the source; orders customers as the source does
 * @param customer customer number of each line
 * @param day business day of each line, days since 1970-01-01
 * @param amount money of each line in 1/10,000 of the currency unit; negative for a refund
 * @param order key of the order number of each line, or an empty array where the source has no order numbers (each
 *        line is then an order of its own)
 * @param cell of the covariates to which each customer belongs, or an empty array where there are none
 */
public record OrderShard(String[] customerIds, long[] appearance, int[] customer, int[] day, long[] amount,
        long[] order, byte[] cell) implements Serializable {

    /** How many units of {@link #amount} make one unit of the currency. */
    public static final long AMOUNT_SCALE = 10_000;

    /** Lines without covariates. */
    public OrderShard(String[] customerIds, long[] appearance, int[] customer, int[] day, long[] amount, long[] order) {
        this(customerIds, appearance, customer, day, amount, order, new byte[0]);
    }

    /** The same lines with the covariates of each customer. */
    public OrderShard withCells(byte[] cells) {
        return new OrderShard(customerIds, appearance, customer, day, amount, order, cells);
    }

    public boolean hasCells() {
        return cell.length > 0;
    }

    public int customers() {
        return customerIds.length;
    }

    public int lines() {
        return day.length;
    }

    public boolean hasOrderNumbers() {
        return order.length > 0;
    }

    /** The lines of about this share of the customers; a random sample, since customers are in the order of hashes. */
    public OrderShard sample(double share) {
        int kept = (int) Math.ceil(share * customers());
        if (kept >= customers()) {
            return this;
        }
        int[] lines = IntStream.range(0, lines()).filter(i -> customer[i] < kept).toArray();
        return new OrderShard(Arrays.copyOf(customerIds, kept), Arrays.copyOf(appearance, kept),
                IntStream.of(lines).map(i -> customer[i]).toArray(), IntStream.of(lines).map(i -> day[i]).toArray(),
                IntStream.of(lines).mapToLong(i -> amount[i]).toArray(),
                hasOrderNumbers() ? IntStream.of(lines).mapToLong(i -> order[i]).toArray() : order,
                hasCells() ? Arrays.copyOf(cell, kept) : cell);
    }
}
