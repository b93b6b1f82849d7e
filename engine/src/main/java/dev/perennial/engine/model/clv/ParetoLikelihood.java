package dev.perennial.engine.model.clv;

import dev.perennial.engine.math.LogSpace;
import dev.perennial.engine.shard.Shards;

/**
 * The part of the Pareto/NBD log-likelihood that each customer's own (x, tx, T) decides, summed over a shard with its
 * gradient: Σ ln(A_tx^−(r+x) B_tx^−s F_tx + A_T^−(r+x) B_T^−s F_T), see {@link ParetoTail}. A customer costs two
 * look-ups and one exponential.
 */
final class ParetoLikelihood implements Shards.Step<PurchaseData, double[]> {

    private final ParetoNbd model;
    private final ParetoTable table;
    private final double[] inverseAlpha;
    private final double[] inverseBeta;

    /** @param byX customers by x, for whom rows are made ready */
    ParetoLikelihood(ParetoNbd model, double unitDays, long[] byX, int highestDay) {
        this.model = model;
        this.table = new ParetoTable(model, unitDays, highestDay);
        this.inverseAlpha = new double[highestDay + 1];
        this.inverseBeta = new double[highestDay + 1];
        for (int d = 0; d <= highestDay; d++) {
            inverseAlpha[d] = 1 / (model.alpha() + d / unitDays);
            inverseBeta[d] = 1 / (model.beta() + d / unitDays);
        }
        for (int x = 0; x < byX.length; x++) {
            if (byX[x] > highestDay) {
                table.row(x).prepare(byX[x]);
            }
        }
    }

    /** Value, then the derivatives by r, α, s and β. */
    @Override
    public double[] apply(PurchaseData data) {
        double[] sums = new double[5];
        double[] one = new double[4];
        double[] other = new double[4];
        for (int i = 0; i < data.size(); i++) {
            int x = data.x(i);
            int tx = data.txDays(i);
            int t = data.tDays(i);
            double shape = model.r() + x;
            ParetoTable.Row row = table.row(x);
            int l = row.offset(tx, false, one);
            int n = row.offset(t, true, other);
            double[] left = row.values(one);
            double[] next = row.values(other);
            double logLeft = left[l] - shape * table.logAlpha(tx) - model.s() * table.logBeta(tx);
            double logNext = next[n] - shape * table.logAlpha(t) - model.s() * table.logBeta(t);
            double share = LogSpace.sigmoid(logLeft - logNext);
            double rest = 1 - share;
            sums[0] += LogSpace.add(logNext, logLeft);
            sums[1] += share * (left[l + 2] - table.logAlpha(tx)) + rest * (next[n + 1] - table.logAlpha(t));
            sums[2] += share * inverseAlpha[tx] * (-left[l + 3] - shape)
                    + rest * inverseAlpha[t] * (next[n + 3] - shape);
            sums[3] += share * (left[l + 1] - table.logBeta(tx)) + rest * (next[n + 2] - table.logBeta(t));
            sums[4] += share * inverseBeta[tx] * (left[l + 3] - model.s())
                    + rest * inverseBeta[t] * (-next[n + 3] - model.s());
        }
        return sums;
    }
}
