package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

import dev.perennial.engine.shard.Shards;
import org.jspecify.annotations.Nullable;

/**
 * Scores customers shard by shard: a pure function of the fits, the settings and the shard.
 *
 * <p>Tables are built on first use and shared by the threads of a process; they change how fast scores come, never what
 * they are. Without a spend model every order is worth {@code fallbackSpend} and money has no interval.
 */
public final class ClvScoring implements Serializable {

    private final PurchaseModel model;
    private final @Nullable GammaGamma spendModel;
    private final double fallbackSpend;
    private final ClvSettings settings;
    private final int longestDays;
    private final Predictive predictive;
    private final ActiveOrders active;

    private ClvScoring(ParameterPoints.Point fitted, double fallbackSpend, ClvSettings settings, int longestDays,
            Predictive predictive) {
        this.model = fitted.purchase();
        this.spendModel = fitted.spend();
        this.fallbackSpend = fallbackSpend;
        this.settings = settings;
        this.longestDays = longestDays;
        this.predictive = predictive;
        this.active = new ActiveOrders(model, settings, longestDays);
    }

    /**
     * Scoring for the customers of these shards.
     *
     * @param fallbackSpend mean spend per order over all customers, used where there is no spend model
     */
    public static ClvScoring of(PurchaseFit fit, Optional<SpendFit> spend, double fallbackSpend, ClvSettings settings,
            Shards<ClvInput> shards) {
        int longest = shards.map(shard -> shard.purchases().highestDay()).stream().max(Integer::compare).orElse(0);
        return new ClvScoring(ParameterPoints.centre(fit, spend), fallbackSpend, settings, longest,
                Predictive.of(fit, spend, settings.unitDays(), settings.horizon(), shards));
    }

    /**
     * Scoring by parameters that an earlier one worked with; the scores are the same.
     *
     * @param longestDays the longest T that will be asked for
     */
    public static ClvScoring of(ScoringParameters kept, ClvSettings settings, int longestDays) {
        return new ClvScoring(kept.fitted().point(), kept.fallbackSpend(), settings, longestDays,
                Predictive.of(kept.predictive().stream().map(ScoringParameters.Point::point).toList(),
                        settings.unitDays(), settings.horizon(), longestDays));
    }

    /** What these scores depend on beside the settings. */
    public ScoringParameters parameters() {
        return new ScoringParameters(ScoringParameters.Point.of(new ParameterPoints.Point(model, spendModel)),
                predictive.parameters().stream().map(ScoringParameters.Point::of).toList(), fallbackSpend,
                longestDays);
    }

    /** The purchase model. */
    public PurchaseModel model() {
        return model;
    }

    public Predictive predictive() {
        return predictive;
    }

    /** All scores, with intervals. */
    public ClvScores score(PurchaseData purchases, SpendData spend) {
        ClvScores scores = points(purchases, spend);
        for (int i = 0; i < scores.size(); i++) {
            addBounds(scores, purchases, spend, i);
        }
        return scores;
    }

    /** Scores without intervals, which stay NaN. */
    public ClvScores points(PurchaseData purchases, SpendData spend) {
        int n = purchases.size();
        ClvScores scores = new ClvScores(new double[n], new double[n], new double[n], new double[n], new double[n],
                new double[n], unknown(n), unknown(n), unknown(n), unknown(n), unknown(n), unknown(n));
        ActiveOrders.Reader ahead = active.reader(purchases.highestX());
        OddsTable odds = predictive.points()[0].odds();
        if (predictive.averagesParameters()) {
            odds = new OddsTable(model, settings.unitDays(), purchases.highestX(), longestDays);
        }
        for (int i = 0; i < n; i++) {
            int x = purchases.x(i);
            int txDays = purchases.txDays(i);
            int tDays = purchases.tDays(i);
            double pAlive = odds.pAlive(x, txDays, tDays);
            ahead.go(x, txDays, tDays);
            scores.pAlive()[i] = pAlive;
            scores.anyOrder()[i] = pAlive * any(x, txDays, tDays);
            double orders = pAlive * ahead.expected();
            double perOrder = spendModel == null ? fallbackSpend : spendModel.expectedSpend(spend.n(i), spend.mean(i));
            double worth = settings.margin() * perOrder;
            scores.expectedOrders()[i] = orders;
            scores.expectedSpend()[i] = perOrder;
            scores.expectedValue()[i] = worth * orders;
            scores.clv()[i] = worth * pAlive * ahead.discounted();
        }
        return scores;
    }

    private void addBounds(ClvScores scores, PurchaseData purchases, SpendData spend, int i) {
        int x = purchases.x(i);
        int txDays = purchases.txDays(i);
        int tDays = purchases.tDays(i);
        Bounds orders = predictive.orders(x, txDays, tDays, settings.tail());
        scores.ordersLow()[i] = orders.low();
        scores.ordersHigh()[i] = orders.high();
        if (spendModel != null) {
            Bounds money = predictive.money(x, spend.n(i), spend.mean(i), txDays, tDays, settings.tail());
            double present = scores.expectedValue()[i] > 0 ? scores.clv()[i] / scores.expectedValue()[i] : 0;
            scores.valueLow()[i] = settings.margin() * money.low();
            scores.valueHigh()[i] = settings.margin() * money.high();
            scores.clvLow()[i] = scores.valueLow()[i] * present;
            scores.clvHigh()[i] = scores.valueHigh()[i] * present;
        }
    }

    private double any(int x, int txDays, int tDays) {
        return CountDistribution.of(model, x, txDays / settings.unitDays(), tDays / settings.unitDays(),
                settings.horizon()).any();
    }

    private static double[] unknown(int n) {
        double[] values = new double[n];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
