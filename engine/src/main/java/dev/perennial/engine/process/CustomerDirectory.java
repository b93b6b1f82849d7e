package dev.perennial.engine.process;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

import dev.perennial.engine.shard.ShardHash;

/**
 * All known customers, numbered as they come. Their keys, not their ids, decide shard and order, so the figures are the
 * ones that a file with these keys gives, whatever ids a database made of them.
 */
final class CustomerDirectory {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long[] id = new long[1 << 10];
    private long[] hash = new long[1 << 10];
    private int[] since = new int[1 << 10];
    private int[] keyEnd = new int[1 << 10];
    private byte[] keys = new byte[1 << 14];
    private int size;
    /** Open addressing: number + 1, 0 where free. */
    private int[] table = new int[1 << 12];

    /** Adds a customer; ids must be different. */
    void add(long customer, int knownSince, String key) {
        if (size == id.length) {
            id = Arrays.copyOf(id, size * 2);
            hash = Arrays.copyOf(hash, size * 2);
            since = Arrays.copyOf(since, size * 2);
            keyEnd = Arrays.copyOf(keyEnd, size * 2);
        }
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        int start = keyStart(size);
        if (start + text.length > keys.length) {
            keys = Arrays.copyOf(keys, Math.max(start + text.length, keys.length * 2));
        }
        System.arraycopy(text, 0, keys, start, text.length);
        id[size] = customer;
        hash[size] = ShardHash.of(key);
        since[size] = knownSince;
        keyEnd[size] = start + text.length;
        size++;
        if (size * 2 > table.length) {
            table = new int[table.length * 2];
            for (int number = 0; number < size - 1; number++) {
                enter(number);
            }
        }
        enter(size - 1);
    }

    private void enter(int number) {
        int slot = slot(id[number]);
        while (table[slot] != 0) {
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = number + 1;
    }

    private int slot(long customer) {
        return (int) ((customer * GOLDEN) >>> 32) & (table.length - 1);
    }

    /** The number of a customer. */
    int number(long customer) {
        for (int slot = slot(customer);; slot = (slot + 1) & (table.length - 1)) {
            int entry = table[slot];
            if (entry == 0) {
                throw new IllegalArgumentException("an order of a customer who is not known");
            }
            if (id[entry - 1] == customer) {
                return entry - 1;
            }
        }
    }

    int size() {
        return size;
    }

    long id(int number) {
        return id[number];
    }

    int since(int number) {
        return since[number];
    }

    String key(int number) {
        int start = keyStart(number);
        return new String(keys, start, keyEnd[number] - start, StandardCharsets.UTF_8);
    }

    private int keyStart(int number) {
        return number == 0 ? 0 : keyEnd[number - 1];
    }

    int shard(int number) {
        return ShardHash.shard(hash[number]);
    }

    /** Sorts numbers by hash, then key, then id: the order in which customers stand in a shard. */
    void sort(int[] numbers) {
        long[] hashes = Arrays.stream(numbers).mapToLong(number -> hash[number]).sorted().toArray();
        int[] placed = new int[hashes.length];
        Arrays.fill(placed, -1);
        for (int number : numbers) {
            int place = Arrays.binarySearch(hashes, hash[number]);
            while (place > 0 && hashes[place - 1] == hash[number]) {
                place--;
            }
            while (placed[place] >= 0) {
                place++;
            }
            placed[place] = number;
        }
        settleTies(hashes, placed);
        System.arraycopy(placed, 0, numbers, 0, placed.length);
    }

    private void settleTies(long[] hashes, int[] placed) {
        Comparator<Integer> byKey = Comparator.comparing(this::key).thenComparingLong(number -> id[number]);
        for (int from = 0; from < hashes.length;) {
            int to = from + 1;
            while (to < hashes.length && hashes[to] == hashes[from]) {
                to++;
            }
            if (to - from > 1) {
                int[] sorted = Arrays.stream(placed, from, to).boxed().sorted(byKey).mapToInt(Integer::intValue)
                        .toArray();
                System.arraycopy(sorted, 0, placed, from, sorted.length);
            }
            from = to;
        }
    }
}
