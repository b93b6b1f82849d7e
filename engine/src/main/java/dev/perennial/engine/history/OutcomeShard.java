package dev.perennial.engine.history;

import java.io.Serializable;

import dev.perennial.engine.orders.OrderShard;

/**
 * What the customers known at a cut did in the holdout after it, in the order of the histories at the cut.
 *
 * @param orders purchase days in the holdout
 * @param spend money of those days in currency units, net of refunds of those orders
 * @param before repeat purchase days in an equally long period up to the cut
 */
public record OutcomeShard(int[] orders, double[] spend, int[] before) implements Serializable {

    /**
     * Outcomes of the customers known at the cut.
     *
     * @param known histories at the cut
     * @param later histories of the same shard at the last day of the holdout
     */
    public static OutcomeShard of(HistoryShard known, HistoryShard later) {
        int n = known.customers();
        OutcomeShard outcome = new OutcomeShard(new int[n], new double[n], new int[n]);
        int periodStart = known.asOf() - (later.asOf() - known.asOf());
        int j = 0;
        for (int c = 0; c < n; c++) {
            while (later.source()[j] < known.source()[c]) {
                j++;
            }
            outcome.fill(c, later, j, known.asOf());
            for (int k = known.start()[c] + 1; k < known.start()[c + 1]; k++) {
                if (known.day()[k] > periodStart) {
                    outcome.before[c]++;
                }
            }
        }
        return outcome;
    }

    private void fill(int c, HistoryShard later, int j, int cut) {
        long money = 0;
        for (int k = later.start()[j + 1] - 1; k >= later.start()[j] && later.day()[k] > cut; k--) {
            orders[c]++;
            money = Math.addExact(money, later.amount()[k]);
        }
        spend[c] = (double) money / OrderShard.AMOUNT_SCALE;
    }
}
