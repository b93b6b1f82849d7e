package dev.perennial.engine.model.clv;

import dev.perennial.engine.math.LogSpace;

/**
 * NBD (Ehrenberg 1959): orders are Poisson with rate λ ~ Gamma(r, α) and nobody leaves. BG/NBD without dropout.
 *
 * @param r shape of the rates
 * @param alpha rate parameter of the rates, in units of time
 */
public record Nbd(double r, double alpha) implements PurchaseModel {

    public Nbd {
        if (!(r > 0 && alpha > 0)) {
            throw new IllegalArgumentException("parameters of NBD must be above 0");
        }
    }

    @Override
    public String code() {
        return "nbd";
    }

    @Override
    public String[] names() {
        return new String[]{"r", "alpha"};
    }

    @Override
    public double[] parameters() {
        return new double[]{r, alpha};
    }

    @Override
    public Nbd withParameters(double[] values) {
        return new Nbd(values[0], values[1]);
    }

    /** Of the times of the orders, as in BG/NBD, so that the two can be compared. */
    @Override
    public double logLikelihood(int x, double tx, double t) {
        return LogSpace.risingFactorial(r, x) - r * Math.log1p(t / alpha) - x * Math.log(alpha + t);
    }

    @Override
    public double pAlive(int x, double tx, double t) {
        return 1;
    }
}
