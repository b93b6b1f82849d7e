package dev.perennial.engine.math;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** Gauss-Legendre quadrature on (−1, 1): nodes are the zeros of the Legendre polynomial, found by Newton's method. */
public final class GaussLegendre {

    private static final int MOST = 256;
    private static final AtomicReferenceArray<double[][]> RULES = new AtomicReferenceArray<>(MOST + 1);

    private GaussLegendre() {
    }

    /** Nodes and weights, 1 … {@value #MOST} of them. Shared: callers read them only. */
    public static double[][] rule(int n) {
        double[][] known = RULES.get(n);
        if (known == null) {
            known = make(n);
            RULES.set(n, known);
        }
        return known;
    }

    private static double[][] make(int n) {
        double[][] rule = new double[2][n];
        for (int i = 0; i < n; i++) {
            double z = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 0;
            for (int step = 0; step < 8; step++) {
                double one = 1;
                double before = 0;
                for (int j = 0; j < n; j++) {
                    double next = ((2.0 * j + 1) * z * one - j * before) / (j + 1);
                    before = one;
                    one = next;
                }
                slope = n * (z * one - before) / (z * z - 1);
                z -= one / slope;
            }
            rule[0][i] = z;
            rule[1][i] = 2 / ((1 - z * z) * slope * slope);
        }
        return rule;
    }
}
