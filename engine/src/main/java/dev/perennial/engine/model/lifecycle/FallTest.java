package dev.perennial.engine.model.lifecycle;

import org.hipparchus.special.Beta;

/**
 * Whether one customer's purchases have fallen off: sustained (the two latest observations both on the wrong side of the
 * earlier mean) and significant (one-sided test of the later part against the earlier). Lateness alone is no fall: the
 * open interval counts as time observed, never as an interval.
 */
final class FallTest {

    /** Intervals or orders needed in the earlier part, so that there is a mean to fall from. */
    private static final int EARLIER = 2;

    private FallTest() {
    }

    /** How many of {@code n} observations are the later part: a third, at least two. */
    static int later(int n) {
        return Math.max(2, n / 3);
    }

    /**
     * Probability of so few orders in the later time had the rate stayed: with S₁ days for the first m intervals and k
     * orders in the S₂ days since, under a constant rate P(N ≤ k) = I_q(m, k + 1), q = S₁ / (S₁ + S₂) (negative
     * binomial predictive distribution of a Poisson count).
     *
     * @param day purchase days
     * @param from first purchase day of the customer in {@code day}
     * @param to one after the last
     * @param asOf the day up to which nothing further happened
     * @return the p-value, or NaN if the fall is not sustained or there are too few orders
     */
    static double frequency(int[] day, int from, int to, int asOf) {
        int intervals = to - from - 1;
        int k = later(intervals);
        int m = intervals - k;
        if (m < EARLIER) {
            return Double.NaN;
        }
        int turn = day[from + m];
        double earlierDays = turn - day[from];
        double earlierMean = earlierDays / m;
        boolean sustained = day[to - 1] - day[to - 2] > earlierMean && day[to - 2] - day[to - 3] > earlierMean;
        if (!sustained) {
            return Double.NaN;
        }
        double laterDays = asOf - turn;
        return Beta.regularizedBeta(earlierDays / (earlierDays + laterDays), m, k + 1.0);
    }

    /**
     * Welch's one-sided test on the logarithms of the amounts of purchase days, later third against the rest.
     *
     * @return the p-value, or NaN if the fall is not sustained, spend per day did not fall too, or there are too few
     *         orders with an amount
     */
    static double spend(int[] day, long[] amount, int from, int to, int asOf) {
        int n = to - from;
        int k = later(n);
        int turn = to - k;
        if (n - k < EARLIER + 1) {
            return Double.NaN;
        }
        boolean lessPerDay = perDay(amount, turn, to, asOf - day[turn - 1]) < perDay(amount, from, turn,
                day[turn - 1] - day[from]);
        if (!lessPerDay || amount[to - 1] <= 0 || amount[to - 2] <= 0) {
            return Double.NaN;
        }
        Sample earlier = Sample.of(amount, from, turn);
        if (earlier.n() <= EARLIER || log(amount[to - 1]) >= earlier.mean()
                || log(amount[to - 2]) >= earlier.mean()) {
            return Double.NaN;
        }
        Sample recent = Sample.of(amount, turn, to);
        return welch(earlier, recent);
    }

    private static double log(long amount) {
        return Math.log((double) amount);
    }

    private static double perDay(long[] amount, int from, int to, int days) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += amount[i];
        }
        return sum / Math.max(1, days);
    }

    private static double welch(Sample earlier, Sample recent) {
        double a = earlier.variance() / earlier.n();
        double b = recent.variance() / recent.n();
        double difference = earlier.mean() - recent.mean();
        if (a + b == 0) {
            return difference > 0 ? 0 : 1;
        }
        double t = difference / Math.sqrt(a + b);
        double freedom = (a + b) * (a + b) / (a * a / (earlier.n() - 1) + b * b / (recent.n() - 1));
        return 0.5 * Beta.regularizedBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
    }

    /** Mean and variance of the logarithms of the positive amounts. */
    private record Sample(int n, double mean, double variance) {
        static Sample of(long[] amount, int from, int to) {
            int n = 0;
            double mean = 0;
            double squares = 0;
            for (int i = from; i < to; i++) {
                if (amount[i] > 0) {
                    double log = log(amount[i]);
                    double delta = log - mean;
                    mean += delta / ++n;
                    squares += delta * (log - mean);
                }
            }
            return new Sample(n, mean, n > 1 ? squares / (n - 1) : 0);
        }
    }
}
