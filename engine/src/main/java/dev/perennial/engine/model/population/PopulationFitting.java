package dev.perennial.engine.model.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.FactShard;
import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.history.Population;
import dev.perennial.engine.model.clv.ClvFit;
import dev.perennial.engine.model.clv.ClvInput;
import dev.perennial.engine.model.clv.CovariateFit;
import dev.perennial.engine.model.clv.CovariateFitting;
import dev.perennial.engine.model.clv.PopulationScoring;
import dev.perennial.engine.model.clv.PurchaseChoice;
import dev.perennial.engine.model.clv.PurchaseFit;
import dev.perennial.engine.model.clv.PurchaseFitting;
import dev.perennial.engine.shard.Shards;

/**
 * Fits the purchase model to each population by itself.
 *
 * <p>Populations are neighbouring periods of the first order, joined until each has {@value #FEWEST_REPEATERS} customers
 * who came again. Where one of them cannot tell who has left though everyone together can – mostly the newest, not yet
 * watched for long – it is joined with the one before. Covariates move the parameters of one fit instead.
 *
 * @param customers all customers
 * @param unitDays days in the unit of rates
 * @param model any but {@code AUTO}
 * @param covariates of the customers, where there are any
 * @param logIntervals Σ ln of the days between orders of a population, where the model needs it
 */
public record PopulationFitting(Shards<CustomerShard> customers, double unitDays, PurchaseChoice model,
        Optional<Covariates> covariates, ToDoubleFunction<Population> logIntervals) {

    static final int FEWEST_REPEATERS = 300;

    /** The purchase model fitted to everyone. */
    public PurchaseFit everyone() {
        return fit(Population.EVERYONE);
    }

    /** Both models fitted to everyone. */
    public ClvFit everyoneWithSpend() {
        return ClvFit.of(inputs(Population.EVERYONE), model, logIntervals.applyAsDouble(Population.EVERYONE));
    }

    /** Whether customers make more than one population. */
    public boolean divides(PopulationChoice by) {
        return populations(by).size() > 1;
    }

    /**
     * The purchase model of each population.
     *
     * @param everyone the fit to all customers, which stays where they cannot be divided
     */
    public PopulationFits of(PopulationChoice by, PurchaseFit everyone) {
        List<Population> populations = populations(by);
        if (populations.size() == 1) {
            return new PopulationFits(PerPopulation.everyone(everyone), Optional.empty());
        }
        if (by == PopulationChoice.COVARIATES) {
            return tied(populations, covariates.orElseThrow(), everyone);
        }
        return new PopulationFits(apart(populations, everyone), Optional.empty());
    }

    /** One fit, in which covariates move the parameters. */
    private PopulationFits tied(List<Population> cells, Covariates design, PurchaseFit everyone) {
        CovariateFit fit = CovariateFitting.fit(everyone, design.columns(),
                design.cells().stream()
                        .map(cell -> cell.values().stream().mapToDouble(Double::doubleValue).toArray()).toList(),
                cells.stream().map(cell -> inputs(cell).derive(ClvInput::purchases)).toList(),
                cells.stream().mapToDouble(logIntervals).toArray());
        return new PopulationFits(new PerPopulation<>(cells, fit.each()), Optional.of(fit));
    }

    /** A fit of each by itself. */
    private PerPopulation<PurchaseFit> apart(List<Population> populations, PurchaseFit everyone) {
        List<PurchaseFit> fits = new ArrayList<>(populations.stream().map(this::fit).toList());
        List<Population> kept = new ArrayList<>(populations);
        OptionalInt open = open(fits, everyone);
        while (open.isPresent() && kept.size() > 1) {
            int first = Math.max(0, open.getAsInt() - 1);
            Population joined = kept.get(first).with(kept.remove(first + 1));
            fits.remove(first + 1);
            kept.set(first, joined);
            fits.set(first, fit(joined));
            open = open(fits, everyone);
        }
        return kept.size() == 1 ? PerPopulation.everyone(everyone) : new PerPopulation<>(kept, fits);
    }

    /** Both models of each population; one without a spend model of its own has everyone's. */
    public PerPopulation<ClvFit> withSpend(PerPopulation<PurchaseFit> purchases, ClvFit everyone) {
        return purchases.undivided()
                ? PerPopulation.everyone(everyone)
                : purchases.map((fit, population, _) -> everyone.ofPart(fit, inputs(population)));
    }

    /** The newest of those that leave open who has left, where everyone together does not. */
    private static OptionalInt open(List<PurchaseFit> fits, PurchaseFit everyone) {
        return everyone.leavesDropoutOpen()
                ? OptionalInt.empty()
                : IntStream.iterate(fits.size() - 1, i -> i >= 0, i -> i - 1)
                        .filter(i -> fits.get(i).leavesDropoutOpen()).findFirst();
    }

    private PurchaseFit fit(Population population) {
        return PurchaseFitting.fit(inputs(population).derive(ClvInput::purchases), model,
                logIntervals.applyAsDouble(population));
    }

    private Shards<ClvInput> inputs(Population population) {
        return PopulationScoring.inputs(customers, population, unitDays);
    }

    private List<Population> populations(PopulationChoice by) {
        if (by == PopulationChoice.COVARIATES) {
            return covariates.map(design -> IntStream.range(0, design.cells().size()).mapToObj(Population::ofCell)
                    .toList()).orElse(List.of(Population.EVERYONE));
        }
        return by.byPeriod() ? periods(by) : List.of(Population.EVERYONE);
    }

    /** Periods of the first order, joined until each has enough who came again. */
    private List<Population> periods(PopulationChoice by) {
        SortedMap<LocalDate, Integer> repeaters = new TreeMap<>();
        customers.map(shard -> repeaters(shard.facts(), by))
                .forEach(part -> part.forEach((period, some) -> repeaters.merge(period, some, Integer::sum)));
        List<Integer> starts = new ArrayList<>();
        int open = 0;
        int left = repeaters.values().stream().mapToInt(some -> some).sum();
        for (Map.Entry<LocalDate, Integer> period : repeaters.entrySet()) {
            if (open >= FEWEST_REPEATERS && left >= FEWEST_REPEATERS) {
                starts.add((int) period.getKey().toEpochDay());
                open = 0;
            }
            open += period.getValue();
            left -= period.getValue();
        }
        List<Population> populations = new ArrayList<>();
        for (int g = 0; g <= starts.size(); g++) {
            populations.add(new Population(g == 0 ? Integer.MIN_VALUE : starts.get(g - 1),
                    g == starts.size() ? Integer.MAX_VALUE : starts.get(g) - 1));
        }
        return populations;
    }

    /** Customers who came again, by first day of the period of their first order. */
    private static TreeMap<LocalDate, Integer> repeaters(FactShard facts, PopulationChoice by) {
        TreeMap<LocalDate, Integer> repeaters = new TreeMap<>();
        for (int c = 0; c < facts.customers(); c++) {
            repeaters.merge(by.periodOf(LocalDate.ofEpochDay(facts.firstDay()[c])), facts.x()[c] > 0 ? 1 : 0,
                    Integer::sum);
        }
        return repeaters;
    }
}
