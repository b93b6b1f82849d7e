package dev.perennial.engine.model.clv;

import java.util.Arrays;
import java.util.Optional;

import dev.perennial.engine.math.Bfgs;
import dev.perennial.engine.math.Matrices;
import dev.perennial.engine.math.Objective;

/** What fits in logarithms of positive parameters have in common. */
final class LogParameters {

    /** Beyond e^±11 a parameter is as good as 0 or infinite; a smooth wall keeps the search this side of overflow. */
    private static final double WALL = 11;
    /** Curvature per customer below which a direction counts as flat: above the noise of the differences. */
    private static final double FLAT = 1e-8;
    private static final double LONGEST_POLISH = 0.1;

    private LogParameters() {
    }

    /** Minus the log-likelihood per customer, plus the square of what lies beyond the wall. */
    static Objective walled(Objective logLikelihood, long customers) {
        double n = Math.max(1, customers);
        return (point, gradient) -> {
            double value = -logLikelihood.at(point, gradient) / n;
            for (int i = 0; i < point.length; i++) {
                double beyond = point[i] - Math.clamp(point[i], -WALL, WALL);
                value += beyond * beyond;
                gradient[i] = 2 * beyond - gradient[i] / n;
            }
            return value;
        };
    }

    /**
     * The covariance of the logarithms from the Hessian per customer; NaN throughout where it is not positive definite.
     * A direction in which the likelihood is flat gets a very large variance instead of none.
     */
    static double[][] covariance(double[][] hessian, long customers) {
        double[][] information = Matrices.copy(hessian);
        for (int i = 0; i < information.length; i++) {
            information[i][i] += FLAT;
            for (int j = 0; j < information.length; j++) {
                information[i][j] *= customers;
            }
        }
        return Matrices.inverse(information).orElseGet(() -> {
            double[][] unknown = Matrices.copy(hessian);
            for (double[] row : unknown) {
                Arrays.fill(row, Double.NaN);
            }
            return unknown;
        });
    }

    /** One Newton step where it lowers the gradient, so that the last digits do not depend on where the search stopped. */
    static double[] polish(Objective objective, Bfgs.Minimum found, double[][] hessian) {
        Optional<double[][]> inverse = Matrices.inverse(hessian);
        if (inverse.isEmpty()) {
            return found.point();
        }
        double[] step = Matrices.times(inverse.get(), found.gradient());
        if (Arrays.stream(step).anyMatch(d -> !(Math.abs(d) < LONGEST_POLISH))) {
            return found.point();
        }
        double[] point = found.point().clone();
        for (int i = 0; i < point.length; i++) {
            point[i] -= step[i];
        }
        double[] gradient = new double[point.length];
        objective.at(point, gradient);
        return Matrices.dot(gradient, gradient) < Matrices.dot(found.gradient(), found.gradient())
                ? point
                : found.point();
    }
}
