package dev.perennial.engine.history;

import java.util.Arrays;

/** Cuts histories off after an earlier day. */
final class EarlierHistory {

    private final HistoryShard full;
    private final int asOf;

    private final String[] ids;
    private final int[] source;
    private final long[] appearance;
    private final int[] start;
    private final int[] day;
    private final long[] amount;
    private final int[] orders;
    private final int[] refundStart;
    private final int[] refundDay;
    private final long[] refundAmount;
    private final byte[] cell;
    private int customers;

    EarlierHistory(HistoryShard full, int asOf) {
        this.full = full;
        this.asOf = asOf;
        this.ids = new String[full.customers()];
        this.source = new int[full.customers()];
        this.appearance = new long[full.customers()];
        this.cell = new byte[full.cell().length];
        this.start = new int[full.customers() + 1];
        this.day = new int[full.day().length];
        this.amount = new long[day.length];
        this.orders = new int[day.length];
        this.refundStart = new int[full.customers() + 1];
        this.refundDay = new int[full.refundDay().length];
        this.refundAmount = new long[refundDay.length];
    }

    HistoryShard build() {
        for (int c = 0; c < full.customers(); c++) {
            int from = full.start()[c];
            if (full.day()[from] <= asOf) {
                ids[customers] = full.customerIds()[c];
                source[customers] = full.source()[c];
                appearance[customers] = full.appearance()[c];
                if (cell.length > 0) {
                    cell[customers] = full.cell()[c];
                }
                start[customers + 1] = days(c, from);
                refundStart[customers + 1] = refunds(c);
                customers++;
            }
        }
        int days = start[customers];
        int refunds = refundStart[customers];
        return new HistoryShard(asOf, Arrays.copyOf(ids, customers), Arrays.copyOf(source, customers),
                Arrays.copyOf(appearance, customers), Arrays.copyOf(cell, Math.min(cell.length, customers)),
                Arrays.copyOf(start, customers + 1), Arrays.copyOf(day, days),
                Arrays.copyOf(amount, days), Arrays.copyOf(orders, days), Arrays.copyOf(refundStart, customers + 1),
                Arrays.copyOf(refundDay, refunds), Arrays.copyOf(refundAmount, refunds));
    }

    /** Copies the customer's purchase days up to the day; answers where they end. */
    private int days(int c, int from) {
        int to = start[customers];
        for (int k = from; k < full.start()[c + 1] && full.day()[k] <= asOf; k++) {
            day[to] = full.day()[k];
            amount[to] = full.amount()[k];
            orders[to++] = full.orders()[k];
        }
        return to;
    }

    private int refunds(int c) {
        int to = refundStart[customers];
        for (int k = full.refundStart()[c]; k < full.refundStart()[c + 1]; k++) {
            if (full.refundDay()[k] <= asOf) {
                refundDay[to] = full.refundDay()[k];
                refundAmount[to++] = full.refundAmount()[k];
            }
        }
        return to;
    }
}
