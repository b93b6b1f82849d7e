package dev.perennial.engine.model.clv;

import dev.perennial.engine.math.LogSpace;
import dev.perennial.engine.shard.Shards;

/**
 * The part of the MBG/CNBD-k log-likelihood that each customer's own (x, tx, T) decides, summed over a shard with its
 * gradient: Σ ln(weights of the stages + odds of having left), see {@link MbgCnbd}.
 */
final class RegularLikelihood implements Shards.Step<PurchaseData, double[]> {

    private final MbgCnbd model;
    private final OddsTable odds;
    private final double[] inverseTime;

    RegularLikelihood(MbgCnbd model, double unitDays, int highestX, int highestDay) {
        this.model = model;
        this.odds = new OddsTable(model, unitDays, highestX, highestDay);
        this.inverseTime = new double[highestDay + 1];
        for (int d = 0; d <= highestDay; d++) {
            inverseTime[d] = 1 / (model.alpha() + d / unitDays);
        }
    }

    /** Value, then the derivatives by r, α, a and b. */
    @Override
    public double[] apply(PurchaseData data) {
        int k = model.k();
        double[] sums = new double[5];
        for (int i = 0; i < data.size(); i++) {
            int x = data.x(i);
            int tx = data.txDays(i);
            int t = data.tDays(i);
            double shape = model.r() + k * (double) x;
            double share = (t - tx) / data.unitDays() * inverseTime[t];
            double waiting = 0;
            double waitingByShape = 0;
            double waitingByShare = 0;
            double weight = 1;
            double logarithmic = 0;
            for (int j = 0; j < k; j++) {
                waiting += weight;
                waitingByShape += weight * logarithmic;
                waitingByShare += j * weight;
                logarithmic += 1 / (shape + j);
                weight *= (shape + j) * share / (j + 1);
            }
            double log = Math.log(waiting);
            double d = odds.log(x, tx, t) - log;
            double left = LogSpace.sigmoid(d);
            double stays = (1 - left) / waiting;
            sums[0] += log + LogSpace.softplus(d);
            sums[1] += left * (odds.logTime(t) - odds.logTime(tx)) + stays * waitingByShape;
            sums[2] += left * shape * (inverseTime[t] - inverseTime[tx]) - stays * waitingByShare * inverseTime[t];
            sums[3] += left;
            sums[4] -= left / (model.b() + x);
        }
        sums[3] /= model.a();
        return sums;
    }
}
