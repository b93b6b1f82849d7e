package dev.perennial.engine.orders;

import java.util.Arrays;

/** Some rows of one shard on their way from a reading thread to the shard. A row's numbers lie side by side. */
final class RowBuffer {

    static final int ROWS = 192;

    private static final int HASH = 0;
    private static final int AMOUNT = 1;
    private static final int ORDER = 2;
    private static final int POSITION = 3;
    private static final int DAY_AND_ID_END = 4;
    private static final int CELLS = 5;

    private final long[] cells = new long[ROWS * CELLS];
    private char[] ids = new char[ROWS * 8];
    private int idEnd;
    private int size;

    /** Adds a row; the buffer must not be full. */
    void add(OrderRow row, long idHash, long orderKey, long position) {
        int length = row.customerLength();
        if (idEnd + length > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(idEnd + length, ids.length * 2));
        }
        char[] id = row.customer();
        for (int i = 0; i < length; i++) {
            ids[idEnd + i] = id[i];
        }
        idEnd += length;
        int at = size++ * CELLS;
        cells[at + HASH] = idHash;
        cells[at + AMOUNT] = row.amount();
        cells[at + ORDER] = orderKey;
        cells[at + POSITION] = position;
        cells[at + DAY_AND_ID_END] = (long) row.day() << 32 | idEnd;
    }

    void clear() {
        size = 0;
        idEnd = 0;
    }

    int size() {
        return size;
    }

    boolean full() {
        return size == ROWS;
    }

    long hash(int row) {
        return cells[row * CELLS + HASH];
    }

    long amount(int row) {
        return cells[row * CELLS + AMOUNT];
    }

    long order(int row) {
        return cells[row * CELLS + ORDER];
    }

    long position(int row) {
        return cells[row * CELLS + POSITION];
    }

    int day(int row) {
        return (int) (cells[row * CELLS + DAY_AND_ID_END] >> 32);
    }

    char[] ids() {
        return ids;
    }

    int idStart(int row) {
        return row == 0 ? 0 : idEnd(row - 1);
    }

    int idEnd(int row) {
        return (int) cells[row * CELLS + DAY_AND_ID_END];
    }
}
