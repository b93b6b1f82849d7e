package dev.perennial.engine.model.clv;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.shard.LocalShards;
import dev.perennial.engine.shard.Shards;

/**
 * Customers drawn from known models with a calibration and a holdout. With {@code ticks} per unit large, times are as
 * good as unrounded; with 7 they are days, on which orders of a day are merged as in real data. Tests and the study in
 * {@code bench/} draw from it alike.
 */
public final class SimulatedBase {

    final int[] x;
    final int[] tx;
    final int[] t;
    final double[] mean;
    final int[] holdoutOrders;
    final double[] holdoutMoney;
    /** Σ ln of the ticks between orders of the calibration. */
    double logIntervals;
    private final boolean[] active;
    private final int asOf;
    private final int ticks;
    /** Repeat orders of the calibration: whose, and how many ticks after the first. */
    private final List<Integer> owners = new ArrayList<>();
    private final List<Integer> times = new ArrayList<>();

    /**
     * One customer: what is known at the end of the calibration, and what is not.
     *
     * @param active whether the customer had not left by then
     * @param orders repeat orders of the holdout
     * @param money spent on them
     */
    public record Customer(int x, int tx, int t, double mean, boolean active, int orders, double money) {
    }

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
    public SimulatedBase(PurchaseModel model, GammaGamma spend, int size, double longest, double horizon, int ticks,
            long seed) {
        this.ticks = ticks;
        asOf = (int) Math.round(ticks * longest);
        active = new boolean[size];
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
        active[i] = leaving.time > t[i];
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
                    logIntervals += Math.log(merged ? tick - last : now - before);
                    owners.add(i);
                    times.add(tick);
                    tx[i] = tick;
                    total += money;
                } else {
                    holdoutOrders[i]++;
                    holdoutMoney[i] += money;
                }
            }
            last = tick;
            if (random.nextDouble() < leaving.chance) {
                active[i] = active[i] && now > t[i];
                break;
            }
        }
        mean[i] = x[i] > 0 ? total / x[i] : 0;
    }

    public int size() {
        return x.length;
    }

    public Customer customer(int i) {
        return new Customer(x[i], tx[i], t[i], mean[i], active[i], holdoutOrders[i], holdoutMoney[i]);
    }

    /** Σ ln of the ticks between orders of the calibration. */
    public double logIntervals() {
        return logIntervals;
    }

    /** The tick with which the calibration ends for all customers in {@link #orders}. */
    public int asOf() {
        return asOf;
    }

    /** All orders of the calibration on one calendar of ticks, as models are chosen by. */
    public Shards<OrderShard> orders() {
        IntStream.Builder[] days = new IntStream.Builder[size()];
        for (int i = 0; i < days.length; i++) {
            days[i] = IntStream.builder().add(asOf - t[i]);
        }
        for (int k = 0; k < owners.size(); k++) {
            int owner = owners.get(k);
            days[owner].add(asOf - t[owner] + times.get(k));
        }
        int[][] built = Stream.of(days).map(one -> one.build().toArray()).toArray(int[][]::new);
        return new LocalShards<>(
                IntStream.range(0, Shards.COUNT).mapToObj(shard -> orders(rows(shard), built)).toList());
    }

    private static OrderShard orders(int[] rows, int[][] days) {
        return new OrderShard(IntStream.of(rows).mapToObj(String::valueOf).toArray(String[]::new),
                IntStream.of(rows).asLongStream().toArray(),
                IntStream.range(0, rows.length).flatMap(i -> IntStream.of(days[rows[i]]).map(_ -> i)).toArray(),
                IntStream.of(rows).flatMap(row -> IntStream.of(days[row])).toArray(),
                IntStream.of(rows).flatMap(row -> IntStream.of(days[row])).mapToLong(_ -> OrderShard.AMOUNT_SCALE)
                        .toArray(),
                new long[0]);
    }

    private int[] rows(int shard) {
        return IntStream.range(0, size()).filter(i -> i % Shards.COUNT == shard).toArray();
    }

    public Shards<ClvInput> shards() {
        List<ClvInput> shards = new ArrayList<>();
        for (int s = 0; s < Shards.COUNT; s++) {
            int[] rows = rows(s);
            PurchaseData purchases = new PurchaseData(pick(x, rows), pick(tx, rows), pick(t, rows), ticks);
            shards.add(new ClvInput(purchases, new SpendData(pick(x, rows),
                    IntStream.of(rows).mapToDouble(i -> mean[i]).toArray())));
        }
        return new LocalShards<>(shards);
    }

    private static int[] pick(int[] values, int[] rows) {
        return IntStream.of(rows).map(i -> values[i]).toArray();
    }

    public Shards<PurchaseData> purchases() {
        return shards().derive(ClvInput::purchases);
    }

    public Shards<SpendData> spend() {
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
