package dev.perennial.engine.model.clv;

import org.hipparchus.special.Gamma;

/** Steps k = 0, 1, 2, … through P(N ≥ k) of a {@link PoissonCounts}, a few arithmetic operations each. */
final class PoissonWalk implements CountWalk {

    private final double shape;
    private final double z;
    private final double a;
    private final double b;
    /** Below this count the negative binomial has no mass worth counting. */
    private final int first;
    private int k;
    private double mass;
    private double below;
    private double reach = 1;

    PoissonWalk(double shape, double y, double a, double b) {
        this.shape = shape;
        this.z = y / (1 + y);
        this.a = a;
        this.b = b;
        double zero = -shape * Math.log1p(y);
        if (zero > -600) {
            this.first = 0;
            this.mass = Math.exp(zero);
        } else {
            double mean = shape * y;
            this.first = (int) Math.max(0, mean - 14 * Math.sqrt(mean * (1 + y)));
            this.mass = Math.exp(Gamma.logGamma(shape + first) - Gamma.logGamma(shape) - Gamma.logGamma(first + 1.0)
                    + zero + first * Math.log(z));
        }
    }

    @Override
    public int k() {
        return k;
    }

    @Override
    public double survivor() {
        return reach * Math.max(0, 1 - below);
    }

    @Override
    public void next() {
        if (k >= first) {
            below += mass;
            mass *= z * (shape + k) / (k + 1);
        }
        if (k > 0) {
            reach *= (b + k - 1) / (a + b + k - 1);
        }
        k++;
    }
}
