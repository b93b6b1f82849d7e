package dev.perennial.engine.math;

import org.hipparchus.special.Gamma;

/** Arithmetic on logarithms, where the numbers themselves would overflow or lose their digits. */
public final class LogSpace {

    private LogSpace() {
    }

    /** ln(1 + e^d), for any d. */
    public static double softplus(double d) {
        return Math.max(d, 0) + Math.log1p(Math.exp(-Math.abs(d)));
    }

    /** 1 / (1 + e^−d), for any d. */
    public static double sigmoid(double d) {
        double e = Math.exp(-Math.abs(d));
        return (d >= 0 ? 1 : e) / (1 + e);
    }

    /** ln(e^a + e^b). */
    public static double add(double a, double b) {
        return a == Double.NEGATIVE_INFINITY ? b : a + softplus(b - a);
    }

    /** ln Γ(s + n) − ln Γ(s), s > 0, as a sum of n logarithms: no cancellation for any s. */
    public static double risingFactorial(double s, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.log(s + i);
        }
        return sum;
    }

    /** ln B(a, b + n) − ln B(a, b), a, b > 0; safe for b up to infinity and a down to 0. */
    public static double betaRatio(double a, double b, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum -= Math.log1p(a / (b + i));
        }
        return sum;
    }

    /** ln B(a, b), a, b > 0. */
    public static double beta(double a, double b) {
        return Gamma.logGamma(a) + Gamma.logGamma(b) - Gamma.logGamma(a + b);
    }
}
