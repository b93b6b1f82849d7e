package dev.perennial.engine.model.churn;

import java.util.Arrays;

/**
 * How well a score tells those to whom something happened from the others: the probability that one of the former has
 * the higher score than one of the latter, ties half (Hanley and McNeil 1982, Radiology 143). Sorted once, so that
 * resamples cost no more than a walk.
 */
final class Auc {

    private final int[] order;
    /** Whether the score at a place is the same as at the next one. */
    private final boolean[] tied;
    private final boolean[] happened;

    Auc(double[] scores, boolean[] happened) {
        this.order = ChurnSample.order(scores);
        this.happened = happened;
        this.tied = new boolean[order.length];
        for (int i = 0; i + 1 < order.length; i++) {
            tied[i] = scores[order[i]] == scores[order[i + 1]];
        }
    }

    double value() {
        int[] once = new int[order.length];
        Arrays.fill(once, 1);
        return value(once);
    }

    /** The value if everybody were there that often; NaN where all or none have happened. */
    double value(int[] times) {
        long below = 0;
        long ones = 0;
        long others = 0;
        long won = 0;
        long allOnes = 0;
        for (int i = 0; i < order.length; i++) {
            int who = order[i];
            if (happened[who]) {
                ones += times[who];
            } else {
                others += times[who];
            }
            if (!tied[i]) {
                won += ones * (2 * below + others);
                below += others;
                allOnes += ones;
                ones = 0;
                others = 0;
            }
        }
        return allOnes == 0 || below == 0 ? Double.NaN : won / (2.0 * allOnes * below);
    }
}
