package dev.perennial.engine.math;

import java.util.Optional;

/** Small dense symmetric matrices, as the models have them: two to seven rows. */
public final class Matrices {

    private Matrices() {
    }

    public static double[][] identity(int n) {
        double[][] m = new double[n][n];
        for (int i = 0; i < n; i++) {
            m[i][i] = 1;
        }
        return m;
    }

    public static double[][] copy(double[][] m) {
        double[][] c = new double[m.length][];
        for (int i = 0; i < m.length; i++) {
            c[i] = m[i].clone();
        }
        return c;
    }

    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    public static double[] times(double[][] m, double[] v) {
        double[] result = new double[m.length];
        for (int i = 0; i < m.length; i++) {
            result[i] = dot(m[i], v);
        }
        return result;
    }

    /** The lower triangular L with L Lᵀ = m; empty when m is not positive definite. */
    public static Optional<double[][]> cholesky(double[][] m) {
        int n = m.length;
        double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = m[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                if (i == j && !(sum > 0)) {
                    return Optional.empty();
                }
                l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
            }
        }
        return Optional.of(l);
    }

    /** The inverse of a positive definite matrix; empty when it is not one. */
    public static Optional<double[][]> inverse(double[][] m) {
        return cholesky(m).map(Matrices::inverseOfFactor);
    }

    private static double[][] inverseOfFactor(double[][] l) {
        int n = l.length;
        double[][] result = new double[n][n];
        for (int column = 0; column < n; column++) {
            double[] v = new double[n];
            for (int i = 0; i < n; i++) {
                double sum = i == column ? 1 : 0;
                for (int k = 0; k < i; k++) {
                    sum -= l[i][k] * v[k];
                }
                v[i] = sum / l[i][i];
            }
            for (int i = n - 1; i >= 0; i--) {
                double sum = v[i];
                for (int k = i + 1; k < n; k++) {
                    sum -= l[k][i] * v[k];
                }
                v[i] = sum / l[i][i];
            }
            for (int i = 0; i < n; i++) {
                result[i][column] = v[i];
            }
        }
        return result;
    }

    /** Second derivatives by central differences of the analytic gradient with step {@code h}, made symmetric. Error O(h²). */
    public static double[][] hessian(Objective objective, double[] point, double h) {
        int n = point.length;
        double[][] m = new double[n][n];
        double[] above = new double[n];
        double[] below = new double[n];
        for (int i = 0; i < n; i++) {
            double[] p = point.clone();
            p[i] = point[i] + h;
            objective.at(p, above);
            p[i] = point[i] - h;
            objective.at(p, below);
            for (int j = 0; j < n; j++) {
                double second = (above[j] - below[j]) / (2 * h);
                m[i][j] += second / 2;
                m[j][i] += second / 2;
            }
        }
        return m;
    }
}
