package dev.perennial.engine.math;

/** Interpolation at Chebyshev points (Trefethen 2013, chapters 2, 5 and 8). */
public final class Chebyshev {

    private Chebyshev() {
    }

    /** Points of the first kind in (−1, 1). */
    public static double[] points(int n) {
        double[] points = new double[n];
        for (int k = 0; k < n; k++) {
            points[k] = Math.cos((k + 0.5) * Math.PI / n);
        }
        return points;
    }

    /** Coefficients of the interpolant through values at {@link #points}; evaluate with {@link #at}. */
    public static double[] coefficients(double[] values) {
        int n = values.length;
        double[] c = new double[n];
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += values[k] * Math.cos(j * (k + 0.5) * Math.PI / n);
            }
            c[j] = sum * (j == 0 ? 1.0 : 2.0) / n;
        }
        return c;
    }

    /** Clenshaw's sum at s in [−1, 1]. */
    public static double at(double[] coefficients, double s) {
        double b1 = 0;
        double b2 = 0;
        double twice = 2 * s;
        for (int j = coefficients.length - 1; j > 0; j--) {
            double b0 = coefficients[j] + (twice * b1 - b2);
            b2 = b1;
            b1 = b0;
        }
        return coefficients[0] + (s * b1 - b2);
    }

    /** The values at s of the Lagrange polynomials of {@link #points}, by the barycentric formula. */
    public static double[] lagrange(int n, double s) {
        double[] points = points(n);
        double[] weights = new double[n];
        double sum = 0;
        for (int k = 0; k < n; k++) {
            if (s == points[k]) {
                double[] one = new double[n];
                one[k] = 1;
                return one;
            }
            double weight = (k % 2 == 0 ? 1 : -1) * Math.sin((k + 0.5) * Math.PI / n);
            weights[k] = weight / (s - points[k]);
            sum += weights[k];
        }
        for (int k = 0; k < n; k++) {
            weights[k] /= sum;
        }
        return weights;
    }

    /**
     * Points needed for an error of about 1e-11 on an interval of this half length, for a function that is analytic
     * within {@code strip} of the real axis: its Bernstein ellipse has ρ = s + √(1 + s²), s = strip / half length.
     */
    public static int pointsFor(double halfLength, double strip) {
        if (halfLength <= 0) {
            return 1;
        }
        double s = strip / halfLength;
        return (int) Math.clamp(Math.ceil(26 / Math.log(s + Math.sqrt(1 + s * s))), 3, 128);
    }
}
