package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.util.function.BiFunction;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.history.Population;
import dev.perennial.engine.shard.Shards;

/** Scores every customer by the models of their population. */
public record PopulationScoring(PerPopulation<ClvScoring> each, double unitDays) implements Serializable {

    /** Scoring for these customers by these fits. */
    public static PopulationScoring of(PerPopulation<ClvFit> fits, Shards<CustomerShard> customers,
            ClvSettings settings) {
        return new PopulationScoring(
                fits.map((fit, population, _) -> fit.scoring(inputs(customers, population, settings.unitDays()),
                        settings)),
                settings.unitDays());
    }

    /**
     * Scoring by parameters that an earlier one worked with; the scores are the same.
     *
     * @param longestDays the longest T that will be asked for
     */
    public static PopulationScoring of(PerPopulation<ScoringParameters> kept, ClvSettings settings, int longestDays) {
        return new PopulationScoring(kept.map(one -> ClvScoring.of(one, settings, longestDays)), settings.unitDays());
    }

    /** What the models need to know of the customers of a population. */
    public static Shards<ClvInput> inputs(Shards<CustomerShard> customers, Population population, double unitDays) {
        return customers.derive(c -> population.equals(Population.EVERYONE)
                ? ClvFit.input(c, unitDays)
                : ClvFit.input(c, unitDays).only(population.rows(c.facts())));
    }

    /** The purchase models. */
    public PerPopulation<PurchaseModel> models() {
        return each.map(ClvScoring::model);
    }

    /** What these scores depend on beside the settings. */
    public PerPopulation<ScoringParameters> parameters() {
        return each.map(ClvScoring::parameters);
    }

    /** All scores, with intervals. */
    public ClvScores score(CustomerShard customers) {
        return scores(customers, (scoring, input) -> scoring.score(input.purchases(), input.spend()));
    }

    /** Scores without intervals, which stay NaN. */
    public ClvScores points(CustomerShard customers) {
        return scores(customers, (scoring, input) -> scoring.points(input.purchases(), input.spend()));
    }

    private ClvScores scores(CustomerShard customers, BiFunction<ClvScoring, ClvInput, ClvScores> step) {
        ClvInput input = ClvFit.input(customers, unitDays);
        if (each.undivided()) {
            return step.apply(each.each().getFirst(), input);
        }
        ClvScores scores = new ClvScores(customers.customers());
        for (int g = 0; g < each.size(); g++) {
            int[] rows = each.populations().get(g).rows(customers.facts());
            scores.put(rows, step.apply(each.each().get(g), input.only(rows)));
        }
        return scores;
    }
}
