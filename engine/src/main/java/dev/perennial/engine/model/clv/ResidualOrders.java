package dev.perennial.engine.model.clv;

import dev.perennial.engine.math.ExpSinh;

/**
 * Discounted expected residual transactions: all orders a customer is still expected to place, each worth e^(−δ u) at
 * the time u after T at which it is placed – continuous discounting over an endless horizon (Fader, Hardie and Lee 2005,
 * "RFM and CLV", eq. 2), unlike {@code clv}, which ends with the horizon and discounts at the end of each unit.
 */
public final class ResidualOrders {

    private ResidualOrders() {
    }

    /**
     * Orders still to come, discounted.
     *
     * @param delta continuously compounded discount rate per unit, above 0: ln(1 + annual rate) × units' share of a year
     */
    public static double of(PurchaseModel model, int x, double tx, double t, double delta) {
        if (!(delta > 0)) {
            throw new IllegalArgumentException("without discounting an endless horizon has no value");
        }
        return model.pAlive(x, tx, t) * (model instanceof ParetoNbd pareto
                ? byRate(pareto, x, t, delta)
                : byExpectation(model, x, tx, t, delta));
    }

    /** The posterior rate, while the customer is expected to be there. */
    private static double byRate(ParetoNbd model, int x, double t, double delta) {
        double[] stay = new double[1];
        double beta = model.beta() + t;
        ExpSinh.integrate(
                (u, weight, sums) -> sums[0] += weight * Math.exp(-delta * u - model.s() * Math.log1p(u / beta)),
                1 / (delta + model.s() / beta), stay);
        return (model.r() + x) / (model.alpha() + t) * stay[0];
    }

    /** ∫ δ e^(−δ u) E(u) du: the expected orders up to a horizon that is itself exponential. */
    private static double byExpectation(PurchaseModel model, int x, double tx, double t, double delta) {
        double[] sum = new double[1];
        ExpSinh.integrate((u, weight, sums) -> {
            double worth = weight * delta * Math.exp(-delta * u);
            sums[0] += worth == 0 ? 0 : worth * model.expectedIfAlive(x, tx, t, u);
        }, 1 / delta, sum);
        return sum[0];
    }
}
