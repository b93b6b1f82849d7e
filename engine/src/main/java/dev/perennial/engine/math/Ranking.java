package dev.perennial.engine.math;

import java.util.stream.IntStream;

/** Positions in the order of values, without an object for each: a merge sort, so that equals keep their order. */
public final class Ranking {

    /** As many positions as are worth a thread's while; a power of two. */
    private static final int PIECE = 1 << 15;

    private Ranking() {
    }

    /** Compares the values at two positions; called by several threads. */
    @FunctionalInterface
    public interface Comparison {
        boolean inOrder(int first, int second);
    }

    /** Positions 0 … n−1 such that each is in order with its successor; {@code inOrder} must hold for equals. */
    public static int[] of(int n, Comparison comparison) {
        int[] from = IntStream.range(0, n).toArray();
        int[] to = new int[n];
        for (int width = 1; width < n; width *= 2) {
            level(from, to, width, comparison);
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    /** Merges neighbours of this width, pieces of the whole side by side. */
    private static void level(int[] from, int[] to, int width, Comparison comparison) {
        int n = from.length;
        int piece = Math.max(2 * width, PIECE);
        IntStream.range(0, (n + piece - 1) / piece).parallel().forEach(p -> {
            int end = Math.min(n, (p + 1) * piece);
            for (int start = p * piece; start < end; start += 2 * width) {
                merge(from, to, start, Math.min(start + width, n), Math.min(start + 2 * width, n), comparison);
            }
        });
    }

    private static void merge(int[] from, int[] to, int start, int middle, int end, Comparison comparison) {
        if (middle == end || comparison.inOrder(from[middle - 1], from[middle])) {
            System.arraycopy(from, start, to, start, end - start);
            return;
        }
        int left = start;
        int right = middle;
        for (int k = start; k < end; k++) {
            boolean takeLeft = left < middle && (right == end || comparison.inOrder(from[left], from[right]));
            to[k] = takeLeft ? from[left++] : from[right++];
        }
    }
}
