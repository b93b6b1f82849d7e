package dev.perennial.engine.model.clv;

/**
 * A fitted Gamma-Gamma spend model with its evidence.
 *
 * @param logLikelihood at the maximum
 * @param customers repeat customers with a positive mean spend
 * @param standardErrors of p, q, γ
 * @param covariance of the logarithms of p, q, γ
 * @param correlation of repeat orders and mean spend; the model assumes 0
 */
public record SpendFit(GammaGamma model, double logLikelihood, int customers, double[] standardErrors,
        double[][] covariance, double correlation) {
}
