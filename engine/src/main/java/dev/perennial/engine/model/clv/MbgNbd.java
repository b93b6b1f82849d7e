package dev.perennial.engine.model.clv;

import dev.perennial.engine.math.LogSpace;

/**
 * MBG/NBD (Batislam, Denizel and Filiztekin 2007, "Empirical validation and comparison of models for customer base
 * analysis"): as {@link BgNbd}, but a customer may leave for good right after the first order, too, so that a customer
 * without a repeat order is not certain to be active.
 *
 * @param r shape of the rates
 * @param alpha rate parameter of the rates, in units of time
 * @param a first parameter of the dropout probabilities
 * @param b second parameter of the dropout probabilities
 */
public record MbgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

    public MbgNbd {
        if (!(r > 0 && alpha > 0 && a > 0 && b > 0)) {
            throw new IllegalArgumentException("parameters of MBG/NBD must be above 0");
        }
    }

    @Override
    public String code() {
        return "mbg-nbd";
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
    public MbgNbd withParameters(double[] values) {
        return new MbgNbd(values[0], values[1], values[2], values[3]);
    }

    /** The chance to leave at x + 1 occasions where BG/NBD has x. */
    @Override
    public double logLikelihood(int x, double tx, double t) {
        return LogSpace.risingFactorial(r, x) - r * Math.log1p(t / alpha) - x * Math.log(alpha + t)
                + LogSpace.betaRatio(a, b, x + 1) + LogSpace.softplus(logOddsLeft(x, tx, t));
    }

    @Override
    public double pAlive(int x, double tx, double t) {
        return LogSpace.sigmoid(-logOddsLeft(x, tx, t));
    }

    /** ln of the odds that the customer left after the last order. */
    private double logOddsLeft(int x, double tx, double t) {
        return Math.log(a / (b + x)) + (r + x) * Math.log1p((t - tx) / (alpha + tx));
    }
}
