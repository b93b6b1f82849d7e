package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.util.Optional;

/**
 * A fitted purchase model with its evidence. A value, not a service.
 *
 * @param model the model to use
 * @param logLikelihood at the maximum, over all customers
 * @param customers customers fitted
 * @param standardErrors of {@code model.parameters()}, in their order
 * @param covariance of the logarithms of the parameters
 * @param evaluations likelihood evaluations used
 * @param fallback why the simpler model is used; empty when the model is the one asked for
 * @param doubt why the model should be doubted though it was asked for by name
 * @param comparison the models among which this one was chosen, where it was
 */
public record PurchaseFit(PurchaseModel model, double logLikelihood, int customers, double[] standardErrors,
        double[][] covariance, int evaluations, Optional<Fallback> fallback, Optional<Doubt> doubt,
        Optional<ModelComparison> comparison) {

    /** A fit that was not chosen among others and is not in doubt. */
    public PurchaseFit(PurchaseModel model, double logLikelihood, int customers, double[] standardErrors,
            double[][] covariance, int evaluations, Optional<Fallback> fallback) {
        this(model, logLikelihood, customers, standardErrors, covariance, evaluations, fallback, Optional.empty(),
                Optional.empty());
    }

    /**
     * Dropout could not be identified, so NBD without dropout is used.
     *
     * @param reason {@code likelihood-ratio} (BG/NBD gains too little) or {@code singular-hessian}
     * @param rejected the BG/NBD that was not used
     * @param rejectedLogLikelihood its log-likelihood
     * @param likelihoodRatio 2 (logL of BG/NBD − logL of NBD)
     */
    public record Fallback(String reason, BgNbd rejected, double rejectedLogLikelihood, double likelihoodRatio)
            implements
                Serializable {
    }

    /**
     * Dropout could not be identified, yet the model stays because it was asked for by name.
     *
     * @param reason as in {@link Fallback}
     * @param likelihoodRatio 2 (logL of the model − logL of the same model without dropout)
     */
    public record Doubt(String reason, double likelihoodRatio) implements Serializable {
    }

    /** Whether nothing says who has left: nobody leaves under NBD, and a dropout in doubt is no better. */
    public boolean leavesDropoutOpen() {
        return model instanceof Nbd || doubt.isPresent();
    }

    /** The same fit as the outcome of a comparison. */
    public PurchaseFit chosenBy(ModelComparison choice) {
        return new PurchaseFit(model, logLikelihood, customers, standardErrors, covariance, evaluations, fallback,
                doubt, Optional.of(choice));
    }
}
