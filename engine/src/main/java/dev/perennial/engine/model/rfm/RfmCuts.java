package dev.perennial.engine.model.rfm;

import java.math.BigDecimal;
import java.util.List;

/**
 * The numbers that RFM scores and groups of a base follow from, so that one customer can be scored alone as the SQL scores all.
 *
 * @param recency four ascending cuts in days since the last order
 * @param frequency four ascending cuts in orders
 * @param money four ascending cuts in net spend in 1/10,000
 * @param sums customers, and the sums of their R, F and M scores
 * @param threshold what counts as high: above the base's mean score, or above this score if positive
 */
public record RfmCuts(List<BigDecimal> recency, List<BigDecimal> frequency, List<BigDecimal> money,
        List<BigDecimal> sums, double threshold) {

    public RfmCuts {
        recency = plain(recency);
        frequency = plain(frequency);
        money = plain(money);
        sums = plain(sums);
    }

    /** The same number in the same digits, whichever engine says it, and whole ones written as such. */
    static List<BigDecimal> plain(List<BigDecimal> numbers) {
        return numbers.stream().map(BigDecimal::stripTrailingZeros)
                .map(number -> number.scale() < 0 ? number.setScale(0) : number).toList();
    }

    /** The recency score; fewer days are better. */
    public int r(long recencyDays) {
        return 5 - exceeded(recency, recencyDays);
    }

    /** The frequency score. */
    public int f(long orders) {
        return 1 + exceeded(frequency, orders);
    }

    /** The monetary score of a net spend in 1/10,000. */
    public int m(long spend) {
        return 1 + exceeded(money, spend);
    }

    private static int exceeded(List<BigDecimal> cuts, long value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        return (int) cuts.stream().filter(cut -> exact.compareTo(cut) > 0).count();
    }

    /** The group that these scores make. */
    public String group(int r, int f, int m) {
        boolean often = high(f, 2);
        if (high(m, 3)) {
            return high(r, 1)
                    ? often ? "important-value" : "important-develop"
                    : often ? "important-keep" : "important-win-back";
        }
        return high(r, 1)
                ? often ? "general-value" : "general-develop"
                : often ? "general-keep" : "general-win-back";
    }

    private boolean high(int score, int sum) {
        return threshold > 0
                ? score > threshold
                : BigDecimal.valueOf(score).multiply(sums.getFirst()).compareTo(sums.get(sum)) > 0;
    }
}
