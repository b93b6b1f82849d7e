package dev.perennial.engine.model.backtest;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.HistoryShard;
import dev.perennial.engine.history.OutcomeShard;
import dev.perennial.engine.model.clv.ModelComparison;
import dev.perennial.engine.model.clv.ModelComparison.Candidate;
import dev.perennial.engine.model.clv.PurchaseChoice;
import dev.perennial.engine.model.clv.PurchaseChoice.Kind;
import dev.perennial.engine.model.clv.PurchaseData;
import dev.perennial.engine.model.clv.PurchaseFit;
import dev.perennial.engine.model.clv.PurchaseFitting;
import dev.perennial.engine.model.clv.PurchaseModel;
import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.shard.Shards;

/**
 * Compares the purchase models on a holdout: all are fitted to the orders up to the cut and asked how likely they held
 * the orders after it. Looks at {@value #MOST_CUSTOMERS} customers at most, a random sample of larger bases.
 */
public final class ModelChoosing {

    static final int MOST_CUSTOMERS = 50_000;

    /** The simplest first: of equals the first is chosen. */
    private static final List<Kind> MODELS = List.of(Kind.NBD, Kind.BG_NBD, Kind.MBG_NBD, Kind.PARETO_NBD,
            Kind.MBG_CNBD);

    private ModelChoosing() {
    }

    /**
     * The comparison; empty where nobody had ordered twice by the cut or nobody ordered after it.
     *
     * @param customers number of customers in the orders
     * @param cut the last day the fits see
     * @param until the last day of the holdout
     */
    public static Optional<ModelComparison> of(Shards<OrderShard> orders, int customers, int cut, int until,
            double unitDays) {
        double share = Math.min(1, (double) MOST_CUSTOMERS / Math.max(1, customers));
        Shards<Known> known = orders.derive(lines -> Known.of(lines.sample(share), cut, until, unitDays));
        List<Size> sizes = known.map(Known::size);
        int size = sizes.stream().mapToInt(Size::customers).sum();
        if (sizes.stream().mapToLong(Size::repeats).sum() == 0 || sizes.stream().mapToLong(Size::later).sum() == 0) {
            return Optional.empty();
        }
        double logIntervals = sizes.stream().mapToDouble(Size::logIntervals).sum();
        List<Candidate> candidates = new ArrayList<>();
        for (Kind kind : MODELS) {
            PurchaseFit fit = PurchaseFitting.fit(known.derive(Known::purchases), PurchaseChoice.of(kind),
                    logIntervals);
            candidates.add(candidate(fit, known, (until - cut) / unitDays, size));
        }
        return Optional.of(ModelComparison.of(LocalDate.ofEpochDay(cut), LocalDate.ofEpochDay(until), size,
                candidates));
    }

    private static Candidate candidate(PurchaseFit fit, Shards<Known> known, double ahead, int customers) {
        PurchaseModel model = fit.model();
        HeldOut sum = known.map(shard -> HeldOut.of(model, shard.purchases, shard.later, ahead)).stream()
                .reduce(new HeldOut(0, 0), HeldOut::plus);
        return new Candidate(model, model.stages(), fit.logLikelihood(), sum.logLikelihood(),
                sum.absolute() / customers, false);
    }

    private record Size(int customers, long repeats, long later, double logIntervals) implements Serializable {
    }

    /** Customers of a shard at the cut, and what they did then. */
    private record Known(PurchaseData purchases, int[] later, double logIntervals) implements Serializable {

        static Known of(OrderShard lines, int cut, int until, double unitDays) {
            CustomerShard customers = CustomerShard.by(cut, 1).apply(lines);
            OutcomeShard outcome = OutcomeShard.of(customers.history(), HistoryShard.by(until).apply(lines));
            return new Known(new PurchaseData(customers.facts().x(), customers.facts().txDays(),
                    customers.facts().tDays(), unitDays), outcome.orders(), customers.history().logIntervals());
        }

        Size size() {
            long repeats = 0;
            long orders = 0;
            for (int i = 0; i < later.length; i++) {
                repeats += purchases.x(i);
                orders += later[i];
            }
            return new Size(later.length, repeats, orders, logIntervals);
        }
    }
}
