package dev.perennial.engine.math;

/** Positions in the order of values, without an object for each: a merge sort, so that equals keep their order. */
public final class Ranking {

    private Ranking() {
    }

    /** Compares the values at two positions. */
    @FunctionalInterface
    public interface Comparison {
        boolean inOrder(int first, int second);
    }

    /** Positions 0 … n−1 such that each is in order with its successor; {@code inOrder} must hold for equals. */
    public static int[] of(int n, Comparison comparison) {
        int[] from = new int[n];
        for (int i = 0; i < n; i++) {
            from[i] = i;
        }
        int[] to = new int[n];
        for (int width = 1; width < n; width *= 2) {
            for (int start = 0; start < n; start += 2 * width) {
                merge(from, to, start, Math.min(start + width, n), Math.min(start + 2 * width, n), comparison);
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
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
