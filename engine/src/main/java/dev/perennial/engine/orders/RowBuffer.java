package dev.perennial.engine.orders;

import java.util.Arrays;

/** Some rows of one shard on their way from a reading thread to the shard. */
final class RowBuffer {

    static final int ROWS = 512;

    final long[] hash = new long[ROWS];
    final int[] day = new int[ROWS];
    final long[] amount = new long[ROWS];
    final long[] order = new long[ROWS];
    final long[] position = new long[ROWS];
    final int[] idEnd = new int[ROWS];
    char[] ids = new char[ROWS * 12];
    int size;

    /** Adds a row; the buffer must not be full. */
    void add(OrderRow row, long idHash, long orderKey, long at) {
        int i = size++;
        hash[i] = idHash;
        day[i] = row.day();
        amount[i] = row.amount();
        order[i] = orderKey;
        position[i] = at;
        int from = i == 0 ? 0 : idEnd[i - 1];
        int to = from + row.customerLength();
        if (to > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(to, ids.length * 2));
        }
        char[] id = row.customer();
        for (int k = 0; k < to - from; k++) {
            ids[from + k] = id[k];
        }
        idEnd[i] = to;
    }

    int idStart(int row) {
        return row == 0 ? 0 : idEnd[row - 1];
    }

    boolean full() {
        return size == ROWS;
    }
}
