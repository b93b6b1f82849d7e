package dev.perennial.engine.model.rfm;

import java.util.Arrays;

/**
 * Natural breaks: the division of values on a line into classes with the least sum of squared distances to the class
 * means. Exact, by dynamic programming with divide and conquer over the monotone split positions (Fisher 1958; Wang and
 * Song 2011), O(classes · n log n) for n distinct values.
 */
public final class NaturalBreaks {

    private final double[] sum;
    private final double[] squares;
    private final double[] weight;

    private NaturalBreaks(double[] values, long[] counts) {
        int n = values.length;
        sum = new double[n + 1];
        squares = new double[n + 1];
        weight = new double[n + 1];
        double centre = values[n / 2];
        for (int i = 0; i < n; i++) {
            double v = values[i] - centre;
            weight[i + 1] = weight[i] + counts[i];
            sum[i + 1] = sum[i] + counts[i] * v;
            squares[i + 1] = squares[i] + counts[i] * v * v;
        }
    }

    /**
     * The best division.
     *
     * @param values distinct values, ascending, at least one
     * @param counts how often each occurs
     * @param classes number of classes; with fewer distinct values the surplus classes are empty
     * @return for each class the index of its last value; an empty class repeats the index of the class below
     */
    public static int[] lastOfEachClass(double[] values, long[] counts, int classes) {
        int used = Math.min(classes, values.length);
        int[] last = new NaturalBreaks(values, counts).divide(values.length, used);
        int[] all = Arrays.copyOf(last, classes);
        Arrays.fill(all, used, classes, values.length - 1);
        return all;
    }

    private int[] divide(int n, int classes) {
        double[] best = new double[n + 1];
        for (int i = 1; i <= n; i++) {
            best[i] = cost(0, i);
        }
        int[][] split = new int[classes][n + 1];
        for (int k = 1; k < classes; k++) {
            double[] next = new double[n + 1];
            Arrays.fill(next, Double.POSITIVE_INFINITY);
            fill(best, next, split[k], k + 1, n, k, n - 1);
            best = next;
        }
        int[] last = new int[classes];
        int end = n;
        for (int k = classes - 1; k >= 0; k--) {
            last[k] = end - 1;
            end = split[k][end];
        }
        return last;
    }

    /** Fills next[lo … hi], knowing that the best split positions lie in [from, to] and rise with the end. */
    private void fill(double[] best, double[] next, int[] split, int lo, int hi, int from, int to) {
        if (lo > hi) {
            return;
        }
        int mid = (lo + hi) >>> 1;
        for (int s = from; s <= Math.min(mid - 1, to); s++) {
            double c = best[s] + cost(s, mid);
            if (c < next[mid]) {
                next[mid] = c;
                split[mid] = s;
            }
        }
        fill(best, next, split, lo, mid - 1, from, split[mid]);
        fill(best, next, split, mid + 1, hi, split[mid], to);
    }

    /** Sum of squared distances to the mean of the values from (inclusive) to (exclusive). */
    private double cost(int from, int to) {
        double w = weight[to] - weight[from];
        double s = sum[to] - sum[from];
        return Math.max(0, squares[to] - squares[from] - s * s / w);
    }
}
