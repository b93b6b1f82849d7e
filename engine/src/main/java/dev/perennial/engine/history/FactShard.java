package dev.perennial.engine.history;

import java.io.Serializable;
import java.time.LocalDate;

import dev.perennial.engine.orders.OrderShard;

/**
 * The facts about each customer of a shard that models start from, as columns. Times in whole days, money in 1/10,000.
 *
 * @param customerIds one id per customer
 * @param appearance position of the customer's first accepted line in the source
 * @param cell of the covariates to which the customer belongs, or an empty array where there are none
 * @param firstDay first purchase day, days since 1970-01-01
 * @param lastDay last purchase day
 * @param orders orders placed
 * @param x purchase days after the first
 * @param txDays days from the first to the last purchase day
 * @param tDays days from the first purchase day to as-of
 * @param spendDays purchase days after the first with a positive amount
 * @param spendMean their mean amount in currency units; 0 where there are none
 * @param spend all money net of refunds
 * @param windowOrders orders in the window before as-of
 * @param windowSpend net money in that window
 * @param yearOrders orders in the twelve months before as-of
 * @param yearSpend net money in those twelve months
 */
public record FactShard(String[] customerIds, long[] appearance, byte[] cell, int[] firstDay, int[] lastDay,
        int[] orders, int[] x,
        int[] txDays, int[] tDays, int[] spendDays, double[] spendMean, long[] spend, int[] windowOrders,
        long[] windowSpend, int[] yearOrders, long[] yearSpend) implements Serializable {

    public int customers() {
        return customerIds.length;
    }

    static FactShard of(HistoryShard history, int windowMonths) {
        int n = history.customers();
        LocalDate asOf = LocalDate.ofEpochDay(history.asOf());
        int windowFrom = (int) asOf.minusMonths(windowMonths).toEpochDay();
        int yearFrom = (int) asOf.minusMonths(12).toEpochDay();
        FactShard facts = new FactShard(history.customerIds(), history.appearance(), history.cell(), new int[n],
                new int[n],
                new int[n], new int[n], new int[n], new int[n], new int[n], new double[n], new long[n], new int[n],
                new long[n], new int[n], new long[n]);
        for (int c = 0; c < n; c++) {
            facts.fillRhythm(history, c);
            facts.fillSpend(history, c);
            facts.windowOrders[c] = ordersAfter(history, c, windowFrom);
            facts.windowSpend[c] = spendAfter(history, c, windowFrom);
            facts.yearOrders[c] = ordersAfter(history, c, yearFrom);
            facts.yearSpend[c] = spendAfter(history, c, yearFrom);
        }
        return facts;
    }

    private void fillRhythm(HistoryShard history, int c) {
        int from = history.start()[c];
        int to = history.start()[c + 1];
        firstDay[c] = history.day()[from];
        lastDay[c] = history.day()[to - 1];
        orders[c] = ordersAfter(history, c, Integer.MIN_VALUE);
        x[c] = to - from - 1;
        txDays[c] = lastDay[c] - firstDay[c];
        tDays[c] = history.asOf() - firstDay[c];
    }

    private void fillSpend(HistoryShard history, int c) {
        long repeatSpend = 0;
        for (int k = history.start()[c] + 1; k < history.start()[c + 1]; k++) {
            long money = history.amount()[k];
            if (money > 0) {
                repeatSpend = Math.addExact(repeatSpend, money);
                spendDays[c]++;
            }
        }
        if (spendDays[c] > 0) {
            spendMean[c] = (double) repeatSpend / spendDays[c] / OrderShard.AMOUNT_SCALE;
        }
        spend[c] = spendAfter(history, c, Integer.MIN_VALUE);
    }

    private static int ordersAfter(HistoryShard history, int c, int day) {
        int count = 0;
        for (int k = history.start()[c + 1] - 1; k >= history.start()[c] && history.day()[k] > day; k--) {
            count += history.orders()[k];
        }
        return count;
    }

    private static long spendAfter(HistoryShard history, int c, int day) {
        long money = 0;
        for (int k = history.start()[c + 1] - 1; k >= history.start()[c] && history.day()[k] > day; k--) {
            money = Math.addExact(money, history.amount()[k]);
        }
        for (int k = history.refundStart()[c]; k < history.refundStart()[c + 1]; k++) {
            if (history.refundDay()[k] > day) {
                money = Math.subtractExact(money, history.refundAmount()[k]);
            }
        }
        return money;
    }
}
