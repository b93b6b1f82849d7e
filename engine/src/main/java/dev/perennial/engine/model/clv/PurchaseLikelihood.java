package dev.perennial.engine.model.clv;

import dev.perennial.engine.shard.Shards;

/**
 * The part of the BG/NBD and MBG/NBD log-likelihoods that each customer's own (x, tx, T) decides, summed over a shard with its
 * gradient: Σ ln(1 + odds of having left). The rest depends on {@link PurchaseTotals} alone.
 *
 * <p>The logarithms of α + d are tabulated for whole days d and those of x for whole x, so that a customer costs one
 * exponential. The sum is a product of up to 512 factors between 1 and 2 before its logarithm is taken.
 */
final class PurchaseLikelihood implements Shards.Step<PurchaseData, double[]> {

    private static final int FACTORS = 512;

    private final double r;
    private final double a;
    /** Customers with fewer repeat orders cannot have left. */
    private final int fewest;
    private final OddsTable odds;
    private final double[] inverseTime;
    private final double[] inverseB;

    PurchaseLikelihood(BgNbd model, double unitDays, int highestX, int highestDay) {
        this(model, model.a(), model.b(), 1, unitDays, highestX, highestDay);
    }

    PurchaseLikelihood(MbgNbd model, double unitDays, int highestX, int highestDay) {
        this(model, model.a(), model.b(), 0, unitDays, highestX, highestDay);
    }

    private PurchaseLikelihood(PurchaseModel model, double a, double b, int fewest, double unitDays, int highestX,
            int highestDay) {
        this.r = model.r();
        this.a = a;
        this.fewest = fewest;
        this.odds = new OddsTable(model, unitDays, highestX, highestDay);
        this.inverseTime = new double[highestDay + 1];
        for (int d = 0; d <= highestDay; d++) {
            inverseTime[d] = 1 / (model.alpha() + d / unitDays);
        }
        this.inverseB = new double[highestX + 1];
        for (int x = fewest; x <= highestX; x++) {
            inverseB[x] = 1 / (b + x - fewest);
        }
    }

    /** Value, then the derivatives by r, α, a and b. */
    @Override
    public double[] apply(PurchaseData data) {
        double value = 0;
        double byR = 0;
        double byAlpha = 0;
        double byA = 0;
        double byB = 0;
        double product = 1;
        int n = data.size();
        for (int start = 0; start < n; start += FACTORS) {
            int end = Math.min(n, start + FACTORS);
            for (int i = start; i < end; i++) {
                int x = data.x(i);
                if (x < fewest) {
                    continue;
                }
                int t = data.tDays(i);
                int tx = data.txDays(i);
                double d = odds.log(x, tx, t);
                double e = Math.exp(-Math.abs(d));
                product *= 1 + e;
                value += Math.max(d, 0);
                double left = (d >= 0 ? 1 : e) / (1 + e);
                byR += left * (odds.logTime(t) - odds.logTime(tx));
                byAlpha += left * (r + x) * (inverseTime[t] - inverseTime[tx]);
                byA += left;
                byB -= left * inverseB[x];
            }
            value += Math.log(product);
            product = 1;
        }
        return new double[]{value, byR, byAlpha, byA / a, byB};
    }
}
