package dev.perennial.engine.model.clv;

import dev.perennial.engine.math.LogSpace;

/**
 * MBG/CNBD-k (Reutterer, Platzer and Schröder 2021, "Leveraging purchase regularity for predicting customer behavior the
 * easy way"): as {@link MbgNbd}, but the times between orders are Erlang-k with rate λ ~ Gamma(r, α), so that a larger k
 * means a steadier rhythm. An order is every k-th event of a Poisson process; an active customer is in one of k stages
 * between the last order and the next. k = 1 is MBG/NBD.
 *
 * @param k regularity, 1 … {@value #MOST_REGULAR}
 * @param r shape of the rates of events
 * @param alpha rate parameter of the rates of events, in units of time
 * @param a first parameter of the dropout probabilities
 * @param b second parameter of the dropout probabilities
 */
public record MbgCnbd(int k, double r, double alpha, double a, double b) implements PurchaseModel {

    public static final int MOST_REGULAR = 12;

    public MbgCnbd {
        if (k < 1 || k > MOST_REGULAR) {
            throw new IllegalArgumentException("k of MBG/CNBD-k must be 1 to " + MOST_REGULAR);
        }
        if (!(r > 0 && alpha > 0 && a > 0 && b > 0)) {
            throw new IllegalArgumentException("parameters of MBG/CNBD-k must be above 0");
        }
    }

    @Override
    public String code() {
        return "mbg-cnbd";
    }

    @Override
    public String[] names() {
        return new String[]{"r", "alpha", "a", "b"};
    }

    @Override
    public double[] parameters() {
        return new double[]{r, alpha, a, b};
    }

    @Override
    public MbgCnbd withParameters(double[] values) {
        return new MbgCnbd(k, values[0], values[1], values[2], values[3]);
    }

    @Override
    public int stages() {
        return k;
    }

    /**
     * Of x, tx and T without what the times between the orders add, which depends on k alone:
     * {@link #logLikelihood(int, double, double, double)}.
     */
    @Override
    public double logLikelihood(int x, double tx, double t) {
        return LogSpace.risingFactorial(r, k * x) - r * Math.log1p(t / alpha) - k * x * Math.log(alpha + t)
                + LogSpace.betaRatio(a, b, x + 1) + Math.log(waiting(x, tx, t))
                + LogSpace.softplus(logOddsLeft(x, tx, t));
    }

    /**
     * Of the times of the orders: with {@code logIntervals} = Σ ln of the times between them, in units, the likelihoods
     * of different k, and those of the other models, can be compared.
     */
    @Override
    public double logLikelihood(int x, double tx, double t, double logIntervals) {
        return logLikelihood(x, tx, t) + ofIntervals(k, x, logIntervals);
    }

    /** What the times between {@code x} orders add to the log-likelihood: (k − 1) Σ ln − x ln (k − 1)!. */
    static double ofIntervals(int k, double x, double logIntervals) {
        return k == 1 ? 0 : (k - 1) * logIntervals - x * LogSpace.risingFactorial(1, k - 1);
    }

    @Override
    public double pAlive(int x, double tx, double t) {
        return LogSpace.sigmoid(-logOddsLeft(x, tx, t));
    }

    /** ln of the odds that the customer left after the last order. */
    private double logOddsLeft(int x, double tx, double t) {
        return Math.log(a / (b + x)) + (r + k * x) * Math.log1p((t - tx) / (alpha + tx)) - Math.log(waiting(x, tx, t));
    }

    /** Σ_j of the relative weights of the stages j = 0 … k − 1 in which an active customer may be. */
    private double waiting(int x, double tx, double t) {
        double sum = 0;
        double weight = 1;
        double shape = r + k * (double) x;
        double share = (t - tx) / (alpha + t);
        for (int j = 0; j < k; j++) {
            sum += weight;
            weight *= (shape + j) * share / (j + 1);
        }
        return sum;
    }

    @Override
    public double[] stageWeights(double x, double tx, double t) {
        double[] weights = new double[k];
        double weight = 1;
        double sum = 0;
        double share = (t - tx) / (alpha + t);
        for (int j = 0; j < k; j++) {
            weights[j] = weight;
            sum += weight;
            weight *= (r + k * x + j) * share / (j + 1);
        }
        for (int j = 0; j < k; j++) {
            weights[j] /= sum;
        }
        return weights;
    }

    /** k events for an order: k (α + t) / (r + k x). */
    @Override
    public double expectedInterval(int x, double t) {
        return k * (alpha + t) / (r + k * (double) x);
    }
}
