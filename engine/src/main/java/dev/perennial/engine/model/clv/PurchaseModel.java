package dev.perennial.engine.model.clv;

import java.io.Serializable;

/**
 * How often a customer orders and whether they still do. Times are in units (fractions allowed); {@code x} repeat
 * orders, the last one {@code tx} after the first, observed for {@code t}.
 */
public sealed interface PurchaseModel extends Serializable permits BgNbd, Nbd {

    /** {@code bg-nbd} or {@code nbd}. */
    String code();

    /** Names of the parameters in the order of {@link #parameters()}. */
    String[] names();

    double[] parameters();

    /** The same model with other parameters. */
    PurchaseModel withParameters(double[] values);

    /** Shape of the gamma distribution of purchase rates. */
    double r();

    /** Rate of the gamma distribution of purchase rates, in units. */
    double alpha();

    /** Log-likelihood of one customer's history. */
    double logLikelihood(int x, double tx, double t);

    /** Probability that the customer is still active at {@code t}. */
    double pAlive(int x, double tx, double t);

    /** Expected orders in the {@code ahead} units after {@code t} of a customer known to be active at {@code t}. */
    double expectedIfAlive(int x, double t, double ahead);

    /** Expected orders in {@code (0, t]} of a customer of whom nothing is known but the first order at 0. */
    double expectedFromFirstOrder(double t);

    /** Expected orders in the {@code ahead} units after {@code t}: P(alive) × {@link #expectedIfAlive}. */
    default double expected(int x, double tx, double t, double ahead) {
        return pAlive(x, tx, t) * expectedIfAlive(x, t, ahead);
    }

    /** Posterior mean time between orders of an active customer, (α + t) / (r + x), in units. */
    default double expectedInterval(int x, double t) {
        return (alpha() + t) / (r() + x);
    }
}
