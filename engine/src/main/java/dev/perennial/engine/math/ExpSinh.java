package dev.perennial.engine.math;

import java.util.Arrays;

/**
 * Integrals over (0, ∞) of functions that decay at least exponentially: the double exponential rule of Takahasi and Mori
 * (1974), v = exp(p − e^−p), by the trapezoidal rule in p. Nodes crowd at 0, so that a singular or steep beginning costs
 * nothing; smooth integrands come out to about 1e-13.
 */
public final class ExpSinh {

    private static final double STEP = 0x1p-3;
    private static final double FIRST = -4.5;
    private static final double LAST = 32;
    private static final double NEGLIGIBLE = 1e-18;
    private static final double[] NODES = new double[(int) ((LAST - FIRST) / STEP)];
    private static final double[] WEIGHTS = new double[NODES.length];

    static {
        for (int i = 0; i < NODES.length; i++) {
            double p = FIRST + i * STEP;
            NODES[i] = Math.exp(p - Math.exp(-p));
            WEIGHTS[i] = NODES[i] * (1 + Math.exp(-p)) * STEP;
        }
    }

    private ExpSinh() {
    }

    /** Several integrands that share their work; the first decides where the tail may be cut. */
    @FunctionalInterface
    public interface Integrands {
        /** Adds {@code weight} times each integrand at {@code v} to the sums. */
        void add(double v, double weight, double[] sums);
    }

    /**
     * The integrals.
     *
     * @param scale where the integrands have fallen to about 1/e
     * @param sums receives one integral each
     */
    public static void integrate(Integrands integrands, double scale, double[] sums) {
        Arrays.fill(sums, 0);
        for (int i = 0; i < NODES.length; i++) {
            double before = sums[0];
            integrands.add(scale * NODES[i], scale * WEIGHTS[i], sums);
            if (NODES[i] > 1 && sums[0] - before < NEGLIGIBLE * sums[0]) {
                return;
            }
        }
    }
}
