package dev.perennial.engine.model.clv;

import org.hipparchus.special.Gamma;

/** Steps m = 0, 1, 2, … through P(M ≥ m) of a negative binomial count of this shape and mean shape × y. */
final class NegativeBinomialWalk {

    /** Beyond the mean a mass this small has no tail worth counting: rounding must not look like one. */
    private static final double SPENT = 1e-19;

    private final double shape;
    private final double z;
    private final double mean;
    /** Below this count there is no mass worth counting. */
    private final int first;
    private int m;
    private double mass;
    private double below;

    NegativeBinomialWalk(double shape, double y) {
        this(shape, y, Math.log1p(y));
    }

    /** As the other, with ln(1 + y) at hand. */
    NegativeBinomialWalk(double shape, double y, double log) {
        this.shape = shape;
        this.z = y / (1 + y);
        this.mean = shape * y;
        double zero = -shape * log;
        if (zero > -600) {
            this.first = 0;
            this.mass = Math.exp(zero);
        } else {
            this.first = (int) Math.max(0, mean - 14 * Math.sqrt(mean * (1 + y)));
            this.mass = Math.exp(Gamma.logGamma(shape + first) - Gamma.logGamma(shape) - Gamma.logGamma(first + 1.0)
                    + zero + first * Math.log(z));
        }
    }

    /** Goes on to {@code count}, at or above the present one. */
    void to(int count) {
        for (; m < count; m++) {
            if (m >= first) {
                below += mass;
                mass *= z * (shape + m) / (m + 1);
                if (mass < SPENT && m > mean) {
                    below = 1;
                }
            }
        }
    }

    /** P(M ≥ m). */
    double survivor() {
        return Math.max(0, 1 - below);
    }
}
