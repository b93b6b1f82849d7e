package dev.perennial.engine.model.churn;

import java.util.Arrays;

import dev.perennial.engine.math.LogSpace;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Logistic regression with a normal prior on every coefficient but the first, at its maximum: Newton's method
 * (iteratively reweighted least squares; McCullagh and Nelder 1989, section 4.4; le Cessie and van Houwelingen 1992 for
 * the penalty) with halved steps where the full one would not climb. The objective is strictly concave, so there is one
 * maximum, and sums run over the rows in their order: the same rows give the same digits.
 *
 * @param coefficients one per column
 * @param covariance inverse of the negative second derivatives at the maximum
 * @param converged whether the gradient vanished, to {@value #TOLERANCE} a row
 */
record RidgeLogistic(double[] coefficients, double[][] covariance, int iterations, boolean converged) {

    private static final double TOLERANCE = 1e-11;
    /** Relative rounding of the objective: near the maximum the slope decides, the value cannot. */
    private static final double NOISE = 1e-12;
    private static final int MOST_ITERATIONS = 50;
    private static final int MOST_HALVINGS = 30;

    /**
     * Fits.
     *
     * @param rows columns of each row; the first column is not drawn to 0
     * @param happened what is to be explained, a flag per row
     * @param ridge 1 / variance of the prior; 0 for maximum likelihood
     */
    static RidgeLogistic fit(double[][] rows, boolean[] happened, double ridge) {
        return new Fitting(rows, happened, ridge).run();
    }

    /** The log-odds of a row. */
    static double logOdds(double[] coefficients, double[] row) {
        double sum = 0;
        for (int j = 0; j < coefficients.length; j++) {
            sum += coefficients[j] * row[j];
        }
        return sum;
    }

    double standardError(int column) {
        return Math.sqrt(covariance[column][column]);
    }

    /** One fit. */
    private static final class Fitting {

        private final double[][] rows;
        private final boolean[] happened;
        private final double ridge;
        private final int columns;
        private final double[] gradient;
        private final double[][] curvature;

        Fitting(double[][] rows, boolean[] happened, double ridge) {
            this.rows = rows;
            this.happened = happened;
            this.ridge = ridge;
            this.columns = rows[0].length;
            this.gradient = new double[columns];
            this.curvature = new double[columns][columns];
        }

        RidgeLogistic run() {
            double[] point = new double[columns];
            double value = value(point);
            int iterations = 0;
            derive(point);
            while (iterations < MOST_ITERATIONS && !flat()) {
                iterations++;
                double[] step = solver().getSolver().solve(new ArrayRealVector(gradient)).toArray();
                double[] next = along(point, step, 1);
                double reached = value(next);
                double floor = value - NOISE * Math.abs(value);
                for (int k = 1; k <= MOST_HALVINGS && !(reached >= floor); k++) {
                    next = along(point, step, Math.scalb(1.0, -k));
                    reached = value(next);
                }
                if (!(reached >= floor) || Arrays.equals(point, next)) {
                    break;
                }
                point = next;
                value = reached;
                derive(point);
            }
            return new RidgeLogistic(point, solver().getSolver().getInverse().getData(), iterations, nearlyFlat());
        }

        private CholeskyDecomposition solver() {
            return new CholeskyDecomposition(new Array2DRowRealMatrix(curvature), 1e-12, 0);
        }

        private double steepest() {
            return Arrays.stream(gradient).map(Math::abs).max().orElse(0) / rows.length;
        }

        private boolean flat() {
            return steepest() <= TOLERANCE / 100;
        }

        private boolean nearlyFlat() {
            return steepest() <= TOLERANCE;
        }

        private static double[] along(double[] from, double[] step, double share) {
            double[] to = from.clone();
            for (int j = 0; j < to.length; j++) {
                to[j] += share * step[j];
            }
            return to;
        }

        private double value(double[] point) {
            double sum = 0;
            for (int i = 0; i < rows.length; i++) {
                double odds = logOdds(point, rows[i]);
                sum -= LogSpace.softplus(happened[i] ? -odds : odds);
            }
            for (int j = 1; j < columns; j++) {
                sum -= ridge / 2 * point[j] * point[j];
            }
            return sum;
        }

        private void derive(double[] point) {
            Arrays.fill(gradient, 0);
            for (double[] line : curvature) {
                Arrays.fill(line, 0);
            }
            for (int i = 0; i < rows.length; i++) {
                double p = LogSpace.sigmoid(logOdds(point, rows[i]));
                add(rows[i], (happened[i] ? 1 : 0) - p, p * (1 - p));
            }
            for (int j = 0; j < columns; j++) {
                if (j > 0) {
                    gradient[j] -= ridge * point[j];
                    curvature[j][j] += ridge;
                }
                for (int k = 0; k < j; k++) {
                    curvature[k][j] = curvature[j][k];
                }
            }
        }

        private void add(double[] row, double residual, double weight) {
            for (int j = 0; j < columns; j++) {
                gradient[j] += residual * row[j];
                double weighted = weight * row[j];
                for (int k = 0; k <= j; k++) {
                    curvature[j][k] += weighted * row[k];
                }
            }
        }
    }
}
