package dev.perennial.engine.orders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects the lines of one shard from several threads. What it builds depends on the lines and their positions only,
 * not on the order in which they came.
 */
final class ShardBuilder {

    private static final int AMOUNT = 0;
    private static final int CUSTOMER_AND_DAY = 1;
    private static final int POSITION = 2;
    private static final int ORDER = 3;

    private static final int FIRST_CHUNK = 1 << 10;
    /** Numbers in a chunk: with its header just one mebibyte, which a collector leaves where it is. */
    private static final int LARGEST_CHUNK = (1 << 17) - 2;
    private static final int PLACE_BITS = 17;
    private static final int PLACE_MASK = (1 << PLACE_BITS) - 1;

    private final boolean orders;
    private final int width;
    private final CustomerDictionary customers = new CustomerDictionary();
    private final List<long[]> chunks = new ArrayList<>();
    /** Numbers used in the last chunk. */
    private int used;
    private int lines;

    /** @param orders whether lines have order numbers */
    ShardBuilder(boolean orders) {
        this.orders = orders;
        this.width = orders ? ORDER + 1 : ORDER;
    }

    /** Takes the rows of the buffer and empties it. */
    synchronized void take(RowBuffer rows) {
        int[] customer = customers.numbers(rows);
        for (int i = 0; i < rows.size();) {
            long[] chunk = room();
            int at = used;
            for (; i < rows.size() && at + width <= chunk.length; i++) {
                chunk[at + AMOUNT] = rows.amount(i);
                chunk[at + CUSTOMER_AND_DAY] = pair(customer[i], rows.day(i));
                chunk[at + POSITION] = rows.position(i);
                if (orders) {
                    chunk[at + ORDER] = rows.order(i);
                }
                at += width;
            }
            used = at;
        }
        lines += rows.size();
        rows.clear();
    }

    private long[] room() {
        if (chunks.isEmpty() || used + width > chunks.getLast().length) {
            chunks.add(new long[chunks.isEmpty()
                    ? FIRST_CHUNK
                    : Math.min(LARGEST_CHUNK, chunks.getLast().length * 4)]);
            used = 0;
        }
        return chunks.getLast();
    }

    private static long pair(int upper, int lower) {
        return (long) upper << 32 | (lower & 0xFFFF_FFFFL);
    }

    /** The shard: customers by hash and id, lines by customer and position. Empties the builder. */
    OrderShard build() {
        int[] rank = customers.ranks();
        int[] end = new int[rank.length + 1];
        long[] keys = keys(rank, end);
        String[] ids = new String[rank.length];
        for (int number = 0; number < rank.length; number++) {
            ids[rank[number]] = customers.id(number);
        }
        long[] appearance = new long[rank.length];
        for (int customer = 0; customer < rank.length; customer++) {
            int from = customer == 0 ? 0 : end[customer - 1];
            Arrays.sort(keys, from, end[customer]);
            appearance[customer] = (keys[from] >> 32) - Integer.MIN_VALUE;
        }
        OrderShard shard = columns(ids, appearance, end, keys);
        chunks.clear();
        return shard;
    }

    /**
     * For each line its position, shifted so that signed order is order of position, and below it the line's chunk and
     * place; grouped by customer. {@code end} receives the end of each customer's group.
     */
    private long[] keys(int[] rank, int[] end) {
        int[] next = new int[rank.length + 1];
        for (int c = 0; c < chunks.size(); c++) {
            long[] chunk = chunks.get(c);
            for (int at = 0, to = filled(c); at < to; at += width) {
                next[rank[(int) (chunk[at + CUSTOMER_AND_DAY] >> 32)] + 1]++;
            }
        }
        for (int i = 1; i < next.length; i++) {
            next[i] += next[i - 1];
        }
        long[] keys = new long[lines];
        for (int c = 0; c < chunks.size(); c++) {
            long[] chunk = chunks.get(c);
            for (int at = 0, to = filled(c); at < to; at += width) {
                int customer = rank[(int) (chunk[at + CUSTOMER_AND_DAY] >> 32)];
                keys[next[customer]++] = pair((int) chunk[at + POSITION] + Integer.MIN_VALUE, c << PLACE_BITS | at);
            }
        }
        System.arraycopy(next, 0, end, 0, end.length);
        return keys;
    }

    private int filled(int chunk) {
        return chunk == chunks.size() - 1 ? used : chunks.get(chunk).length / width * width;
    }

    private OrderShard columns(String[] ids, long[] appearance, int[] end, long[] keys) {
        int[] customer = new int[lines];
        int[] day = new int[lines];
        long[] amount = new long[lines];
        long[] order = new long[orders ? lines : 0];
        int owner = 0;
        for (int i = 0; i < lines; i++) {
            while (i >= end[owner]) {
                owner++;
            }
            long[] chunk = chunks.get((int) keys[i] >>> PLACE_BITS);
            int at = (int) keys[i] & PLACE_MASK;
            customer[i] = owner;
            day[i] = (int) chunk[at + CUSTOMER_AND_DAY];
            amount[i] = chunk[at + AMOUNT];
            if (orders) {
                order[i] = chunk[at + ORDER];
            }
        }
        return new OrderShard(ids, appearance, customer, day, amount, order);
    }
}
