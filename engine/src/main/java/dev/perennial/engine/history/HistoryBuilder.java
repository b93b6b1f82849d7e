package dev.perennial.engine.history;

import java.util.Arrays;

import dev.perennial.engine.orders.OrderShard;

/**
 * Lines to purchase days, one customer at a time: lines are grouped by customer (counting sort), then by order number,
 * then by day. An order is placed if it has a line that is not negative; it counts on the earliest such line's day with
 * the sum of all its lines, so a refund reduces its own order wherever it is dated. Negative lines without an order of
 * that number are refunds of the customer.
 */
final class HistoryBuilder {

    private final OrderShard lines;
    private final int asOf;

    private final int[] start;
    private final int[] refundStart;
    private final int[] source;
    private int customers;
    private int days;
    private int refunds;
    private int[] day;
    private long[] amount;
    private int[] orders;
    private int[] refundDay = new int[16];
    private long[] refundAmount = new long[16];

    private long[] sorted = new long[64];
    private long[] placed = new long[64];
    private long[] placedAmount = new long[64];

    HistoryBuilder(OrderShard lines, int asOf) {
        this.lines = lines;
        this.asOf = asOf;
        this.start = new int[lines.customers() + 1];
        this.refundStart = new int[lines.customers() + 1];
        this.source = new int[lines.customers()];
        this.day = new int[lines.lines()];
        this.amount = new long[lines.lines()];
        this.orders = new int[lines.lines()];
    }

    HistoryShard build() {
        int[] offset = new int[lines.customers() + 1];
        int[] byCustomer = groupByCustomer(offset);
        for (int c = 0; c < lines.customers(); c++) {
            add(c, byCustomer, offset[c], offset[c + 1]);
        }
        String[] ids = new String[customers];
        long[] appearance = new long[customers];
        for (int i = 0; i < customers; i++) {
            ids[i] = lines.customerIds()[source[i]];
            appearance[i] = lines.appearance()[source[i]];
        }
        byte[] cell = new byte[lines.hasCells() ? customers : 0];
        for (int i = 0; i < cell.length; i++) {
            cell[i] = lines.cell()[source[i]];
        }
        return new HistoryShard(asOf, ids, Arrays.copyOf(source, customers), appearance, cell,
                Arrays.copyOf(start, customers + 1), Arrays.copyOf(day, days), Arrays.copyOf(amount, days),
                Arrays.copyOf(orders, days), Arrays.copyOf(refundStart, customers + 1),
                Arrays.copyOf(refundDay, refunds), Arrays.copyOf(refundAmount, refunds));
    }

    /** Line numbers by customer, only lines by as-of; {@code offset} receives where each customer begins. */
    private int[] groupByCustomer(int[] offset) {
        int[] customer = lines.customer();
        int[] lineDay = lines.day();
        for (int i = 0; i < customer.length; i++) {
            if (lineDay[i] <= asOf) {
                offset[customer[i] + 1]++;
            }
        }
        for (int c = 0; c < offset.length - 1; c++) {
            offset[c + 1] += offset[c];
        }
        int[] next = offset.clone();
        int[] grouped = new int[offset[offset.length - 1]];
        for (int i = 0; i < customer.length; i++) {
            if (lineDay[i] <= asOf) {
                grouped[next[customer[i]]++] = i;
            }
        }
        return grouped;
    }

    private void add(int c, int[] byCustomer, int from, int to) {
        int daysBefore = days;
        int refundsBefore = refunds;
        int count = lines.hasOrderNumbers() ? placeNumbered(byCustomer, from, to) : placeLines(byCustomer, from, to);
        if (count == 0) {
            refunds = refundsBefore;
            return;
        }
        mergeDays(count);
        source[customers] = c;
        start[customers] = daysBefore;
        refundStart[customers] = refundsBefore;
        customers++;
        start[customers] = days;
        refundStart[customers] = refunds;
    }

    /** Every line that is not negative is an order of its own. */
    private int placeLines(int[] byCustomer, int from, int to) {
        ensurePlaced(to - from);
        int count = 0;
        for (int k = from; k < to; k++) {
            int line = byCustomer[k];
            if (lines.amount()[line] >= 0) {
                place(count++, lines.day()[line], lines.amount()[line]);
            } else {
                refund(lines.day()[line], -lines.amount()[line]);
            }
        }
        return count;
    }

    /** Lines of one order number are one order. */
    private int placeNumbered(int[] byCustomer, int from, int to) {
        int n = to - from;
        ensurePlaced(n);
        sortByOrder(byCustomer, from, n);
        int count = 0;
        for (int k = 0; k < n;) {
            int end = k + 1;
            long order = orderAt(byCustomer, from, k);
            while (end < n && orderAt(byCustomer, from, end) == order) {
                end++;
            }
            count += placeOrder(count, byCustomer, from, k, end);
            k = end;
        }
        return count;
    }

    private int placeOrder(int slot, int[] byCustomer, int from, int begin, int end) {
        int placedOn = Integer.MAX_VALUE;
        long sum = 0;
        for (int k = begin; k < end; k++) {
            int line = lineAt(byCustomer, from, k);
            sum = Math.addExact(sum, lines.amount()[line]);
            if (lines.amount()[line] >= 0) {
                placedOn = Math.min(placedOn, lines.day()[line]);
            }
        }
        if (placedOn < Integer.MAX_VALUE) {
            place(slot, placedOn, sum);
            return 1;
        }
        for (int k = begin; k < end; k++) {
            int line = lineAt(byCustomer, from, k);
            refund(lines.day()[line], -lines.amount()[line]);
        }
        return 0;
    }

    /**
     * Sorts the customer's lines by order key. Packs the key's upper half with the position so that primitive sorting
     * serves; runs of equal upper halves are then put in full-key order, which matters only on a half-key collision.
     */
    private void sortByOrder(int[] byCustomer, int from, int n) {
        if (sorted.length < n) {
            sorted = new long[Math.max(n, sorted.length * 2)];
        }
        for (int k = 0; k < n; k++) {
            sorted[k] = (lines.order()[byCustomer[from + k]] & 0xFFFFFFFF00000000L) | k;
        }
        Arrays.sort(sorted, 0, n);
        for (int k = 1; k < n; k++) {
            for (int j = k; j > 0 && sorted[j - 1] >>> 32 == sorted[j] >>> 32
                    && orderAt(byCustomer, from, j - 1) > orderAt(byCustomer, from, j); j--) {
                long swap = sorted[j];
                sorted[j] = sorted[j - 1];
                sorted[j - 1] = swap;
            }
        }
    }

    private int lineAt(int[] byCustomer, int from, int k) {
        return byCustomer[from + (int) sorted[k]];
    }

    private long orderAt(int[] byCustomer, int from, int k) {
        return lines.order()[lineAt(byCustomer, from, k)];
    }

    private void ensurePlaced(int n) {
        if (placed.length < n) {
            placed = new long[Math.max(n, placed.length * 2)];
            placedAmount = new long[placed.length];
        }
    }

    private void place(int slot, int on, long money) {
        placed[slot] = ((long) on << 32) | slot;
        placedAmount[slot] = money;
    }

    private void refund(int on, long money) {
        if (refunds == refundDay.length) {
            refundDay = Arrays.copyOf(refundDay, refunds * 2);
            refundAmount = Arrays.copyOf(refundAmount, refunds * 2);
        }
        refundDay[refunds] = on;
        refundAmount[refunds++] = money;
    }

    private void mergeDays(int count) {
        Arrays.sort(placed, 0, count);
        int last = Integer.MIN_VALUE;
        for (int k = 0; k < count; k++) {
            int on = (int) (placed[k] >> 32);
            long money = placedAmount[(int) placed[k]];
            if (on != last) {
                day[days] = on;
                amount[days] = money;
                orders[days++] = 1;
                last = on;
            } else {
                amount[days - 1] = Math.addExact(amount[days - 1], money);
                orders[days - 1]++;
            }
        }
    }
}
