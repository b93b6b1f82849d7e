package dev.perennial.engine.value;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.FactShard;
import dev.perennial.engine.history.Population;
import dev.perennial.engine.model.clv.ClvScores;
import dev.perennial.engine.model.clv.ClvSettings;
import dev.perennial.engine.model.clv.PopulationScoring;
import dev.perennial.engine.model.clv.TextbookValue;
import dev.perennial.engine.model.clv.TotalForecast;
import dev.perennial.engine.model.lifecycle.Lifecycle;
import dev.perennial.engine.model.lifecycle.LifecycleShard;
import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.shard.Shards;

/**
 * The customers of one shard with everything the numeric models say about them.
 *
 * @param textbook lifetime value by the textbook product, in currency units
 * @param valueAtRisk what silence is expected to cost over the horizon: clv / P(alive) × (1 − P(alive))
 */
public record ScoredShard(FactShard facts, ClvScores clv, LifecycleShard lifecycle, double[] textbook,
        double[] valueAtRisk) implements Serializable {

    /**
     * The step that scores customers by models fitted before. Histories are built anew, shard by shard, since keeping all of them
     * meanwhile would need much memory.
     */
    static Shards.Step<OrderShard, ScoredShard> by(int asOf, PopulationScoring scoring, ValueSettings settings) {
        Lifecycle lifecycle = new Lifecycle(scoring.models(), settings.unit().days(), settings.lifecycle());
        ClvSettings asked = settings.clv();
        Shards.Step<OrderShard, CustomerShard> histories = CustomerShard.by(asOf, settings.quadrant().windowMonths());
        return lines -> {
            CustomerShard shard = histories.apply(lines);
            ClvScores clv = scoring.score(shard);
            return new ScoredShard(shard.facts(), clv, lifecycle.assign(shard.history(), shard.facts(), clv.pAlive()),
                    textbook(shard.facts(), asked), atRisk(clv));
        };
    }

    /** Sums by population. */
    List<TotalForecast.Sums> sums(List<Population> populations) {
        return populations.stream().map(population -> sums(population.rows(facts))).toList();
    }

    private TotalForecast.Sums sums(int[] rows) {
        return new TotalForecast.Sums(IntStream.of(rows).mapToDouble(i -> clv.expectedOrders()[i]).sum(),
                IntStream.of(rows).mapToDouble(i -> clv.expectedValue()[i]).sum(),
                IntStream.of(rows).mapToDouble(i -> clv.clv()[i]).sum());
    }

    /** Basket and frequency so far, with the horizon as lifetime. */
    private static double[] textbook(FactShard facts, ClvSettings settings) {
        double[] value = new double[facts.customers()];
        for (int i = 0; i < value.length; i++) {
            double basket = Math.max(0, (double) facts.spend()[i] / OrderShard.AMOUNT_SCALE / facts.orders()[i]);
            // A customer of today has been here for part of a unit at most; a whole one keeps the rate finite.
            double units = Math.max(1, facts.tDays()[i] / settings.unitDays());
            value[i] = TextbookValue.of(basket, facts.orders()[i] / units, settings.horizon(), settings.margin());
        }
        return value;
    }

    private static double[] atRisk(ClvScores clv) {
        double[] risk = new double[clv.pAlive().length];
        for (int i = 0; i < risk.length; i++) {
            double alive = clv.pAlive()[i];
            risk[i] = alive > 0 ? clv.clv()[i] / alive * (1 - alive) : 0;
        }
        return risk;
    }
}
