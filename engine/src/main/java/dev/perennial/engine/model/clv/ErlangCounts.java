package dev.perennial.engine.model.clv;

/**
 * Number N of orders over a period by a customer active at its start, where an order is every k-th event and stage j is
 * the number of events since the last order. In stage j events are negative binomial (shape + j, {@code y} = period /
 * rate), so that without dropout N = ⌊(j + events) / k⌋; with it P(N ≥ n) = q(n) Σ_j w_j P(events_j ≥ n k − j) and
 * q(n) = B(a, b + n − 1) / B(a, b). Exact, where the literature uses an approximation for k &gt; 1.
 *
 * @param weights probabilities of the stages 0, 1, …; trailing zeros may be left out
 * @param shape of the gamma distribution of the events' rates in stage 0
 */
record ErlangCounts(int k, double[] weights, double shape, double y, double a, double b)
        implements
            CountDistribution {

    private static final double HUGE = 0x1p600;
    private static final double NEGLIGIBLE = 0x1p-56;
    private static final int MOST_TERMS = 60_000;

    static ErlangCounts of(MbgCnbd model, double[] weights, double x, double t, double ahead) {
        return new ErlangCounts(model.k(), weights, model.r() + model.k() * x, ahead / (model.alpha() + t), model.a(),
                model.b() + x + 1);
    }

    /** 1 − P(fewer events than are missing to the next order). */
    @Override
    public double any() {
        double sum = 0;
        double z = y / (1 + y);
        double zero = Math.exp(-shape * Math.log1p(y));
        for (int j = 0; j < weights.length; j++) {
            double below = 0;
            double mass = zero;
            for (int m = 0; m < k - j; m++) {
                below += mass;
                mass *= z * (shape + j + m) / (m + 1);
            }
            sum += weights[j] * Math.max(0, 1 - below);
            zero /= 1 + y;
        }
        return sum;
    }

    @Override
    public double mean() {
        if (y == 0) {
            return 0;
        }
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] > 0) {
                sum += weights[j] * mean(j);
            }
        }
        return sum;
    }

    /**
     * E[N] from stage j: Σ_m P(events = m) Σ_(n ≤ (m + j) / k) q(n), all terms positive. Where events would be counted
     * beyond all measure, k of them are taken as one Poisson event.
     */
    private double mean(int j) {
        double own = shape + j;
        double events = own * y;
        if (events + 12 * Math.sqrt(events * (1 + y)) + 40 * (1 + y) > MOST_TERMS) {
            return new PoissonCounts(own, y / k, a, b).mean();
        }
        double z = y / (1 + y);
        int first = (int) Math.max(0, Math.floor(events - 14 * Math.sqrt(events * (1 + y))));
        double reached = 0;
        double q = 1;
        int orders = 0;
        for (; (orders + 1) * k - j <= first; orders++) {
            reached += q;
            q *= (b + orders) / (a + b + orders);
        }
        double weight = 1;
        double weights = 0;
        double sum = 0;
        for (int m = first;; m++) {
            if ((orders + 1) * k - j <= m) {
                reached += q;
                q *= (b + orders) / (a + b + orders);
                orders++;
            }
            weights += weight;
            sum += weight * reached;
            double ratio = z * (own + m) / (m + 1);
            if (ratio < 1 && sum > 0
                    && weight * ratio * (reached + 1 / (1 - ratio)) < NEGLIGIBLE * (1 - ratio) * sum) {
                return sum / weights;
            }
            weight *= ratio;
            if (weight > HUGE) {
                weight /= HUGE;
                weights /= HUGE;
                sum /= HUGE;
            }
        }
    }

    @Override
    public CountWalk walk() {
        return new Walk();
    }

    private final class Walk implements CountWalk {

        private final NegativeBinomialWalk[] events = new NegativeBinomialWalk[weights.length];
        private int n;
        private double reach = 1;

        Walk() {
            double log = Math.log1p(y);
            for (int j = 0; j < events.length; j++) {
                events[j] = new NegativeBinomialWalk(shape + j, y, log);
            }
        }

        @Override
        public int k() {
            return n;
        }

        @Override
        public double survivor() {
            if (n == 0) {
                return 1;
            }
            double sum = 0;
            for (int j = 0; j < events.length; j++) {
                sum += weights[j] * events[j].survivor();
            }
            return reach * sum;
        }

        @Override
        public void next() {
            if (n > 0) {
                reach *= (b + n - 1) / (a + b + n - 1);
            }
            n++;
            for (int j = 0; j < events.length; j++) {
                events[j].to(n * k - j);
            }
        }
    }
}
