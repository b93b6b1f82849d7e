package dev.perennial.engine.model.renewal;

/**
 * The share of contracts left after each renewal, though many are seen for a part of the time only: the product of the
 * shares that renewed (Kaplan and Meier 1958), with the variance of Greenwood (1926) on the scale of ln(−ln), so that bounds
 * of 95 % keep within 0 … 1.
 */
final class Survivors {

    private static final double NORMAL = 1.96;

    private double share = 1;
    private double variance;

    /** Goes on by a renewal that was due of so many contracts and did not come of some. */
    void pass(long due, long lost) {
        share *= (double) (due - lost) / due;
        variance += lost == 0 ? 0 : (double) lost / ((double) due * (due - lost));
    }

    double share() {
        return share;
    }

    double low() {
        return bound(1);
    }

    double high() {
        return bound(-1);
    }

    private double bound(int side) {
        return share <= 0 || share >= 1
                ? share
                : Math.pow(share, Math.exp(side * NORMAL * Math.sqrt(variance) / -Math.log(share)));
    }
}
