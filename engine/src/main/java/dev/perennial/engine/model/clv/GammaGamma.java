package dev.perennial.engine.model.clv;

import java.io.Serializable;

/**
 * Spend per order, Gamma(p, ν) with ν ~ Gamma(q, γ) over customers (Fader, Hardie and Lee 2005).
 *
 * @param p shape of one order's spend
 * @param q shape of the distribution of ν
 * @param gamma rate of the distribution of ν, in money
 */
public record GammaGamma(double p, double q, double gamma) implements Serializable {

    /** Mean spend per order over all customers, p γ / (q − 1); NaN when q ≤ 1, where no mean exists. */
    public double populationMean() {
        return q > 1 ? p * gamma / (q - 1) : Double.NaN;
    }

    /** Expected spend per order of a customer with {@code orders} observed orders of mean {@code mean}; 0 orders: the population's. */
    public double expectedSpend(int orders, double mean) {
        return p * (gamma + orders * mean) / (p * orders + q - 1);
    }
}
