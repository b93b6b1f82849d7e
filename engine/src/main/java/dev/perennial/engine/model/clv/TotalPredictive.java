package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import dev.perennial.engine.shard.Shards;

/**
 * Intervals of what all customers together will order and spend over the horizon.
 *
 * <p>Simulated jointly, never summed from the customers' bounds. Three things move the total: the parameters, which are
 * drawn {@value #DRAWS} times from their normal approximation in logarithms and shift all customers at once (the sum of
 * conditional means of a fixed sample of about {@value #SAMPLE} customers, relative to that at the fitted parameters);
 * the customers' own chance, by the central limit theorem from the sum of their variances; and what the model cannot
 * know, measured by backtests: the total is multiplied by e^(s t) with s the root mean square of the errors of k
 * backtests and t Student's with k degrees of freedom, centred at 0. Without backtests the interval says only what the
 * model knows. Seeded: the same input gives the same interval.
 *
 * @param horizon in units
 * @param orderRatios total expected orders at each parameter draw over that at the fitted parameters
 * @param valueRatios the same for expected money
 * @param orderNoise standard deviation of the customers' own chance over the total, orders
 * @param valueNoise the same for money
 */
public record TotalPredictive(int horizon, double[] orderRatios, double[] valueRatios, double orderNoise,
        double valueNoise)
        implements
            Serializable {

    private static final int SAMPLE = 256;
    private static final int DRAWS = 200;
    private static final int OUTCOMES = 20;
    private static final long SEED = 0x5DEECE66DL;
    /** Between the seeds of populations, whose draws are independent. */
    private static final long PER_POPULATION = 0x1000;
    /** Money has no variance where q + p n ≤ 2; such customers count with that of q + p n = 2.2. */
    private static final double LEAST_EXCESS = 0.2;

    /** For the customers of these shards. Without a spend model money follows orders. */
    public static TotalPredictive of(PurchaseFit fit, Optional<SpendFit> spend, int horizon,
            Shards<ClvInput> shards) {
        return of(fit, spend, horizon, shards, 0);
    }

    /**
     * For several populations together, each fitted by itself: draws are independent between them.
     *
     * @param each one of each population, made with a seed of its own
     * @param orders total expected orders of each
     * @param value total expected money of each
     */
    static TotalPredictive together(List<TotalPredictive> each, double[] orders, double[] value) {
        double[] ofOrders = new double[DRAWS];
        double[] ofValue = new double[DRAWS];
        double orderVariance = 0;
        double valueVariance = 0;
        for (int g = 0; g < each.size(); g++) {
            TotalPredictive one = each.get(g);
            double orderShare = orders[g] / Arrays.stream(orders).sum();
            double worth = Arrays.stream(value).sum();
            double valueShare = worth > 0 ? value[g] / worth : orderShare;
            for (int i = 0; i < DRAWS; i++) {
                ofOrders[i] += orderShare * one.orderRatios[i];
                ofValue[i] += valueShare * one.valueRatios[i];
            }
            orderVariance += Math.pow(orderShare * one.orderNoise, 2);
            valueVariance += Math.pow(valueShare * one.valueNoise, 2);
        }
        return new TotalPredictive(each.getFirst().horizon, ofOrders, ofValue, Math.sqrt(orderVariance),
                Math.sqrt(valueVariance));
    }

    /** As {@link #of(PurchaseFit, Optional, int, Shards)}, with draws of one among several populations. */
    static TotalPredictive of(PurchaseFit fit, Optional<SpendFit> spend, int horizon, Shards<ClvInput> shards,
            int population) {
        long customers = shards.map(shard -> shard.purchases().size()).stream().mapToLong(n -> n).sum();
        List<ClvInput> sample = ClvInput.sample(shards, SAMPLE);
        Sums fitted = new Sums(ParameterPoints.centre(fit, spend), sample, horizon);
        List<Sums> drawn = ParameterPoints
                .draws(fit, spend, DRAWS, new SplittableRandom(SEED + PER_POPULATION * population)).parallelStream()
                .map(point -> new Sums(point, sample, horizon)).toList();
        double sampled = sample.stream().mapToInt(shard -> shard.purchases().size()).sum();
        double shrink = Math.sqrt(sampled / customers);
        fitted.addVariances(sample, horizon);
        return new TotalPredictive(horizon, drawn.stream().mapToDouble(s -> s.orders / fitted.orders).toArray(),
                drawn.stream().mapToDouble(s -> s.value / fitted.value).toArray(),
                Math.sqrt(fitted.orderVariance) / fitted.orders * shrink,
                Math.sqrt(fitted.valueVariance) / fitted.value * shrink);
    }

    /**
     * The error of one backtest.
     *
     * @param log ln(actual / predicted)
     * @param units length of its holdout
     */
    public record PastError(double log, double units) implements Serializable {

        public static PastError of(double actual, double predicted, double units) {
            return new PastError(Math.log(actual / predicted), units);
        }

        /**
         * The error to expect over the horizon. Rates drift: like a random walk's, the error of their mean grows with
         * the root of time, so a backtest shorter than the horizon understates it.
         */
        private double over(int horizon) {
            return log * Math.sqrt(Math.max(1, horizon / units));
        }
    }

    /** The interval of the total number of orders around {@code expected}. */
    public Bounds orders(double expected, double level, List<PastError> errors) {
        return bounds(orderRatios, orderNoise, expected, level, errors);
    }

    /** The interval of total money, value or lifetime value, around {@code expected}. */
    public Bounds value(double expected, double level, List<PastError> errors) {
        return bounds(valueRatios, valueNoise, expected, level, errors);
    }

    private Bounds bounds(double[] ratios, double noise, double expected, double level, List<PastError> errors) {
        RandomGenerator random = new SplittableRandom(SEED + 1);
        double spread = Math.sqrt(errors.stream().mapToDouble(e -> Math.pow(e.over(horizon), 2)).average().orElse(0));
        double[] outcomes = new double[ratios.length * OUTCOMES];
        for (int i = 0; i < outcomes.length; i++) {
            double own = Math.max(0, ratios[i / OUTCOMES] + noise * random.nextGaussian());
            outcomes[i] = own * Math.exp(spread * student(random, errors.size()));
        }
        Arrays.sort(outcomes);
        return new Bounds(expected * quantile(outcomes, (1 - level) / 2),
                expected * quantile(outcomes, (1 + level) / 2));
    }

    /** A draw of Student's t; 0 without degrees of freedom. */
    private static double student(RandomGenerator random, int degrees) {
        if (degrees == 0) {
            return 0;
        }
        double squares = 0;
        for (int i = 0; i < degrees; i++) {
            squares += Math.pow(random.nextGaussian(), 2);
        }
        return random.nextGaussian() / Math.sqrt(squares / degrees);
    }

    private static double quantile(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int index = Math.min(sorted.length - 2, (int) position);
        return sorted[index] + (position - index) * (sorted[index + 1] - sorted[index]);
    }

    /** Sums over the sample at one parameter point. */
    private static final class Sums {

        private final ParameterPoints.Point point;
        private double orders;
        private double value;
        private double orderVariance;
        private double valueVariance;

        Sums(ParameterPoints.Point point, List<ClvInput> sample, int horizon) {
            this.point = point;
            for (ClvInput shard : sample) {
                PurchaseData data = shard.purchases();
                for (int i = 0; i < data.size(); i++) {
                    double expected = point.purchase().expected(data.x(i), data.txDays(i) / data.unitDays(),
                            data.tDays(i) / data.unitDays(), horizon);
                    orders += expected;
                    value += expected * spend(shard.spend(), i);
                }
            }
        }

        /** Mean spend per order; a drawn q at or below 1 has none and counts as just above. */
        private double spend(SpendData data, int i) {
            GammaGamma model = point.spend();
            if (model == null) {
                return 1;
            }
            double shape = Math.max(model.p() * data.n(i) + model.q() - 1, LEAST_EXCESS);
            return model.p() * (model.gamma() + data.n(i) * data.mean(i)) / shape;
        }

        void addVariances(List<ClvInput> sample, int horizon) {
            for (ClvInput shard : sample) {
                PurchaseData data = shard.purchases();
                for (int i = 0; i < data.size(); i++) {
                    double t = data.tDays(i) / data.unitDays();
                    double pAlive = point.purchase().pAlive(data.x(i), data.txDays(i) / data.unitDays(), t);
                    CountDistribution count = CountDistribution.of(point.purchase(), data.x(i),
                            data.txDays(i) / data.unitDays(), t, horizon);
                    double mean = pAlive * count.mean();
                    double square = pAlive * count.meanSquare();
                    orderVariance += square - mean * mean;
                    valueVariance += moneySquare(shard.spend(), i, mean, square)
                            - Math.pow(mean * spend(shard.spend(), i), 2);
                }
            }
        }

        /** E[money²] = (p E[N] + p² E[N²]) E[ν⁻²]. */
        private double moneySquare(SpendData data, int i, double mean, double square) {
            GammaGamma model = point.spend();
            if (model == null) {
                return square;
            }
            double p = model.p();
            double shape = model.q() + p * data.n(i);
            double rate = model.gamma() + data.n(i) * data.mean(i);
            double inverseSquare = rate * rate
                    / (Math.max(shape - 1, LEAST_EXCESS) * Math.max(shape - 2, LEAST_EXCESS));
            return (p * mean + p * p * square) * inverseSquare;
        }
    }
}
