package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

import dev.perennial.engine.shard.Shards;
import org.jspecify.annotations.Nullable;

/**
 * What each customer will order and spend over the horizon, as distributions: individual chance in full, and the
 * uncertainty of the parameters where it matters.
 *
 * <p>With probability 1 − P(alive) nothing more comes; else orders follow {@link CountDistribution} and money
 * {@link MoneyTable}. Where the parameters' uncertainty makes up at least {@value #SHARE_THAT_MATTERS} of the predictive
 * variance, measured on a sample of about {@value #SAMPLE} customers, distributions are averaged over
 * {@link ParameterPoints}; else the fitted parameters stand alone, which costs no accuracy that could be seen.
 *
 * <p>Times are whole days, T at most {@code longestDays}. Safe for use by several threads.
 */
public final class Predictive implements Serializable {

    static final double SHARE_THAT_MATTERS = 0.005;

    /**
     * Money is continuous: bounds of exactly the tail would fall short as often as not, by the tables' error and the
     * uncertainty that was left out. They leave this much of the tail on each side.
     */
    private static final double MONEY_TAIL = 0.95;

    private static final int SAMPLE = 256;

    private final List<ParameterPoints.Point> parameters;
    private final double unitDays;
    private final int horizon;
    private final int longestDays;
    private transient volatile PredictivePoint @Nullable [] points;

    private Predictive(List<ParameterPoints.Point> parameters, double unitDays, int horizon, int longestDays) {
        this.parameters = List.copyOf(parameters);
        this.unitDays = unitDays;
        this.horizon = horizon;
        this.longestDays = longestDays;
    }

    /** For the customers of these shards, with the parameters' uncertainty where it matters to them. */
    public static Predictive of(PurchaseFit fit, Optional<SpendFit> spend, double unitDays, int horizon,
            Shards<ClvInput> shards) {
        int longest = shards.map(shard -> shard.purchases().highestDay()).stream().max(Integer::compare).orElse(0);
        List<ClvInput> sample = ClvInput.sample(shards, SAMPLE);
        List<ParameterPoints.Point> around = ParameterPoints.around(fit, spend);
        ParameterPoints.Point centre = ParameterPoints.centre(fit, spend);
        double share = VarianceShare.of(centre, around, sample, horizon);
        return new Predictive(share < SHARE_THAT_MATTERS ? List.of(centre) : around, unitDays, horizon, longest);
    }

    /** By these parameters, whose uncertainty was weighed before. */
    static Predictive of(List<ParameterPoints.Point> parameters, double unitDays, int horizon, int longestDays) {
        return new Predictive(parameters, unitDays, horizon, longestDays);
    }

    List<ParameterPoints.Point> parameters() {
        return parameters;
    }

    /** Whether distributions are averaged over the parameters' uncertainty. */
    public boolean averagesParameters() {
        return parameters.size() > 1;
    }

    /** Whether money can be predicted, that is, a spend model was fitted. */
    public boolean predictsMoney() {
        return parameters.getFirst().spend() != null;
    }

    PredictivePoint[] points() {
        PredictivePoint[] known = points;
        if (known == null) {
            synchronized (this) {
                known = points;
                if (known == null) {
                    known = parameters.stream().map(p -> new PredictivePoint(p, unitDays, horizon, longestDays))
                            .toArray(PredictivePoint[]::new);
                    points = known;
                }
            }
        }
        return known;
    }

    /**
     * Bounds of the number of orders, leaving at most {@code tail} on each side: low is the largest k with
     * P(N &lt; k) ≤ tail, high the smallest with P(N &gt; k) ≤ tail.
     */
    public Bounds orders(int x, int txDays, int tDays, double tail) {
        PredictivePoint[] all = points();
        return all.length == 1
                ? bounds(all[0].walk(x, txDays, tDays), all[0].pAlive(x, txDays, tDays), tail)
                : bounds(new Mixture(all, x, txDays, tDays), tail);
    }

    private static Bounds bounds(CountWalk walk, double pAlive, double tail) {
        int low = 0;
        walk.next();
        double atLeast = pAlive * walk.survivor();
        while (atLeast > tail) {
            if (atLeast >= 1 - tail) {
                low = walk.k();
            }
            walk.next();
            atLeast = pAlive * walk.survivor();
        }
        return new Bounds(low, walk.k() - 1);
    }

    private static Bounds bounds(Mixture mixture, double tail) {
        int low = 0;
        mixture.next();
        double atLeast = mixture.survivor();
        while (atLeast > tail) {
            if (atLeast >= 1 - tail) {
                low = mixture.k();
            }
            mixture.next();
            atLeast = mixture.survivor();
        }
        return new Bounds(low, mixture.k() - 1);
    }

    /** Where {@code orders} actual orders fell. */
    public Transform transform(int x, int txDays, int tDays, int orders) {
        Mixture mixture = new Mixture(points(), x, txDays, tDays);
        while (mixture.k() < orders) {
            mixture.next();
        }
        double atLeast = mixture.survivor();
        mixture.next();
        return new Transform(1 - atLeast, 1 - mixture.survivor());
    }

    /** Bounds of the money spent, leaving a little less than {@code tail} on each side; {@code n} past orders of mean {@code mean}. */
    public Bounds money(int x, int n, double mean, int txDays, int tDays, double tail) {
        return moneyBounds(x, n, mean, txDays, tDays, MONEY_TAIL * tail);
    }

    private Bounds moneyBounds(int x, int n, double mean, int txDays, int tDays, double tail) {
        PredictivePoint[] all = points();
        if (all.length > 1) {
            MoneyMixture mixture = new MoneyMixture(all, x, n, mean, txDays, tDays);
            return new Bounds(mixture.quantile(1 - tail), mixture.quantile(tail));
        }
        double pAlive = all[0].pAlive(x, txDays, tDays);
        if (pAlive <= tail) {
            return new Bounds(0, 0);
        }
        MoneyTable.Curve place = all[0].curve(x, n, txDays, tDays);
        double scale = all[0].scale(n, mean);
        return new Bounds(scale * place.quantile((1 - tail) / pAlive), scale * place.quantile(tail / pAlive));
    }

    /** Where {@code money} actually spent fell; what is below 0 counts as 0. */
    public Transform transform(int x, int n, double mean, int txDays, int tDays, double money) {
        MoneyMixture mixture = new MoneyMixture(points(), x, n, mean, txDays, tDays);
        double atMost = 1 - mixture.survivor(Math.max(0, money));
        return new Transform(money > 0 ? atMost : 0, atMost);
    }

    /** P(N ≥ k), k = 0, 1, …, averaged over parameter points. */
    private static final class Mixture {

        private final CountWalk[] walks;
        private final double[] pAlive;

        Mixture(PredictivePoint[] points, int x, int txDays, int tDays) {
            walks = new CountWalk[points.length];
            pAlive = new double[points.length];
            for (int i = 0; i < points.length; i++) {
                walks[i] = points[i].walk(x, txDays, tDays);
                pAlive[i] = points[i].pAlive(x, txDays, tDays);
            }
        }

        int k() {
            return walks[0].k();
        }

        void next() {
            for (CountWalk walk : walks) {
                walk.next();
            }
        }

        double survivor() {
            if (k() == 0) {
                return 1;
            }
            double sum = 0;
            for (int i = 0; i < walks.length; i++) {
                sum += pAlive[i] * walks[i].survivor();
            }
            return sum / walks.length;
        }
    }
}
