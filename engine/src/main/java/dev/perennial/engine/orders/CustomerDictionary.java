package dev.perennial.engine.orders;

import java.util.Arrays;

/** Numbers the customers of one shard as they come, by hash and exact id. */
final class CustomerDictionary {

    private static final int SMALLEST = 256;

    private long[] slotHash = new long[SMALLEST];
    private int[] slotNumber = new int[SMALLEST];
    private long[] hash = new long[SMALLEST / 2];
    private int[] idEnd = new int[SMALLEST / 2];
    private char[] ids = new char[SMALLEST * 4];
    private int size;

    int size() {
        return size;
    }

    /** The number of the customer with this id, new if it was not seen before. */
    int number(long idHash, char[] text, int from, int to) {
        int mask = slotNumber.length - 1;
        int slot = (int) idHash & mask;
        while (slotNumber[slot] != 0) {
            int number = slotNumber[slot] - 1;
            if (slotHash[slot] == idHash && Arrays.equals(ids, start(number), idEnd[number], text, from, to)) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        slotHash[slot] = idHash;
        slotNumber[slot] = size + 1;
        remember(idHash, text, from, to);
        if (size * 2 > slotNumber.length) {
            grow();
        }
        return size - 1;
    }

    private void remember(long idHash, char[] text, int from, int to) {
        if (size == hash.length) {
            hash = Arrays.copyOf(hash, size * 2);
            idEnd = Arrays.copyOf(idEnd, size * 2);
        }
        int start = size == 0 ? 0 : idEnd[size - 1];
        int end = start + to - from;
        if (end > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(end, ids.length * 2));
        }
        System.arraycopy(text, from, ids, start, to - from);
        hash[size] = idHash;
        idEnd[size++] = end;
    }

    private void grow() {
        int slots = slotNumber.length * 2;
        slotHash = new long[slots];
        slotNumber = new int[slots];
        for (int number = 0; number < size; number++) {
            int slot = (int) hash[number] & (slots - 1);
            while (slotNumber[slot] != 0) {
                slot = (slot + 1) & (slots - 1);
            }
            slotHash[slot] = hash[number];
            slotNumber[slot] = number + 1;
        }
    }

    private int start(int number) {
        return number == 0 ? 0 : idEnd[number - 1];
    }

    String id(int number) {
        return new String(ids, start(number), idEnd[number] - start(number));
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
