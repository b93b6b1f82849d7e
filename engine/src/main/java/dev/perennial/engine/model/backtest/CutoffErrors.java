package dev.perennial.engine.model.backtest;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.HistoryShard;
import dev.perennial.engine.history.OutcomeShard;
import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.model.clv.PurchaseChoice;
import dev.perennial.engine.model.clv.PurchaseFit;
import dev.perennial.engine.model.clv.PurchaseModel;
import dev.perennial.engine.model.clv.TotalPredictive.PastError;
import dev.perennial.engine.model.population.PopulationChoice;
import dev.perennial.engine.model.population.PopulationFitting;
import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.shard.Shards;

/**
 * How far totals were off at several earlier cuts: the model's own uncertainty leaves out that rates drift, seasons and
 * campaigns. Each cut lies at a share of the history; the fit sees only what was before, and the total of the time after
 * it, at most a horizon and never past as-of, is compared. Needs at most {@value #MOST_CUSTOMERS} customers.
 */
public final class CutoffErrors {

    private static final double[] CUTS = {0.5, 0.6, 0.7, 0.8};
    static final int MOST_CUSTOMERS = 20_000;
    /** A cut with fewer predicted orders than this says more of chance than of the model. */
    private static final double FEWEST_ORDERS = 30;

    private CutoffErrors() {
    }

    /**
     * Errors of total orders at each cut where both exist; fewer or none for short histories.
     *
     * @param customers number of customers in the orders
     * @param firstDay first day of the orders
     * @param asOf the day nothing after which may be used
     * @param horizonDays longest time predicted at a cut
     * @param refit what to fit
     */
    public static List<PastError> of(Shards<OrderShard> orders, int customers, int firstDay, int asOf, int horizonDays,
            double unitDays, Refit refit) {
        double share = Math.min(1, (double) MOST_CUSTOMERS / Math.max(1, customers));
        Shards<OrderShard> sample = orders.derive(lines -> lines.sample(share));
        return Arrays.stream(CUTS).mapToObj(at -> {
            int cut = firstDay + (int) Math.round(at * (asOf - firstDay));
            return error(sample, cut, Math.min(asOf, cut + horizonDays), unitDays, refit);
        }).flatMap(Optional::stream).toList();
    }

    /** What is fitted at each cut. */
    public record Refit(PurchaseChoice model, PopulationChoice populations) {
    }

    private static Optional<PastError> error(Shards<OrderShard> orders, int cut, int until, double unitDays,
            Refit refit) {
        Shards<CustomerShard> known = orders.derive(CustomerShard.factsBy(cut, 1));
        boolean repeats = known.map(CutoffErrors::anyRepeats).contains(true);
        if (!repeats || until <= cut) {
            return Optional.empty();
        }
        PopulationFitting fitting = new PopulationFitting(known, unitDays, refit.model(), Optional.empty(), _ -> 0);
        PerPopulation<PurchaseModel> models = fitting.of(refit.populations(), fitting.everyone()).each()
                .map(PurchaseFit::model);
        List<Totals> totals = orders.map(lines -> Totals.of(lines, cut, until, unitDays, models));
        double predicted = totals.stream().mapToDouble(Totals::predicted).sum();
        double actual = totals.stream().mapToDouble(Totals::actual).sum();
        return predicted < FEWEST_ORDERS || actual == 0
                ? Optional.empty()
                : Optional.of(PastError.of(actual, predicted, (until - cut) / unitDays));
    }

    private static boolean anyRepeats(CustomerShard known) {
        return Arrays.stream(known.facts().x()).anyMatch(x -> x > 0);
    }

    private record Totals(double predicted, double actual) implements Serializable {
        static Totals of(OrderShard lines, int cut, int until, double unitDays, PerPopulation<PurchaseModel> models) {
            CustomerShard known = CustomerShard.by(cut, 1).apply(lines);
            OutcomeShard outcome = OutcomeShard.of(known.history(), HistoryShard.by(until).apply(lines));
            double predicted = 0;
            double actual = 0;
            for (int i = 0; i < known.customers(); i++) {
                predicted += models.of(known.facts(), i).expected(known.facts().x()[i],
                        known.facts().txDays()[i] / unitDays, known.facts().tDays()[i] / unitDays,
                        (until - cut) / unitDays);
                actual += outcome.orders()[i];
            }
            return new Totals(predicted, actual);
        }
    }
}
