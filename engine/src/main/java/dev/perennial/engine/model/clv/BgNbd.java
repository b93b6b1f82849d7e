package dev.perennial.engine.model.clv;

import dev.perennial.engine.math.LogSpace;

/**
 * BG/NBD (Fader, Hardie and Lee 2005, "Counting your customers the easy way"): orders are Poisson with rate
 * λ ~ Gamma(r, α); after each repeat order the customer leaves for good with probability p ~ Beta(a, b).
 *
 * @param r shape of the rates
 * @param alpha rate parameter of the rates, in units of time
 * @param a first parameter of the dropout probabilities
 * @param b second parameter of the dropout probabilities
 */
public record BgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

    public BgNbd {
        if (!(r > 0 && alpha > 0 && a > 0 && b > 0)) {
            throw new IllegalArgumentException("parameters of BG/NBD must be above 0");
        }
    }

    @Override
    public String code() {
        return "bg-nbd";
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
    public BgNbd withParameters(double[] values) {
        return new BgNbd(values[0], values[1], values[2], values[3]);
    }

    /** Fader, Hardie and Lee (2005), eq. 6, with the second term relative to the first. */
    @Override
    public double logLikelihood(int x, double tx, double t) {
        double alive = LogSpace.risingFactorial(r, x) - r * Math.log1p(t / alpha) - x * Math.log(alpha + t)
                + LogSpace.betaRatio(a, b, x);
        return x == 0 ? alive : alive + LogSpace.softplus(logOddsLeft(x, tx, t));
    }

    /** A customer without a repeat order had no chance to leave: 1 by construction. */
    @Override
    public double pAlive(int x, double tx, double t) {
        return x == 0 ? 1 : LogSpace.sigmoid(-logOddsLeft(x, tx, t));
    }

    /** ln of the odds that the customer left after the last order, x ≥ 1. */
    private double logOddsLeft(int x, double tx, double t) {
        return Math.log(a / (b + x - 1)) + (r + x) * Math.log1p((t - tx) / (alpha + tx));
    }
}
