package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.util.Optional;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.shard.Shards;

/**
 * The purchase and the spend model fitted to the same customers.
 *
 * @param spend empty where too few customers bought twice to fit one
 * @param meanSpend mean spend of all repeat purchase days, in currency units; stands in where there is no spend model
 */
public record ClvFit(PurchaseFit purchase, Optional<SpendFit> spend, double meanSpend) {

    /**
     * Fits both models.
     *
     * @param choice the purchase model, any but {@code AUTO}
     * @param logIntervals Σ ln of the days between orders, where the choice needs it
     * @throws IllegalArgumentException when nobody has ordered on two days
     */
    public static ClvFit of(Shards<ClvInput> customers, PurchaseChoice choice, double logIntervals) {
        PurchaseFit purchase = PurchaseFitting.fit(customers.derive(ClvInput::purchases), choice, logIntervals);
        Optional<SpendFit> spend = SpendFitting.fit(customers.derive(ClvInput::spend));
        return new ClvFit(purchase, spend, MeanSpend.of(customers));
    }

    /** This purchase model with a spend model of its customers; where too few bought twice, with that of this fit. */
    public ClvFit ofPart(PurchaseFit part, Shards<ClvInput> customers) {
        Optional<SpendFit> own = SpendFitting.fit(customers.derive(ClvInput::spend));
        return own.isPresent()
                ? new ClvFit(part, own, MeanSpend.of(customers))
                : new ClvFit(part, spend, meanSpend);
    }

    /** The same fit with its purchase model as the outcome of a comparison. */
    public ClvFit chosenBy(ModelComparison comparison) {
        return new ClvFit(purchase.chosenBy(comparison), spend, meanSpend);
    }

    /** What the models need to know of the customers of one shard. */
    public static ClvInput input(CustomerShard c, double unitDays) {
        return new ClvInput(new PurchaseData(c.facts().x(), c.facts().txDays(), c.facts().tDays(), unitDays),
                new SpendData(c.facts().spendDays(), c.facts().spendMean()));
    }

    /** Scoring for these customers by these fits. */
    public ClvScoring scoring(Shards<ClvInput> customers, ClvSettings settings) {
        return ClvScoring.of(purchase, spend, meanSpend, settings, customers);
    }

    /** Sum and number of purchase days with a positive amount. */
    private record MeanSpend(double sum, long days) implements Serializable {
        static double of(Shards<ClvInput> customers) {
            MeanSpend all = customers.map(MeanSpend::ofShard).stream().reduce(new MeanSpend(0, 0),
                    (a, b) -> new MeanSpend(a.sum + b.sum, a.days + b.days));
            return all.days == 0 ? 0 : all.sum / all.days;
        }

        private static MeanSpend ofShard(ClvInput customers) {
            SpendData spend = customers.spend();
            double sum = 0;
            long days = 0;
            for (int i = 0; i < spend.size(); i++) {
                sum += spend.mean(i) * spend.n(i);
                days += spend.n(i);
            }
            return new MeanSpend(sum, days);
        }
    }
}
