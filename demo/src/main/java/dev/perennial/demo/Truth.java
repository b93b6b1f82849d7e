package dev.perennial.demo;

import dev.perennial.engine.model.clv.GammaGamma;

/**
 * The parameters that a company's orders are drawn from: BG/NBD (Fader, Hardie and Lee 2005) for when, Gamma-Gamma for
 * how much. Time is in weeks, money in the currency unit.
 *
 * @param r shape of the gamma distribution of order rates
 * @param alpha rate of the gamma distribution of order rates, in weeks
 * @param a first shape of the beta distribution of dropout after a repeat order
 * @param b second shape of the beta distribution of dropout
 * @param spend the distribution of spend per order
 */
public record Truth(double r, double alpha, double a, double b, GammaGamma spend) {

    public Truth {
        if (!(r > 0 && alpha > 0 && a > 0 && b > 0 && spend.p() > 0 && spend.q() > 0 && spend.gamma() > 0)) {
            throw new IllegalArgumentException("every parameter must be positive");
        }
    }

    /** A furnisher: an order every few months, wide differences, a mean basket of ¥1,100. */
    public static Truth furnisher() {
        return new Truth(0.6, 8, 0.5, 3.5, new GammaGamma(2, 3.5, 1375));
    }

    /** A grocer: about ten orders a customer in three years, a mean basket of ¥120. For benches. */
    public static Truth grocer() {
        return new Truth(1, 7, 0.3, 5, new GammaGamma(3, 4, 120));
    }
}
