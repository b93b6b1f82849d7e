package dev.perennial.engine.value;

import java.io.Serializable;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.FactShard;
import dev.perennial.engine.model.clv.ClvFit;
import dev.perennial.engine.model.clv.ClvInput;
import dev.perennial.engine.model.clv.ClvScores;
import dev.perennial.engine.model.clv.ClvScoring;
import dev.perennial.engine.model.clv.TextbookClv;
import dev.perennial.engine.model.lifecycle.Lifecycle;
import dev.perennial.engine.model.lifecycle.LifecycleShard;
import dev.perennial.engine.shard.Shards;

/**
 * The customers of one shard with everything the numeric models say about them.
 *
 * @param textbook lifetime value by the textbook product, in currency units
 * @param valueAtRisk what silence is expected to cost over the horizon: clv / P(alive) × (1 − P(alive))
 */
public record ScoredShard(FactShard facts, ClvScores clv, LifecycleShard lifecycle, double[] textbook,
        double[] valueAtRisk) implements Serializable {

    /** Scores these customers by models fitted to them. */
    static Shards<ScoredShard> of(Shards<CustomerShard> customers, ClvFit fit, ValueSettings settings) {
        ClvScoring scoring = fit.scoring(customers, settings.clv());
        Lifecycle lifecycle = new Lifecycle(fit.purchase().model(), settings.unit().days(), settings.lifecycle());
        TextbookClv textbook = new TextbookClv(settings.clv());
        return customers.derive(shard -> {
            ClvInput input = ClvFit.input(shard, settings.unit().days());
            ClvScores clv = scoring.score(input.purchases(), input.spend());
            return new ScoredShard(shard.facts(), clv, lifecycle.assign(shard.history(), shard.facts(), clv.pAlive()),
                    textbook.of(shard.facts()), atRisk(clv));
        });
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
