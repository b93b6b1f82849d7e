package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * Spend of the customers of one shard: {@code n} repeat order days with a positive amount and their mean; a customer
 * without one has n = 0. Rows as in {@link PurchaseData} where both are used together.
 */
public final class SpendData implements Serializable {

    private final int[] n;
    private final double[] mean;
    private final int highestN;

    /** Keeps the two arrays, of the same length; {@code mean} is read only where n is above 0. */
    public SpendData(int[] n, double[] mean) {
        if (n.length != mean.length) {
            throw new IllegalArgumentException("arrays of different lengths");
        }
        int highest = 0;
        for (int i = 0; i < n.length; i++) {
            if (n[i] < 0 || (n[i] > 0 && !(mean[i] > 0 && mean[i] < Double.POSITIVE_INFINITY))) {
                throw new IllegalArgumentException("impossible spend: " + n[i] + " orders of mean " + mean[i]);
            }
            highest = Math.max(highest, n[i]);
        }
        this.n = n;
        this.mean = mean;
        this.highestN = highest;
    }

    public int size() {
        return n.length;
    }

    public int n(int i) {
        return n[i];
    }

    /** Mean spend of the n orders; 0 where there are none. */
    public double mean(int i) {
        return n[i] > 0 ? mean[i] : 0;
    }

    int highestN() {
        return highestN;
    }

    /** Every {@code stride}-th customer. */
    SpendData sample(int stride) {
        return only(IntStream.range(0, size()).filter(i -> i % stride == 0).toArray());
    }

    /** The customers of these rows. */
    SpendData only(int[] rows) {
        return new SpendData(IntStream.of(rows).map(i -> n[i]).toArray(),
                IntStream.of(rows).mapToDouble(i -> mean[i]).toArray());
    }
}
