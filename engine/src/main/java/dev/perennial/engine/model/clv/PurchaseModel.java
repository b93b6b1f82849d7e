package dev.perennial.engine.model.clv;

import java.io.Serializable;

/**
 * How often a customer orders and whether they still do. Times are in units (fractions allowed); {@code x} repeat
 * orders, the last one {@code tx} after the first, observed for {@code t}.
 */
public sealed interface PurchaseModel extends Serializable permits BgNbd, MbgNbd, MbgCnbd, ParetoNbd, Nbd {

    /** {@code bg-nbd}, {@code mbg-nbd}, {@code mbg-cnbd}, {@code pareto-nbd} or {@code nbd}. */
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

    /** The shortest time, in units, over which what is known of a customer changes. */
    default double timeScale() {
        return alpha();
    }

    /** Regularity: 1 where orders are random in time, k where times between them are Erlang-k. */
    default int stages() {
        return 1;
    }

    /** Probabilities of the stages between two orders in which a customer active at {@code t} may be. */
    default double[] stageWeights(double x, double tx, double t) {
        return new double[]{1};
    }

    /** Log-likelihood of one customer's history. */
    double logLikelihood(int x, double tx, double t);

    /** As {@link #logLikelihood(int, double, double)}, of a history whose times between orders have this Σ ln. */
    default double logLikelihood(int x, double tx, double t, double logIntervals) {
        return logLikelihood(x, tx, t);
    }

    /** Probability that the customer is still active at {@code t}. */
    double pAlive(int x, double tx, double t);

    /** Expected orders in the {@code ahead} units after {@code t} of a customer known to be active at {@code t}. */
    default double expectedIfAlive(int x, double tx, double t, double ahead) {
        return CountDistribution.of(this, x, tx, t, ahead).mean();
    }

    /** Expected orders in {@code (0, t]} of a customer of whom nothing is known but the first order at 0. */
    default double expectedFromFirstOrder(double t) {
        return expected(0, 0, 0, t);
    }

    /** Expected orders in the {@code ahead} units after {@code t}: P(alive) × {@link #expectedIfAlive}. */
    default double expected(int x, double tx, double t, double ahead) {
        return pAlive(x, tx, t) * expectedIfAlive(x, tx, t, ahead);
    }

    /** Chance of at least one order in the {@code ahead} units after {@code t} of a customer active at {@code t}. */
    default double anyIfAlive(int x, double tx, double t, double ahead) {
        return CountDistribution.of(this, x, tx, t, ahead).any();
    }

    /** ln of the probability of this many orders in the {@code ahead} units after {@code t}. */
    default double logProbability(int x, double tx, double t, double ahead, int orders) {
        double active = pAlive(x, tx, t);
        CountWalk walk = CountDistribution.of(this, x, tx, t, ahead).walk();
        for (int k = 0; k < orders; k++) {
            walk.next();
        }
        double atLeast = orders == 0 ? 1 : active * walk.survivor();
        walk.next();
        return Math.log(Math.max(Double.MIN_NORMAL, atLeast - active * walk.survivor()));
    }

    /** Posterior mean time between orders of an active customer, (α + t) / (r + x), in units. */
    default double expectedInterval(int x, double t) {
        return (alpha() + t) / (r() + x);
    }
}
