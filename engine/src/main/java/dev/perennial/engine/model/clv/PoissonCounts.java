package dev.perennial.engine.model.clv;

/**
 * Number N of orders over a period by a customer active at its start: the smaller of a negative binomial count (rates
 * Gamma(shape, rate), {@code y} = period / rate) and the number of orders until dropout (chance Beta(a, b) after each
 * order). The two are independent, so P(N ≥ k) = q(k) P(NB ≥ k) with q(k) = B(a, b + k − 1) / B(a, b): the sum form of
 * Fader, Hardie and Lee (2005), eq. 8, without its differences. {@code a} = 0 is NBD without dropout.
 *
 * <p>For a customer with x repeat orders in T: shape r + x, rate α + T, b + x (MBG/NBD: b + x + 1).
 *
 * @param shape of the gamma distribution of rates, above 0
 * @param y length of the period over the rate parameter, 0 or more
 */
record PoissonCounts(double shape, double y, double a, double b) implements CountDistribution {

    private static final double HUGE = 0x1p600;
    private static final double NEGLIGIBLE = 0x1p-56;
    private static final int MOST_TERMS = 10_000;

    @Override
    public double any() {
        return -Math.expm1(-shape * Math.log1p(y));
    }

    @Override
    public PoissonWalk walk() {
        return new PoissonWalk(shape, y, a, b);
    }

    /**
     * E[N] to about 1e-13: Σ_j P(NB = j) Σ_{k ≤ j} q(k). Every term is positive, so nothing special happens at a = 1 or
     * a + b = 1, where the hypergeometric form of the paper (eq. 9 and 10) is singular.
     */
    @Override
    public double mean() {
        if (y == 0) {
            return 0;
        }
        if (a == 0) {
            return shape * y;
        }
        return terms() > MOST_TERMS ? meanByQuadrature() : meanBySum();
    }

    /** Where the sum may be cut, in terms. */
    private double terms() {
        double mean = shape * y;
        return mean + 12 * Math.sqrt(mean * (1 + y)) + 40 * (1 + y);
    }

    private double meanBySum() {
        double z = y / (1 + y);
        double mean = shape * y;
        double first = Math.max(0, Math.floor(mean - 14 * Math.sqrt(mean * (1 + y))));
        double reached = 0;
        double q = 1;
        for (int j = 0; j < first; j++) {
            reached += q;
            q *= (b + j) / (a + b + j);
        }
        double weight = 1;
        double weights = 0;
        double sum = 0;
        for (double j = first;; j++) {
            weights += weight;
            sum += weight * reached;
            double ratio = z * (shape + j) / (j + 1);
            if (ratio < 1 && weight * ratio * (reached + 1 / (1 - ratio)) < NEGLIGIBLE * (1 - ratio) * sum) {
                return sum / weights;
            }
            weight *= ratio;
            reached += q;
            q *= (b + j) / (a + b + j);
            if (weight > HUGE) {
                weight /= HUGE;
                weights /= HUGE;
                sum /= HUGE;
            }
        }
    }

    /**
     * E[N] = E[(1 − (1 + p y)^−shape) / p] over p ~ Beta(a, b), by the trapezoidal rule after p = logistic(v),
     * v = centre + width sinh(u): for periods so long against the rate parameter that the sum would be slow.
     */
    double meanByQuadrature() {
        double centre = Math.log(a / b);
        double width = Math.min(1, Math.sqrt(1 / a + 1 / b));
        double peak = logWeight(centre);
        double weights = 0;
        double sum = 0;
        double step = 0x1p-6;
        for (int side = -1; side <= 1; side += 2) {
            for (int i = side < 0 ? 1 : 0;; i++) {
                double u = side * i * step;
                double v = centre + width * Math.sinh(u);
                double log = logWeight(v) - peak + Math.log(Math.cosh(u));
                if (log < -45 && i * step > 1) {
                    break;
                }
                double p = 1 / (1 + Math.exp(-v));
                double weight = Math.exp(log);
                weights += weight;
                sum += weight * (p * y < 1e-12 ? shape * y : -Math.expm1(-shape * Math.log1p(p * y)) / p);
            }
        }
        return sum / weights;
    }

    /** ln of p^a (1 − p)^b at p = logistic(v). */
    private double logWeight(double v) {
        double e = Math.log1p(Math.exp(-Math.abs(v)));
        return -a * (e + Math.max(-v, 0)) - b * (e + Math.max(v, 0));
    }
}
