package dev.perennial.engine.model.backtest;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.HistoryShard;
import dev.perennial.engine.history.OutcomeShard;
import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.model.clv.PurchaseChoice;
import dev.perennial.engine.model.clv.PurchaseFit;
import dev.perennial.engine.model.clv.PurchaseModel;
import dev.perennial.engine.model.population.Covariates;
import dev.perennial.engine.model.population.PopulationChoice;
import dev.perennial.engine.model.population.PopulationFitting;
import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.shard.Shards;

/**
 * Whether one fit hides populations that behave differently: fitted up to a cut to everyone, and to each population by
 * itself, which held the orders after it more likely? Compared customer by customer, so that the difference has a standard
 * error. Looks at {@value #MOST_CUSTOMERS} customers at most, a random sample of larger bases.
 *
 * @param by how they were divided
 * @param cut the last day the fits saw
 * @param until the last day they were judged on
 * @param customers customers on whom they were compared
 * @param populations how many populations there were at the cut
 * @param everyone log-likelihood of the numbers of orders after the cut by one set of parameters
 * @param each the same by parameters of each population
 * @param standardError of the difference of the two
 */
public record PopulationCheck(PopulationChoice by, LocalDate cut, LocalDate until, int customers, int populations,
        double everyone, double each, double standardError) implements Serializable {

    static final int MOST_CUSTOMERS = 20_000;
    /** Standard errors by which parameters of their own must be better. */
    private static final double BEYOND_CHANCE = 2;

    /** How much more likely parameters of their own held what happened, as a logarithm. */
    public double difference() {
        return each - everyone;
    }

    /** Whether parameters of their own predict better, beyond chance. */
    public boolean better() {
        return difference() > BEYOND_CHANCE * standardError;
    }

    /**
     * The comparison; empty where the base cannot be divided at the cut, or nobody ordered after it.
     *
     * @param customers number of customers in the orders
     * @param cut the last day the fits see
     * @param until the last day of the holdout
     * @param model the model to fit
     * @param covariates of the customers, where there are any
     */
    public static Optional<PopulationCheck> of(Shards<OrderShard> orders, int customers, int cut, int until,
            double unitDays, PurchaseChoice model, PopulationChoice by, Optional<Covariates> covariates) {
        double share = Math.min(1, (double) MOST_CUSTOMERS / Math.max(1, customers));
        Shards<Known> known = orders.derive(lines -> Known.of(lines.sample(share), cut, until));
        PopulationFitting fitting = new PopulationFitting(known.derive(Known::customers), unitDays, model, covariates,
                _ -> 0);
        boolean ordered = known.map(Known::orders).stream().anyMatch(later -> later > 0);
        if (!ordered || !fitting.divides(by)) {
            return Optional.empty();
        }
        PurchaseFit everyone = fitting.everyone();
        PerPopulation<PurchaseFit> each = fitting.of(by, everyone).each();
        if (each.undivided()) {
            return Optional.empty();
        }
        double ahead = (until - cut) / unitDays;
        PurchaseModel one = everyone.model();
        PerPopulation<PurchaseModel> models = each.map(PurchaseFit::model);
        Sums sums = known.map(shard -> shard.compare(one, models, unitDays, ahead)).stream()
                .reduce(new Sums(0, 0, 0, 0), Sums::plus);
        return Optional.of(new PopulationCheck(by, LocalDate.ofEpochDay(cut), LocalDate.ofEpochDay(until),
                sums.customers, each.size(), sums.everyone, sums.each, sums.standardError()));
    }

    /**
     * Sums over customers.
     *
     * @param squares of the customers' differences
     */
    private record Sums(int customers, double everyone, double each, double squares) implements Serializable {
        Sums plus(Sums other) {
            return new Sums(customers + other.customers, everyone + other.everyone, each + other.each,
                    squares + other.squares);
        }

        double standardError() {
            double mean = (each - everyone) / customers;
            return Math.sqrt(squares - customers * mean * mean);
        }
    }

    /** Customers of a shard at the cut, and what they did then. */
    private record Known(CustomerShard customers, int[] later) implements Serializable {

        static Known of(OrderShard lines, int cut, int until) {
            CustomerShard customers = CustomerShard.by(cut, 1).apply(lines);
            OutcomeShard outcome = OutcomeShard.of(customers.history(), HistoryShard.by(until).apply(lines));
            return new Known(customers, outcome.orders());
        }

        long orders() {
            long orders = 0;
            for (int more : later) {
                orders += more;
            }
            return orders;
        }

        Sums compare(PurchaseModel everyone, PerPopulation<PurchaseModel> each, double unitDays, double ahead) {
            Sums sums = new Sums(0, 0, 0, 0);
            for (int c = 0; c < later.length; c++) {
                double one = logProbability(everyone, c, unitDays, ahead);
                double own = logProbability(each.of(customers.facts(), c), c, unitDays, ahead);
                sums = sums.plus(new Sums(1, one, own, (own - one) * (own - one)));
            }
            return sums;
        }

        private double logProbability(PurchaseModel model, int c, double unitDays, double ahead) {
            return model.logProbability(customers.facts().x()[c], customers.facts().txDays()[c] / unitDays,
                    customers.facts().tDays()[c] / unitDays, ahead, later[c]);
        }
    }
}
