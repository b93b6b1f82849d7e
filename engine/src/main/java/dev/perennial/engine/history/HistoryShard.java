package dev.perennial.engine.history;

import java.io.Serializable;

import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.shard.Shards;

/**
 * What the customers of one shard did by one day: their purchase days in order, and refunds that belong to no order.
 * Only customers with at least one order by that day are in it. Arrays are shared, not copied: callers read them only.
 *
 * @param asOf the day, days since 1970-01-01
 * @param customerIds one id per customer
 * @param source the customer's number in the order shard this was built from, ascending
 * @param appearance position of the customer's first accepted line in the source
 * @param cell of the covariates to which each customer belongs, or an empty array where there are none
 * @param start where each customer's purchase days begin in {@code day}; one more entry than customers
 * @param day purchase days, ascending within a customer
 * @param amount money of the orders of that day in 1/10,000, net of refunds of those same orders
 * @param orders orders placed on that day
 * @param refundStart where each customer's other refunds begin in {@code refundDay}; one more entry than customers
 * @param refundDay days of refunds that name no order of this history
 * @param refundAmount their money, positive, in 1/10,000
 */
public record HistoryShard(int asOf, String[] customerIds, int[] source, long[] appearance, byte[] cell, int[] start,
        int[] day,
        long[] amount, int[] orders, int[] refundStart, int[] refundDay, long[] refundAmount)
        implements
            Serializable {

    /** The step that builds histories by the end of {@code asOf}, ignoring every later line. */
    public static Shards.Step<OrderShard, HistoryShard> by(int asOf) {
        return shard -> new HistoryBuilder(shard, asOf).build();
    }

    /** The same customers without what they did: what is needed where the facts drawn from it are enough. */
    HistoryShard withoutDays() {
        int n = customers();
        return new HistoryShard(asOf, customerIds, source, appearance, cell, new int[n + 1], new int[0], new long[0],
                new int[0], new int[n + 1], new int[0], new long[0]);
    }

    /**
     * These histories as they stood at the end of an earlier day; customers without an order by then are left out. Money
     * of an order stays net of those of its own refunds that came later, where orders have numbers.
     */
    public HistoryShard until(int earlier) {
        return new EarlierHistory(this, earlier).build();
    }

    public int customers() {
        return customerIds.length;
    }

    /** Σ ln of the days between consecutive purchase days of all customers. */
    public double logIntervals() {
        return logIntervals(Population.EVERYONE);
    }

    /** Σ ln of the days between consecutive purchase days of a population. */
    public double logIntervals(Population population) {
        double sum = 0;
        for (int c = 0; c < customers(); c++) {
            if (population.holds(day[start[c]], cell.length == 0 ? 0 : cell[c])) {
                for (int k = start[c] + 1; k < start[c + 1]; k++) {
                    sum += Math.log(day[k] - day[k - 1]);
                }
            }
        }
        return sum;
    }
}
