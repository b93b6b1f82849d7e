package dev.perennial.engine.model.clv;

import dev.perennial.engine.math.GaussLegendre;

/**
 * Number N of orders over a period by a customer active at its start, where the customer may leave at any moment:
 * P(N ≥ k) = ∫ f(τ) P(NB(min(τ, period)) ≥ k) dτ, with τ the time to leaving, Pareto (s, β), and NB(u) the negative
 * binomial count in u. The integral is a sum over fixed moments of leaving, so that the distribution is one in itself;
 * moments lie closer where counts are larger. Errors of P are below 1e-8.
 *
 * @param shape of the gamma distribution of purchase rates, r + x
 * @param alpha their rate parameter, α + T
 * @param s shape of the gamma distribution of dropout rates
 * @param beta their rate parameter, β + T
 */
record ParetoCounts(double shape, double alpha, double s, double beta, double ahead) implements CountDistribution {

    private static final int FEWEST = 10;
    private static final int MOST = 64;

    /** Moments of leaving, the last one standing for all after the period, and their probabilities. */
    private record Leaving(double[] y, double[] logY, double[] probability) {
    }

    private Leaving leaving() {
        double scale = Math.min(alpha, beta);
        double length = Math.log1p(ahead / scale);
        double[][] rule = GaussLegendre.rule(nodes(length));
        double stays = Math.exp(-s * Math.log1p(ahead / beta));
        int n = rule[0].length;
        Leaving leaving = new Leaving(new double[n + 1], new double[n + 1], new double[n + 1]);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double v = length * (1 + rule[0][i]) / 2;
            double u = scale * Math.expm1(v);
            double weight = rule[1][i] * Math.exp(v - (s + 1) * Math.log1p(u / beta));
            leaving.probability[i] = weight;
            sum += weight;
            leaving.y[i] = u / alpha;
            leaving.logY[i] = scale == alpha ? v : Math.log1p(leaving.y[i]);
        }
        for (int i = 0; i < n; i++) {
            leaving.probability[i] *= (1 - stays) / sum;
        }
        leaving.y[n] = ahead / alpha;
        leaving.logY[n] = Math.log1p(ahead / alpha);
        leaving.probability[n] = stays;
        return leaving;
    }

    private int nodes(double length) {
        double orders = Math.min(shape, shape * ahead / alpha);
        return (int) Math.min(MOST, FEWEST + 4 * length + 2 * Math.sqrt(orders));
    }

    @Override
    public double any() {
        if (ahead == 0) {
            return 0;
        }
        Leaving leaving = leaving();
        double sum = 0;
        for (int i = 0; i < leaving.y.length; i++) {
            sum -= leaving.probability[i] * Math.expm1(-shape * leaving.logY[i]);
        }
        return sum;
    }

    /** Schmittlein, Morrison and Colombo (1987), eq. 22: (r + x) / (α + T) times the expected time until leaving or the end. */
    @Override
    public double mean() {
        return shape / alpha * stay(s, beta, ahead);
    }

    /** E[λ] E[stay] + E[λ²] E[stay²], the time active within the period being independent of λ. */
    @Override
    public double meanSquare() {
        if (ahead == 0) {
            return 0;
        }
        Leaving leaving = leaving();
        double square = 0;
        for (int i = 0; i < leaving.y.length; i++) {
            square += leaving.probability[i] * leaving.y[i] * leaving.y[i];
        }
        return mean() + shape * (shape + 1) * square;
    }

    /** Expected time active within the next {@code ahead}, also where s passes through 1. */
    static double stay(double s, double beta, double ahead) {
        double length = Math.log1p(ahead / beta);
        double w = (1 - s) * length;
        return beta * length * (Math.abs(w) < 1e-12 ? 1 : Math.expm1(w) / w);
    }

    @Override
    public CountWalk walk() {
        return new Walk(leaving());
    }

    private final class Walk implements CountWalk {

        private final double[] probability;
        private final NegativeBinomialWalk[] orders;
        private int k;

        Walk(Leaving leaving) {
            probability = leaving.probability;
            orders = new NegativeBinomialWalk[probability.length];
            for (int i = 0; i < orders.length; i++) {
                orders[i] = new NegativeBinomialWalk(shape, leaving.y[i], leaving.logY[i]);
            }
        }

        @Override
        public int k() {
            return k;
        }

        @Override
        public double survivor() {
            if (k == 0) {
                return 1;
            }
            double sum = 0;
            for (int i = 0; i < orders.length; i++) {
                sum += probability[i] * orders[i].survivor();
            }
            return sum;
        }

        @Override
        public void next() {
            k++;
            for (NegativeBinomialWalk at : orders) {
                at.to(k);
            }
        }
    }
}
