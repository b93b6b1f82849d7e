package dev.perennial.engine.orders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects the lines of one shard from several threads. What it builds depends on the lines and their positions only,
 * not on the order in which they came.
 */
final class ShardBuilder {

    private static final int FIRST_CHUNK = 1 << 10;
    private static final int LARGEST_CHUNK = 1 << 15;

    private final boolean orders;
    private final CustomerDictionary customers = new CustomerDictionary();
    private final List<Chunk> chunks = new ArrayList<>();
    private int lines;

    ShardBuilder(boolean orders) {
        this.orders = orders;
    }

    /** Some lines as columns. Positions are kept in 32 bits, shifted so that their signed order is theirs. */
    private static final class Chunk {
        final int[] customer;
        final int[] day;
        final long[] amount;
        final long[] order;
        final int[] position;
        int size;

        Chunk(int capacity, boolean orders) {
            customer = new int[capacity];
            day = new int[capacity];
            amount = new long[capacity];
            order = new long[orders ? capacity : 0];
            position = new int[capacity];
        }
    }

    /** Takes the rows of the buffer and empties it. */
    synchronized void take(RowBuffer rows) {
        int[] customer = customers.numbers(rows);
        Chunk chunk = room();
        for (int i = 0; i < rows.size(); i++) {
            if (chunk.size == chunk.day.length) {
                chunk = room();
            }
            int at = chunk.size++;
            chunk.customer[at] = customer[i];
            chunk.day[at] = rows.day(i);
            chunk.amount[at] = rows.amount(i);
            if (orders) {
                chunk.order[at] = rows.order(i);
            }
            chunk.position[at] = (int) (rows.position(i) + Integer.MIN_VALUE);
        }
        lines += rows.size();
        rows.clear();
    }

    private Chunk room() {
        if (chunks.isEmpty() || chunks.getLast().size == chunks.getLast().day.length) {
            int capacity = chunks.isEmpty() ? FIRST_CHUNK : Math.min(LARGEST_CHUNK, chunks.getLast().day.length * 2);
            chunks.add(new Chunk(capacity, orders));
        }
        return chunks.getLast();
    }

    /** The shard: customers by hash and id, lines by customer and position. Empties the builder. */
    OrderShard build() {
        int[] rank = customers.ranks();
        int[] end = new int[customers.size() + 1];
        long[] key = keys(rank, end);
        String[] ids = new String[rank.length];
        long[] appearance = new long[rank.length];
        for (int number = 0; number < rank.length; number++) {
            ids[rank[number]] = customers.id(number);
        }
        for (int customer = 0; customer < rank.length; customer++) {
            int from = customer == 0 ? 0 : end[customer - 1];
            Arrays.sort(key, from, end[customer]);
            appearance[customer] = (key[from] >> 32) - Integer.MIN_VALUE;
        }
        return columns(ids, appearance, end, key);
    }

    /** Position and row of each line, grouped by customer; {@code end} receives the end of each group. */
    private long[] keys(int[] rank, int[] end) {
        int[] next = new int[rank.length + 1];
        for (Chunk chunk : chunks) {
            for (int i = 0; i < chunk.size; i++) {
                int customer = rank[chunk.customer[i]];
                chunk.customer[i] = customer;
                next[customer + 1]++;
            }
        }
        for (int i = 1; i < next.length; i++) {
            next[i] += next[i - 1];
        }
        long[] key = new long[lines];
        int row = 0;
        for (Chunk chunk : chunks) {
            for (int i = 0; i < chunk.size; i++) {
                key[next[chunk.customer[i]]++] = (long) chunk.position[i] << 32 | row++;
            }
        }
        System.arraycopy(next, 0, end, 0, end.length);
        return key;
    }

    private OrderShard columns(String[] ids, long[] appearance, int[] end, long[] key) {
        int[] allDays = new int[lines];
        long[] allAmounts = new long[lines];
        long[] allOrders = new long[orders ? lines : 0];
        int at = 0;
        for (Chunk chunk : chunks) {
            System.arraycopy(chunk.day, 0, allDays, at, chunk.size);
            System.arraycopy(chunk.amount, 0, allAmounts, at, chunk.size);
            if (orders) {
                System.arraycopy(chunk.order, 0, allOrders, at, chunk.size);
            }
            at += chunk.size;
        }
        chunks.clear();
        int[] customer = new int[lines];
        int[] day = new int[lines];
        long[] amount = new long[lines];
        long[] order = new long[allOrders.length];
        int owner = 0;
        for (int i = 0; i < lines; i++) {
            while (i >= end[owner]) {
                owner++;
            }
            int row = (int) key[i];
            customer[i] = owner;
            day[i] = allDays[row];
            amount[i] = allAmounts[row];
            if (orders) {
                order[i] = allOrders[row];
            }
        }
        return new OrderShard(ids, appearance, customer, day, amount, order);
    }
}
