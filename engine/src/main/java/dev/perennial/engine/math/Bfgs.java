package dev.perennial.engine.math;

import java.util.Arrays;

/**
 * Quasi-Newton minimisation with the BFGS update of the inverse Hessian (Nocedal and Wright 2006, eq. 6.17) and a line
 * search for the strong Wolfe conditions by safeguarded cubic interpolation (their algorithms 3.5 and 3.6, folded into
 * one bracket).
 *
 * <p>Stops when every component of the gradient is at most {@code tolerance × max(1, |f|)}, or when the function no
 * longer falls. Uses no random numbers: the same objective gives the same path.
 */
public final class Bfgs {

    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    /** Relative rounding of the function: near the minimum the slope decides, the value cannot. */
    private static final double NOISE = 1e-14;
    private static final double LONGEST_STEP = 2.5;
    private static final int SEARCH_LIMIT = 30;

    private final Objective objective;
    private final double tolerance;
    private final int iterations;
    private int evaluations;

    private Bfgs(Objective objective, double tolerance, int iterations) {
        this.objective = objective;
        this.tolerance = tolerance;
        this.iterations = iterations;
    }

    /**
     * Where the search ended.
     *
     * @param converged whether the gradient met the tolerance
     */
    public record Minimum(double[] point, double value, double[] gradient, double[][] inverseHessian, int evaluations,
            boolean converged) {
    }

    /** Minimises from {@code start} with the identity as first inverse Hessian, scaled after the first step. */
    public static Minimum minimise(Objective objective, double[] start, double tolerance, int iterations) {
        return new Bfgs(objective, tolerance, iterations).run(start, Matrices.identity(start.length), true);
    }

    /** Minimises from {@code start} with a known approximation of the inverse Hessian. */
    public static Minimum minimise(Objective objective, double[] start, double[][] inverseHessian, double tolerance,
            int iterations) {
        return new Bfgs(objective, tolerance, iterations).run(start, Matrices.copy(inverseHessian), false);
    }

    private record Point(double[] x, double value, double[] gradient) {
    }

    private Minimum run(double[] start, double[][] h, boolean scale) {
        Point here = evaluate(start.clone());
        boolean unscaled = scale;
        for (int k = 0; k < iterations && !flat(here); k++) {
            double[] direction = Matrices.times(h, here.gradient);
            scale(direction, -1);
            if (!(Matrices.dot(direction, here.gradient) < 0)) {
                reset(h);
                direction = here.gradient.clone();
                scale(direction, -1);
            }
            double longest = Arrays.stream(direction).map(Math::abs).max().orElse(0);
            double first = unscaled ? Math.min(1, 1 / longest) : 1;
            Point next = search(here, direction, Math.min(first, LONGEST_STEP / longest), LONGEST_STEP / longest);
            if (!(next.value < here.value) && !(steepest(next) < steepest(here))) {
                break;
            }
            update(h, here, next, unscaled);
            unscaled = false;
            here = next;
        }
        return new Minimum(here.x, here.value, here.gradient, h, evaluations, flat(here));
    }

    private Point evaluate(double[] x) {
        evaluations++;
        double[] gradient = new double[x.length];
        double value = objective.at(x, gradient);
        return new Point(x, Double.isNaN(value) ? Double.POSITIVE_INFINITY : value, gradient);
    }

    private boolean flat(Point p) {
        return steepest(p) <= tolerance * Math.max(1, Math.abs(p.value));
    }

    private static double steepest(Point p) {
        double steepest = 0;
        for (double g : p.gradient) {
            steepest = Math.max(steepest, Math.abs(g));
        }
        return steepest;
    }

    /** A point along the direction that satisfies the Wolfe conditions, else the lowest point seen ({@code from} if none). */
    private Point search(Point from, double[] direction, double first, double longest) {
        double slope0 = Matrices.dot(from.gradient, direction);
        double low = 0;
        double lowValue = from.value;
        double lowSlope = slope0;
        double high = Double.POSITIVE_INFINITY;
        double step = first;
        Point best = from;
        double noise = NOISE * Math.abs(from.value);
        for (int k = 0; k < SEARCH_LIMIT; k++) {
            Point p = evaluate(along(from.x, direction, step));
            double slope = Matrices.dot(p.gradient, direction);
            if (p.value < best.value) {
                best = p;
            }
            if (!(p.value <= from.value + SUFFICIENT_DECREASE * step * slope0 + noise) || p.value > lowValue + noise) {
                high = step;
                step = interpolate(low, lowValue, lowSlope, step, p.value, slope);
            } else if (Math.abs(slope) <= CURVATURE * Math.abs(slope0) || flat(p)) {
                return p;
            } else {
                if (slope >= 0) {
                    high = low;
                }
                double next = high < Double.POSITIVE_INFINITY
                        ? (step + high) / 2
                        : Math.min(longest, 3 * step);
                low = step;
                lowValue = p.value;
                lowSlope = slope;
                step = next;
            }
            if (Math.abs(step - low) <= 1e-12 * Math.max(1, step)) {
                break;
            }
        }
        return best;
    }

    /** Minimiser of the cubic through two values and slopes, kept within the middle 80 % of the bracket. */
    private static double interpolate(double a, double fa, double ga, double b, double fb, double gb) {
        double d1 = ga + gb - 3 * (fa - fb) / (a - b);
        double d2 = Math.sqrt(d1 * d1 - ga * gb) * Math.signum(b - a);
        double step = b - (b - a) * (gb + d2 - d1) / (gb - ga + 2 * d2);
        double near = a + 0.1 * (b - a);
        double far = a + 0.9 * (b - a);
        double lower = Math.min(near, far);
        double upper = Math.max(near, far);
        return step >= lower && step <= upper ? step : (a + b) / 2;
    }

    private static double[] along(double[] x, double[] direction, double step) {
        double[] y = x.clone();
        for (int i = 0; i < y.length; i++) {
            y[i] += step * direction[i];
        }
        return y;
    }

    private static void update(double[][] h, Point here, Point next, boolean unscaled) {
        int n = here.x.length;
        double[] s = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            s[i] = next.x[i] - here.x[i];
            y[i] = next.gradient[i] - here.gradient[i];
        }
        double sy = Matrices.dot(s, y);
        double yy = Matrices.dot(y, y);
        if (!(sy > 1e-12 * Math.sqrt(yy * Matrices.dot(s, s)))) {
            return;
        }
        if (unscaled) {
            for (int i = 0; i < n; i++) {
                h[i][i] = sy / yy;
            }
        }
        double[] hy = Matrices.times(h, y);
        double factor = (1 + Matrices.dot(y, hy) / sy) / sy;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h[i][j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
            }
        }
    }

    private static void reset(double[][] h) {
        for (int i = 0; i < h.length; i++) {
            Arrays.fill(h[i], 0);
            h[i][i] = 1;
        }
    }

    private static void scale(double[] v, double factor) {
        for (int i = 0; i < v.length; i++) {
            v[i] *= factor;
        }
    }
}
