package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.util.List;

import org.hipparchus.special.Gamma;

/**
 * A purchase model whose parameters depend on covariates.
 *
 * @param each the model at each combination of covariates, in their order
 * @param effects of each covariate on each parameter that depends on it
 * @param logLikelihood at the maximum, over all customers
 * @param ratio 2 (log-likelihood − that of the same model without covariates): under no effect about chi-squared
 * @param freedom coefficients, the degrees of freedom of {@code ratio}
 */
public record CovariateFit(List<PurchaseFit> each, List<Effect> effects, double logLikelihood, double ratio,
        int freedom) implements Serializable {

    public CovariateFit {
        each = List.copyOf(each);
        effects = List.copyOf(effects);
    }

    /** Probability of such a ratio where no covariate has an effect. */
    public double pValue() {
        return 1 - Gamma.regularizedGammaP(freedom / 2.0, Math.max(0, ratio) / 2);
    }

    /**
     * One coefficient γ. Where z is the covariate, α and β are multiplied by e^(−γ z), a and b by e^(γ z): a positive γ of α
     * means more orders, of β or a more leaving.
     *
     * @param covariate its column
     * @param parameter name of the parameter that depends on it
     */
    public record Effect(String covariate, String parameter, double coefficient,
            double standardError) implements Serializable {
    }
}
