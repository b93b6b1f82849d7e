package dev.perennial.engine.model.renewal;

import java.util.List;

import dev.perennial.engine.model.renewal.RenewalFit.Point;

/**
 * The worth of many contracts of one term together. Given the parameters contracts end independently of one another; the
 * parameters are common to all, so what is not known of them does not average out.
 *
 * @param mean at the parameters of greatest likelihood
 * @param variance of what will come
 */
record Portfolio(double mean, double variance) {

    private static final double NORMAL = 1.6448536269514722;

    /**
     * Contracts with as many renewals made.
     *
     * @param sum of what one renewal of each is worth on the day of its next renewal, discounted to today
     * @param squares sum of the squares of that
     */
    record Holding(int made, double sum, double squares) {
    }

    static Portfolio of(RenewalFit fit, List<Holding> holdings, double discount, int most) {
        double mean = 0;
        double square = 0;
        double within = 0;
        for (Point point : fit.points()) {
            double sum = 0;
            double variance = 0;
            for (Holding holding : holdings) {
                double[] moments = moments(point.law(), holding.made(), discount, most);
                sum += holding.sum() * moments[0];
                variance += holding.squares() * moments[1];
            }
            mean += point.weight() * sum;
            square += point.weight() * sum * sum;
            within += point.weight() * variance;
        }
        double likeliest = holdings.stream()
                .mapToDouble(one -> one.sum() * fit.law().residual(one.made(), discount, most)).sum();
        return new Portfolio(likeliest, within + Math.max(0, square - mean * mean));
    }

    /** Mean and variance of the discounted number of renewals of one contract. */
    private static double[] moments(RenewalLaw law, int made, double discount, int most) {
        double mean = 0;
        double square = 0;
        double reached = 1;
        double paid = 0;
        double factor = 1;
        for (int k = 0; k < most; k++) {
            reached *= law.renewal(made + k);
            double after = paid + factor;
            mean += reached * factor;
            square += reached * (after * after - paid * paid);
            paid = after;
            factor *= discount;
        }
        return new double[]{mean, Math.max(0, square - mean * mean)};
    }

    Portfolio plus(Portfolio other) {
        return new Portfolio(mean + other.mean, variance + other.variance);
    }

    /** Outside both bounds together with a probability of 10 %, by the normal distribution. */
    double low() {
        return Math.max(0, mean - NORMAL * Math.sqrt(variance));
    }

    double high() {
        return mean + NORMAL * Math.sqrt(variance);
    }
}
