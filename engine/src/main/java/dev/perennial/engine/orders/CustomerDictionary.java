package dev.perennial.engine.orders;

import java.util.Arrays;

/**
 * Numbers the customers of one shard as they come, by hash and exact id. A slot of the open-addressing table is two
 * numbers side by side: the hash, and the customer's number + 1 with the place of the id's text, so that a look-up
 * touches one place of the table and one of the texts.
 */
final class CustomerDictionary {

    private static final int SMALLEST = 256;
    /** Before each id stands its length, in two characters. */
    private static final int LENGTH = 2;

    private long[] table = new long[SMALLEST * 2];
    private int mask = SMALLEST - 1;
    private long[] hash = new long[SMALLEST / 2];
    private int[] starts = new int[SMALLEST / 2];
    private char[] ids = new char[SMALLEST * 4];
    private int end;
    private int size;
    private final int[] numbers = new int[RowBuffer.ROWS];
    private long touched;

    int size() {
        return size;
    }

    /** The numbers of the rows' customers, new where they were not seen before; valid until the next call. */
    int[] numbers(RowBuffer rows) {
        touch(rows);
        for (int i = 0; i < rows.size(); i++) {
            numbers[i] = number(rows.hash(i), rows.ids(), rows.idStart(i), rows.idEnd(i));
        }
        return numbers;
    }

    /**
     * Reads what the look-ups will need. These reads do not wait for one another, as those of one look-up after the
     * other would: the shard's table is seldom in the cache when a buffer arrives.
     */
    private void touch(RowBuffer rows) {
        long sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            sum += table[((int) rows.hash(i) & mask) * 2 + 1];
        }
        for (int i = 0; i < rows.size(); i++) {
            sum += ids[(int) table[((int) rows.hash(i) & mask) * 2 + 1]];
        }
        touched = sum;
    }

    /** Keeps the reads of {@link #touch} from being dropped as useless. */
    long touched() {
        return touched;
    }

    private int number(long idHash, char[] text, int from, int to) {
        int slot = (int) idHash & mask;
        for (long entry = table[slot * 2 + 1]; entry != 0; entry = table[slot * 2 + 1]) {
            if (table[slot * 2] == idHash && same((int) entry, text, from, to)) {
                return (int) (entry >>> 32) - 1;
            }
            slot = (slot + 1) & mask;
        }
        enter(slot, idHash, size, end);
        remember(idHash, text, from, to);
        if (size * 2 > mask) {
            grow();
        }
        return size - 1;
    }

    private boolean same(int start, char[] text, int from, int to) {
        int length = to - from;
        if (length(start) != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (ids[start + LENGTH + i] != text[from + i]) {
                return false;
            }
        }
        return true;
    }

    private int length(int start) {
        return ids[start] << 16 | ids[start + 1];
    }

    private void enter(int slot, long idHash, int number, int start) {
        table[slot * 2] = idHash;
        table[slot * 2 + 1] = (long) (number + 1) << 32 | start;
    }

    private void remember(long idHash, char[] text, int from, int to) {
        if (size == hash.length) {
            hash = Arrays.copyOf(hash, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
        }
        int length = to - from;
        if (end + LENGTH + length > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(end + LENGTH + length, ids.length * 2));
        }
        ids[end] = (char) (length >>> 16);
        ids[end + 1] = (char) length;
        System.arraycopy(text, from, ids, end + LENGTH, length);
        hash[size] = idHash;
        starts[size++] = end;
        end += LENGTH + length;
    }

    private void grow() {
        mask = mask * 2 + 1;
        table = new long[(mask + 1) * 2];
        for (int number = 0; number < size; number++) {
            int slot = (int) hash[number] & mask;
            while (table[slot * 2 + 1] != 0) {
                slot = (slot + 1) & mask;
            }
            enter(slot, hash[number], number, starts[number]);
        }
    }

    String id(int number) {
        return new String(ids, starts[number] + LENGTH, length(starts[number]));
    }

    /** For each customer its place in the order of hash, then id, which does not depend on the order of arrival. */
    int[] ranks() {
        long[] sorted = Arrays.copyOf(hash, size);
        Arrays.sort(sorted);
        int[] rank = new int[size];
        for (int number = 0; number < size; number++) {
            int place = Arrays.binarySearch(sorted, hash[number]);
            rank[number] = place - before(sorted, place) + idsBefore(sorted, place, number);
        }
        return rank;
    }

    private static int before(long[] sorted, int place) {
        int first = place;
        while (first > 0 && sorted[first - 1] == sorted[place]) {
            first--;
        }
        return place - first;
    }

    private int idsBefore(long[] sorted, int place, int number) {
        boolean shared = (place > 0 && sorted[place - 1] == sorted[place])
                || (place + 1 < sorted.length && sorted[place + 1] == sorted[place]);
        if (!shared) {
            return 0;
        }
        int smaller = 0;
        for (int other = 0; other < size; other++) {
            if (hash[other] == hash[number] && id(other).compareTo(id(number)) < 0) {
                smaller++;
            }
        }
        return smaller;
    }
}
