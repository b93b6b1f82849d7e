package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * Order histories of the customers of one shard, six bytes each: {@code x} repeat orders, the last one {@code tx} days
 * after the first, observed for {@code t} days; each 0 … 65,535.
 */
public final class PurchaseData implements Serializable {

    private final char[] x;
    private final char[] tx;
    private final char[] t;
    private final double unitDays;
    private final int highestX;
    private final int highestDay;

    /**
     * Copies three arrays of the same length.
     *
     * @param txDays 0 where x is 0; at most tDays
     * @param unitDays days in the unit in which rates are expressed
     */
    public PurchaseData(int[] x, int[] txDays, int[] tDays, double unitDays) {
        if (x.length != txDays.length || x.length != tDays.length) {
            throw new IllegalArgumentException("arrays of different lengths");
        }
        if (!(unitDays > 0)) {
            throw new IllegalArgumentException("a unit must have days");
        }
        this.x = narrow(x);
        this.tx = narrow(txDays);
        this.t = narrow(tDays);
        this.unitDays = unitDays;
        this.highestX = IntStream.of(x).max().orElse(0);
        this.highestDay = IntStream.of(tDays).max().orElse(0);
        for (int i = 0; i < x.length; i++) {
            if (txDays[i] > tDays[i] || (x[i] == 0 && txDays[i] != 0)) {
                throw new IllegalArgumentException(
                        "impossible history: x " + x[i] + ", tx " + txDays[i] + ", t " + tDays[i] + " days");
            }
        }
    }

    private static char[] narrow(int[] values) {
        char[] result = new char[values.length];
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] > Character.MAX_VALUE) {
                throw new IllegalArgumentException("outside 0 … 65,535: " + values[i]);
            }
            result[i] = (char) values[i];
        }
        return result;
    }

    public int size() {
        return x.length;
    }

    public int x(int i) {
        return x[i];
    }

    public int txDays(int i) {
        return tx[i];
    }

    public int tDays(int i) {
        return t[i];
    }

    public double unitDays() {
        return unitDays;
    }

    int highestX() {
        return highestX;
    }

    int highestDay() {
        return highestDay;
    }

    /** Every {@code stride}-th customer. */
    PurchaseData sample(int stride) {
        return only(IntStream.range(0, size()).filter(i -> i % stride == 0).toArray());
    }

    /** The customers of these rows. */
    PurchaseData only(int[] rows) {
        return new PurchaseData(IntStream.of(rows).map(i -> x[i]).toArray(),
                IntStream.of(rows).map(i -> tx[i]).toArray(),
                IntStream.of(rows).map(i -> t[i]).toArray(), unitDays);
    }
}
