package dev.perennial.engine.model.clv;

import dev.perennial.engine.math.Chebyshev;

/**
 * Times and weights that turn the expected orders E into their discounted sum at one α + T: at all whole units where
 * those are few, else at Chebyshev points of ln((α + T + s) / (α + T)). Beyond the horizon itself E is asked for at
 * {@code times} only.
 */
record DiscountedSum(double time, int horizon, double[] times, double[] weights) {

    private static final double STRIP = 0.9 * Math.PI;

    DiscountedSum(double time, int horizon, double unitDiscount) {
        this(time, horizon, times(time, horizon), new double[points(time, horizon)]);
        for (int j = 1; j <= horizon; j++) {
            double worth = Math.pow(unitDiscount, j) * (j < horizon ? 1 - unitDiscount : 1);
            if (times.length == horizon) {
                weights[j - 1] = worth;
                continue;
            }
            double[] lagrange = Chebyshev.lagrange(times.length, 2 * Math.log1p(j / time) / length(time, horizon) - 1);
            for (int k = 0; k < times.length; k++) {
                weights[k] += worth * lagrange[k];
            }
        }
    }

    /** Σ_j v^j (E_j − E_(j−1)) of a customer with {@code x} repeat orders, active in this stage. */
    double of(PurchaseModel model, int stage, double x) {
        double sum = 0;
        for (int k = 0; k < times.length; k++) {
            sum += weights[k] * CountDistribution.inStage(model, stage, x, time - model.alpha(), times[k]).mean();
        }
        return sum;
    }

    private static double length(double time, int horizon) {
        return Math.log1p(horizon / time);
    }

    private static int points(double time, int horizon) {
        return Math.min(horizon, Chebyshev.pointsFor(length(time, horizon) / 2, STRIP));
    }

    private static double[] times(double time, int horizon) {
        int n = points(time, horizon);
        double[] times = new double[n];
        double[] points = Chebyshev.points(n);
        for (int k = 0; k < n; k++) {
            times[k] = n == horizon ? k + 1 : time * Math.expm1(length(time, horizon) * (1 + points[k]) / 2);
        }
        return times;
    }
}
