package dev.perennial.engine.model.clv;

import dev.perennial.engine.math.LogSpace;

/**
 * Pareto/NBD (Schmittlein, Morrison and Colombo 1987, "Counting your customers"): orders are Poisson with rate
 * λ ~ Gamma(r, α), and at any moment an active customer may leave for good, at a rate μ ~ Gamma(s, β).
 *
 * @param r shape of the purchase rates
 * @param alpha rate parameter of the purchase rates, in units of time
 * @param s shape of the dropout rates
 * @param beta rate parameter of the dropout rates, in units of time
 */
public record ParetoNbd(double r, double alpha, double s, double beta) implements PurchaseModel {

    public ParetoNbd {
        if (!(r > 0 && alpha > 0 && s > 0 && beta > 0)) {
            throw new IllegalArgumentException("parameters of Pareto/NBD must be above 0");
        }
    }

    @Override
    public String code() {
        return "pareto-nbd";
    }

    @Override
    public String[] names() {
        return new String[]{"r", "alpha", "s", "beta"};
    }

    @Override
    public double[] parameters() {
        return new double[]{r, alpha, s, beta};
    }

    @Override
    public ParetoNbd withParameters(double[] values) {
        return new ParetoNbd(values[0], values[1], values[2], values[3]);
    }

    @Override
    public double timeScale() {
        return Math.min(alpha, beta);
    }

    /** As the sum of two positive terms, see {@link ParetoTail}: no branch on α ≥ β, no difference, any x. */
    @Override
    public double logLikelihood(int x, double tx, double t) {
        return LogSpace.risingFactorial(r, x) + r * Math.log(alpha) + s * Math.log(beta) + logRest(x, tx, t);
    }

    @Override
    public double pAlive(int x, double tx, double t) {
        return Math.min(1, Math.exp(-(r + x) * Math.log(alpha + t) - s * Math.log(beta + t) - logRest(x, tx, t)));
    }

    private double logRest(int x, double tx, double t) {
        double shape = r + x;
        double left = ParetoTail.log(s, shape, (beta + tx) / (alpha + tx)) - shape * Math.log(alpha + tx)
                - s * Math.log(beta + tx);
        double next = ParetoTail.log(shape, s, (alpha + t) / (beta + t)) - shape * Math.log(alpha + t)
                - s * Math.log(beta + t);
        return LogSpace.add(left, next);
    }
}
