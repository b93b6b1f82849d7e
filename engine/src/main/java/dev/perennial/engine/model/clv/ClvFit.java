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
     * @param unitDays days in the unit of rates
     * @param choice the purchase model, any but {@code AUTO}
     * @param logIntervals Σ ln of the days between orders, where the choice needs it
     * @throws IllegalArgumentException when nobody has ordered on two days
     */
    public static ClvFit of(Shards<CustomerShard> customers, double unitDays, PurchaseChoice choice,
            double logIntervals) {
        PurchaseFit purchase = PurchaseFitting.fit(customers.derive(c -> input(c, unitDays).purchases()), choice,
                logIntervals);
        Optional<SpendFit> spend = SpendFitting.fit(customers.derive(c -> input(c, unitDays).spend()));
        return new ClvFit(purchase, spend, MeanSpend.of(customers));
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
        static double of(Shards<CustomerShard> customers) {
            MeanSpend all = customers.map(MeanSpend::of).stream().reduce(new MeanSpend(0, 0),
                    (a, b) -> new MeanSpend(a.sum + b.sum, a.days + b.days));
            return all.days == 0 ? 0 : all.sum / all.days;
        }

        private static MeanSpend of(CustomerShard c) {
            double sum = 0;
            long days = 0;
            for (int i = 0; i < c.customers(); i++) {
                sum += c.facts().spendMean()[i] * c.facts().spendDays()[i];
                days += c.facts().spendDays()[i];
            }
            return new MeanSpend(sum, days);
        }
    }
}
