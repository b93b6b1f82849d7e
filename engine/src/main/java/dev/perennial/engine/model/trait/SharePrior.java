package dev.perennial.engine.model.trait;

/**
 * How strongly shares of few observations are drawn to those of the base: customers' shares are taken to come from a
 * Dirichlet distribution (for two kinds a beta distribution) around the base's, whose strength m, a number of
 * observations, is estimated by moments. If one draws two observations of one customer, they are of the same kind with
 * probability ρ = (m S + 1) / (m + 1), where S is the sum of the squared shares of the base, so m = (1 − ρ) / (ρ − S).
 * Only whole numbers are counted, so every engine finds the same strength.
 *
 * <p>Source: the method of moments for the Dirichlet-multinomial (Mosimann 1962, Biometrika 49).
 */
public final class SharePrior {

    /** Customers who are all alike, as far as one can see: their own observations hardly count. */
    static final double STRONGEST = 1000;
    static final double WEAKEST = 0.05;

    private SharePrior() {
    }

    /**
     * The strength.
     *
     * @param samePairs ordered pairs of observations of one customer that are of the same kind
     * @param pairs ordered pairs of observations of one customer
     * @param squares sum of the squared shares of the base
     */
    public static double strength(double samePairs, double pairs, double squares) {
        if (pairs <= 0) {
            return STRONGEST;
        }
        double same = samePairs / pairs;
        if (same <= squares) {
            return STRONGEST;
        }
        return Math.clamp((1 - same) / (same - squares), WEAKEST, STRONGEST);
    }
}
