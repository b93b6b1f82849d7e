package dev.perennial.engine.model.clv;

import dev.perennial.engine.shard.Shards;

/**
 * The part of the Gamma-Gamma log-likelihood that each customer's own spend decides, summed over a shard with its
 * gradient: −Σ (p n + q) ln(1 + n z̄ / γ). The rest depends on {@link SpendTotals} alone.
 */
record SpendLikelihood(GammaGamma model) implements Shards.Step<SpendData, double[]> {

    /** Value, then the derivatives by p, q and γ. */
    @Override
    public double[] apply(SpendData data) {
        double p = model.p();
        double q = model.q();
        double scale = 1 / model.gamma();
        double value = 0;
        double byP = 0;
        double byQ = 0;
        double byGamma = 0;
        for (int i = 0; i < data.size(); i++) {
            int n = data.n(i);
            if (n > 0) {
                double ratio = n * data.mean(i) * scale;
                double log = Math.log(1 + ratio);
                double shape = p * n + q;
                value -= shape * log;
                byP -= n * log;
                byQ -= log;
                byGamma += shape * ratio / (1 + ratio);
            }
        }
        return new double[]{value, byP, byQ, byGamma * scale};
    }
}
