package dev.perennial.engine.model.clv;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import dev.perennial.engine.shard.LocalShards;
import dev.perennial.engine.shard.Shards;

/**
 * Customers drawn from known models with a calibration and a holdout. With {@code ticks} per unit large, times are as
 * good as unrounded; with 7 they are days, on which orders of a day are merged as in real data.
 */
final class SimulatedBase {

    final int[] x;
    final int[] tx;
    final int[] t;
    final double[] mean;
    final int[] holdoutOrders;
    final double[] holdoutMoney;
    /** Σ ln of the ticks between orders of the calibration. */
    double logIntervals;
    private final int ticks;

    /** When a customer leaves: with a chance after each order, or at a time. */
    private record Leaving(double chance, boolean atOnce, double time) {
        static Leaving of(PurchaseModel model, RandomGenerator random, int ticks) {
            double[] p = model.parameters();
            if (model instanceof ParetoNbd) {
                return new Leaving(0, false, -Math.log(1 - random.nextDouble()) / gamma(random, p[2]) * p[3] * ticks);
            }
            double chance = model instanceof Nbd ? 0 : beta(random, p[2], p[3]);
            boolean atOnce = !(model instanceof BgNbd || model instanceof Nbd) && random.nextDouble() < chance;
            return new Leaving(chance, atOnce, Double.POSITIVE_INFINITY);
        }
    }

    /** A base as asked for: time observed is uniform between half of {@code longest} units and all of it. */
    SimulatedBase(PurchaseModel model, GammaGamma spend, int size, double longest, double horizon, int ticks,
            long seed) {
        this.ticks = ticks;
        x = new int[size];
        tx = new int[size];
        t = new int[size];
        mean = new double[size];
        holdoutOrders = new int[size];
        holdoutMoney = new double[size];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < size; i++) {
            t[i] = (int) Math.round(ticks * longest * (0.5 + random.nextDouble() / 2));
            customer(i, model, spend, horizon, random);
        }
    }

    private void customer(int i, PurchaseModel model, GammaGamma spend, double horizon, RandomGenerator random) {
        double rate = gamma(random, model.r()) / model.alpha();
        Leaving leaving = Leaving.of(model, random, ticks);
        double nu = gamma(random, spend.q()) / spend.gamma();
        boolean merged = ticks <= 7;
        if (leaving.atOnce) {
            return;
        }
        double end = Math.min(t[i] + ticks * horizon, leaving.time);
        double now = 0;
        int last = 0;
        double total = 0;
        while (true) {
            double before = now;
            for (int event = 0; event < model.stages(); event++) {
                now -= Math.log(1 - random.nextDouble()) / rate * ticks;
            }
            if (now > end) {
                break;
            }
            int tick = (int) Math.ceil(now);
            if (!merged || tick > last) {
                double money = gamma(random, spend.p()) / nu;
                if (now <= t[i]) {
                    x[i]++;
                    logIntervals += Math.log(now - before);
                    tx[i] = tick;
                    total += money;
                } else {
                    holdoutOrders[i]++;
                    holdoutMoney[i] += money;
                }
            }
            last = tick;
            if (random.nextDouble() < leaving.chance) {
                break;
            }
        }
        mean[i] = x[i] > 0 ? total / x[i] : 0;
    }

    int size() {
        return x.length;
    }

    Shards<ClvInput> shards() {
        List<ClvInput> shards = new ArrayList<>();
        for (int s = 0; s < Shards.COUNT; s++) {
            int shard = s;
            int[] rows = IntStream.range(0, size()).filter(i -> i % Shards.COUNT == shard).toArray();
            PurchaseData purchases = new PurchaseData(CdnowSample.pick(x, rows), CdnowSample.pick(tx, rows),
                    CdnowSample.pick(t, rows), ticks);
            shards.add(new ClvInput(purchases, new SpendData(CdnowSample.pick(x, rows),
                    IntStream.of(rows).mapToDouble(i -> mean[i]).toArray())));
        }
        return new LocalShards<>(shards);
    }

    Shards<PurchaseData> purchases() {
        return shards().derive(ClvInput::purchases);
    }

    Shards<SpendData> spend() {
        return shards().derive(ClvInput::spend);
    }

    /** Marsaglia and Tsang (2000). */
    static double gamma(RandomGenerator random, double shape) {
        if (shape < 1) {
            return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double z = random.nextGaussian();
            double v = Math.pow(1 + c * z, 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * z * z + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    private static double beta(RandomGenerator random, double a, double b) {
        double u = gamma(random, a);
        double v = gamma(random, b);
        return u + v > 0 ? u / (u + v) : random.nextDouble() < a / (a + b) ? 1 : 0;
    }
}
