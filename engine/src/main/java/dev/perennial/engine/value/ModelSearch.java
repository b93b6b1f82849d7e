package dev.perennial.engine.value;

import java.util.Optional;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.HistoryShard;
import dev.perennial.engine.model.backtest.CutoffErrors;
import dev.perennial.engine.model.backtest.ModelChoosing;
import dev.perennial.engine.model.backtest.PopulationCheck;
import dev.perennial.engine.model.clv.ClvFit;
import dev.perennial.engine.model.clv.ModelComparison;
import dev.perennial.engine.model.clv.PurchaseChoice;
import dev.perennial.engine.model.clv.PurchaseChoice.Kind;
import dev.perennial.engine.model.population.Covariates;
import dev.perennial.engine.model.population.PopulationChoice;
import dev.perennial.engine.model.population.PopulationFitting;
import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.orders.ReadSummary;
import dev.perennial.engine.shard.Shards;

/**
 * Finds the purchase model to use: the one that was named, or the one that predicts best.
 *
 * <p>With a holdout the models are compared on it. Without one the last quarter of the history is held out for the
 * comparison, a horizon at most; where nothing can be compared the usual model is taken.
 *
 * @param choice the model to fit, never {@code AUTO}
 * @param comparison how it was found, where it was looked for
 * @param cut the day up to which comparisons fit
 * @param until the day up to which they judge
 * @param covariates of the customers, where there are any
 */
record ModelSearch(PurchaseChoice choice, Optional<ModelComparison> comparison, int cut, int until,
        Optional<Covariates> covariates) {

    private static final int PART = 4;

    static ModelSearch of(Shards<OrderShard> orders, int customers, ReadSummary read, ValueSettings settings,
            int asOf) {
        double unitDays = settings.unit().days();
        int holdout = (int) Math.round(settings.holdout() * unitDays);
        int lastDay = (int) read.lastDay().toEpochDay();
        int cut;
        int until;
        if (holdout == 0) {
            int days = asOf - (int) read.firstDay().toEpochDay();
            until = asOf;
            cut = asOf - (int) Math.min(Math.round(settings.horizon() * unitDays), days / PART);
        } else if (settings.asOf().isPresent()) {
            cut = asOf;
            until = Math.min(lastDay, cut + holdout);
        } else {
            cut = lastDay - holdout;
            until = lastDay;
        }
        if (settings.model().kind() != Kind.AUTO) {
            return new ModelSearch(settings.model(), Optional.empty(), cut, until, settings.covariates());
        }
        Optional<ModelComparison> comparison = ModelChoosing.of(orders, customers, cut, until, unitDays);
        return new ModelSearch(comparison.map(found -> found.chosen().choice()).orElse(PurchaseChoice.standard()),
                comparison, cut, until, settings.covariates());
    }

    /** The fit of the model that was found to the customers at a day. */
    ClvFit fit(PopulationFitting fitting) {
        ClvFit fit = fitting.everyoneWithSpend();
        return comparison.map(fit::chosenBy).orElse(fit);
    }

    /** What fits the model that was found to the customers at a day. */
    PopulationFitting fitting(Shards<OrderShard> orders, Shards<CustomerShard> customers, int day, double unitDays) {
        return new PopulationFitting(customers, unitDays, choice, covariates, population -> choice.needsIntervals()
                ? orders.map(lines -> HistoryShard.by(day).apply(lines).logIntervals(population)).stream()
                        .mapToDouble(sum -> sum).sum()
                : 0);
    }

    /** How the same is fitted at earlier cuts; without covariates, which hardly move totals and cost several fits. */
    CutoffErrors.Refit refit(ClvFit everyone, PopulationChoice by) {
        return new CutoffErrors.Refit(choice.as(everyone.purchase().model()),
                by == PopulationChoice.COVARIATES ? PopulationChoice.NONE : by);
    }

    /** Whether populations should have parameters of their own: as asked, or by year where nothing is asked. */
    Optional<PopulationCheck> check(Shards<OrderShard> orders, int customers, ValueSettings settings, ClvFit everyone) {
        PopulationChoice asked = settings.populations();
        PopulationChoice by = asked == PopulationChoice.NONE || asked == PopulationChoice.AUTO
                ? PopulationChoice.YEAR
                : asked;
        return PopulationCheck.of(orders, customers, cut, until, settings.unit().days(),
                choice.as(everyone.purchase().model()), by, covariates);
    }
}
