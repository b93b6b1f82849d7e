package dev.perennial.engine.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.perennial.engine.orders.OrderShard;

/** Makes order shards of lines that come customer by customer. */
final class LineGatherer {

    private static final int SMALLEST = 1024;

    private final boolean orders;
    private final boolean cells;
    private List<String> ids = new ArrayList<>();
    private long[] appearance = new long[SMALLEST];
    private byte[] cell = new byte[SMALLEST];
    private int[] customer = new int[SMALLEST];
    private int[] day = new int[SMALLEST];
    private long[] amount = new long[SMALLEST];
    private long[] order = new long[SMALLEST];
    private int lines;

    LineGatherer(boolean orders, boolean cells) {
        this.orders = orders;
        this.cells = cells;
    }

    void add(String id, long position, int on, long money, long orderKey, int ofCell) {
        if (ids.isEmpty() || !ids.getLast().equals(id)) {
            if (ids.size() == appearance.length) {
                appearance = Arrays.copyOf(appearance, 2 * appearance.length);
                cell = Arrays.copyOf(cell, appearance.length);
            }
            appearance[ids.size()] = position;
            cell[ids.size()] = (byte) ofCell;
            ids.add(id);
        }
        if (lines == day.length) {
            grow();
        }
        customer[lines] = ids.size() - 1;
        day[lines] = on;
        amount[lines] = money;
        order[lines++] = orderKey;
    }

    private void grow() {
        int capacity = 2 * day.length;
        customer = Arrays.copyOf(customer, capacity);
        day = Arrays.copyOf(day, capacity);
        amount = Arrays.copyOf(amount, capacity);
        order = Arrays.copyOf(order, capacity);
    }

    /** The shard of the lines so far; begins the next. */
    OrderShard take() {
        OrderShard shard = new OrderShard(ids.toArray(String[]::new), Arrays.copyOf(appearance, ids.size()),
                Arrays.copyOf(customer, lines), Arrays.copyOf(day, lines), Arrays.copyOf(amount, lines),
                Arrays.copyOf(order, orders ? lines : 0), Arrays.copyOf(cell, cells ? ids.size() : 0));
        ids = new ArrayList<>();
        lines = 0;
        return shard;
    }
}
