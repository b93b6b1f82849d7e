package dev.perennial.engine.model.backtest;

import java.io.Serializable;

import dev.perennial.engine.model.clv.PurchaseData;
import dev.perennial.engine.model.clv.PurchaseModel;

/**
 * How likely a model held what customers did after a cut.
 *
 * @param logLikelihood Σ ln P(number of orders after the cut, given the history before it)
 * @param absolute Σ |expected − actual|
 */
record HeldOut(double logLikelihood, double absolute) implements Serializable {

    static HeldOut of(PurchaseModel model, PurchaseData purchases, int[] later, double ahead) {
        double sum = 0;
        double absolute = 0;
        for (int i = 0; i < later.length; i++) {
            double tx = purchases.txDays(i) / purchases.unitDays();
            double t = purchases.tDays(i) / purchases.unitDays();
            sum += model.logProbability(purchases.x(i), tx, t, ahead, later[i]);
            absolute += Math.abs(model.expected(purchases.x(i), tx, t, ahead) - later[i]);
        }
        return new HeldOut(sum, absolute);
    }

    HeldOut plus(HeldOut other) {
        return new HeldOut(logLikelihood + other.logLikelihood, absolute + other.absolute);
    }
}
