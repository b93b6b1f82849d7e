package dev.perennial.engine.value;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.history.Population;
import dev.perennial.engine.model.backtest.Backtest;
import dev.perennial.engine.model.backtest.Backtesting;
import dev.perennial.engine.model.backtest.CutoffErrors;
import dev.perennial.engine.model.backtest.PopulationCheck;
import dev.perennial.engine.model.clv.ClvFit;
import dev.perennial.engine.model.clv.CovariateFit;
import dev.perennial.engine.model.clv.PopulationScoring;
import dev.perennial.engine.model.clv.ScoringParameters;
import dev.perennial.engine.model.clv.TotalForecast;
import dev.perennial.engine.model.clv.TotalPredictive.PastError;
import dev.perennial.engine.model.population.PopulationChoice;
import dev.perennial.engine.model.population.PopulationFits;
import dev.perennial.engine.model.population.PopulationFitting;
import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.orders.ReadSummary;
import dev.perennial.engine.shard.Shards;
import dev.perennial.engine.value.ValuationException.Reason;

/**
 * The numeric models of one valuation, on whatever computes the shards: histories, fits, scores, backtest, totals.
 *
 * @param findings what was found about the base
 * @param scored customers with their scores, where the shards live
 */
public record ValueRun(Findings findings, Shards<ScoredShard> scored) {

    /** Histories are kept in 16 bits a time, which is 179 years. */
    private static final long LONGEST_DAYS = Character.MAX_VALUE;

    /**
     * What a run found about the base as a whole: small, and all that a report needs beside the customers' scores.
     *
     * @param asOf the day looked from
     * @param fit to all customers
     * @param populations fits to each population; the one to all where they were not divided
     * @param covariates how the purchase models of the populations follow from covariates, where they do
     * @param check whether populations should have parameters of their own, where that can be told
     * @param total the base's total orders and value with joint intervals
     * @param scoring what the customers were scored by
     */
    public record Findings(LocalDate asOf, ClvFit fit, PerPopulation<ClvFit> populations,
            Optional<CovariateFit> covariates, Optional<PopulationCheck> check, Optional<Backtest> backtest,
            TotalForecast total,
            PerPopulation<ScoringParameters> scoring) {
    }

    /** Share of a unit that may be missing: a day of a week. */
    private static final double NEARLY_ENDED = 0.15;

    /**
     * Runs the models.
     *
     * @throws ValuationException if the orders cannot be valued as asked
     */
    public static ValueRun of(Shards<OrderShard> orders, ReadSummary read, ValueSettings settings, Stopwatch watch) {
        LocalDate asOf = settings.asOf().orElse(read.lastDay());
        int day = (int) asOf.toEpochDay();
        if (asOf.isBefore(read.firstDay())) {
            throw new ValuationException(Reason.NO_ORDERS_BY_AS_OF, asOf, read.firstDay(), read.lastDay());
        }
        requireHoldout(read, settings);
        double unitDays = settings.unit().days();
        Shards<CustomerShard> customers = orders.derive(CustomerShard.factsBy(day, settings.quadrant().windowMonths()));
        int known = requireRepeats(customers);
        watch.lap(Stopwatch.Step.READ);
        ModelSearch search = ModelSearch.of(orders, known, read, settings, day);
        PopulationFitting fitting = search.fitting(orders, customers, day, unitDays);
        ClvFit everyone = search.fit(fitting);
        Optional<PopulationCheck> check = search.check(orders, known, settings, everyone);
        PopulationChoice by = divided(settings.populations(), check);
        PopulationFits purchases = fitting.of(by, everyone.purchase());
        PerPopulation<ClvFit> fits = fitting.withSpend(purchases.each(), everyone);
        watch.lap(Stopwatch.Step.FIT);
        CutoffErrors.Refit refit = search.refit(everyone, by);
        // Before the scores, since both at once would need much more memory.
        Optional<Backtest> backtest = settings.holdout() == 0
                ? Optional.empty()
                : Optional.of(backtest(orders, read, settings, new Fitted(customers, everyone, fits), search, by));
        PopulationScoring scoring = PopulationScoring.of(fits, customers, settings.clv());
        Shards<ScoredShard> scored = orders.derive(ScoredShard.by(day, scoring, settings));
        int firstDay = (int) read.firstDay().toEpochDay();
        List<PastError> errors = CutoffErrors.of(orders, known, firstDay, day,
                (int) Math.round(settings.horizon() * unitDays), unitDays, refit);
        TotalForecast total = TotalForecast.of(customers, fits, settings.clv(), sums(scored, fits), errors);
        watch.lap(Stopwatch.Step.SCORE);
        return new ValueRun(new Findings(asOf, everyone, fits, purchases.covariates(), check, backtest, total,
                scoring.parameters()), scored);
    }

    /** Refuses, before any work, a day that is too far away and a holdout for which there are no orders. */
    private static void requireHoldout(ReadSummary read, ValueSettings settings) {
        LocalDate asOf = settings.asOf().orElse(read.lastDay());
        if (ChronoUnit.DAYS.between(read.firstDay(), asOf) > LONGEST_DAYS) {
            throw new ValuationException(Reason.AS_OF_TOO_FAR, asOf, read.firstDay());
        }
        if (settings.holdout() == 0) {
            return;
        }
        LocalDate cut = settings.asOf().orElse(
                read.lastDay().minusDays(Math.round(settings.holdout() * settings.unit().days())));
        if (!cut.isAfter(read.firstDay())) {
            throw new ValuationException(Reason.HOLDOUT_TOO_LONG, cut, read.firstDay());
        }
        if (!read.lastDay().isAfter(cut)) {
            throw new ValuationException(Reason.NOTHING_TO_HOLD_OUT, cut, read.lastDay());
        }
    }

    /** Customers at a day with what was fitted to them. */
    private record Fitted(Shards<CustomerShard> customers, ClvFit everyone, PerPopulation<ClvFit> each) {
        Backtest judged(Backtesting backtesting, ModelSearch search, PopulationChoice by, int cut, int units) {
            return backtesting.run(customers, each, everyone.purchase().model().code(),
                    search.refit(everyone, by), cut, units);
        }
    }

    /** Where it is left to the data, populations have parameters of their own if these predict better. */
    private static PopulationChoice divided(PopulationChoice asked, Optional<PopulationCheck> check) {
        if (asked != PopulationChoice.AUTO) {
            return asked;
        }
        return check.filter(PopulationCheck::better).map(PopulationCheck::by).orElse(PopulationChoice.NONE);
    }

    private static List<TotalForecast.Sums> sums(Shards<ScoredShard> scored, PerPopulation<ClvFit> fits) {
        List<Population> populations = fits.populations();
        return scored.map(shard -> new ArrayList<>(shard.sums(populations))).stream().map(List::copyOf)
                .reduce((a, b) -> IntStream.range(0, a.size()).mapToObj(g -> a.get(g).plus(b.get(g))).toList())
                .orElseThrow();
    }

    private static Backtest backtest(Shards<OrderShard> orders, ReadSummary read, ValueSettings settings,
            Fitted now, ModelSearch search, PopulationChoice by) {
        int firstDay = (int) read.firstDay().toEpochDay();
        int lastDay = (int) read.lastDay().toEpochDay();
        Backtesting backtesting = new Backtesting(orders, firstDay, settings.unit().days(), settings.level());
        if (settings.asOf().isPresent()) {
            int cut = (int) settings.asOf().get().toEpochDay();
            int units = Math.min(settings.holdout(), unitsIn(lastDay - cut, settings.unit().days()));
            return now.judged(backtesting, search, by, cut, units);
        }
        int cut = lastDay - (int) Math.round(settings.holdout() * settings.unit().days());
        Shards<CustomerShard> known = orders.derive(CustomerShard.factsBy(cut, settings.quadrant().windowMonths()));
        requireRepeats(known);
        PopulationFitting fitting = search.fitting(orders, known, cut, settings.unit().days());
        ClvFit everyone = search.fit(fitting);
        return new Fitted(known, everyone, fitting.withSpend(fitting.of(by, everyone.purchase()).each(), everyone))
                .judged(backtesting, search, by, cut, settings.holdout());
    }

    /**
     * Units that these days fill, at least one. A unit that has only begun does not count: a full one would be predicted
     * and a part of it compared. One that nearly ended does, since files end with an order and not with a unit.
     */
    static int unitsIn(int days, double unitDays) {
        return Math.max(1, (int) (days / unitDays + NEARLY_ENDED));
    }

    /** Number of customers; refuses a base in which nobody came twice. */
    private static int requireRepeats(Shards<CustomerShard> customers) {
        record Count(int customers, boolean repeats) implements Serializable {
        }
        List<Count> counts = customers.map(c -> new Count(c.customers(),
                Arrays.stream(c.facts().x()).anyMatch(x -> x > 0)));
        int known = counts.stream().mapToInt(Count::customers).sum();
        if (counts.stream().noneMatch(Count::repeats)) {
            throw new ValuationException(Reason.NO_REPEAT_ORDERS, known);
        }
        return known;
    }
}
