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
 * @param fallback why the simpler model is used; empty when BG/NBD is
 */
public record PurchaseFit(PurchaseModel model, double logLikelihood, int customers, double[] standardErrors,
        double[][] covariance, int evaluations, Optional<Fallback> fallback) {

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
}
