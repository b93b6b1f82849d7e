package dev.perennial.engine.model.renewal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.perennial.engine.model.renewal.TermCounts.Cohort;
import org.hipparchus.distribution.continuous.BetaDistribution;

/** Contracts whose parameters are known, seen after any number of renewals, and what comes after. */
final class SimulatedContracts {

    /** A contract that still holds, and how many renewals follow. */
    record Held(int made, int toCome) {
    }

    private final List<Cohort> cohorts = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();

    /** Contracts that are 1 … {@code oldest} terms old. */
    SimulatedContracts(double alpha, double beta, int contracts, int oldest, long seed) {
        Random random = new Random(seed);
        BetaDistribution chances = new BetaDistribution(alpha, beta);
        Map<Long, Long> counts = new HashMap<>();
        for (int i = 0; i < contracts; i++) {
            double theta = chances.inverseCumulativeProbability(random.nextDouble());
            int due = 1 + random.nextInt(oldest);
            int lostAt = theta < 1e-12
                    ? Integer.MAX_VALUE
                    : 1 + (int) Math.min(1e9, Math.log(random.nextDouble()) / Math.log1p(-theta));
            if (lostAt > due) {
                held.add(new Held(due, lostAt - 1 - due));
            }
            counts.merge(1_000L * due + (lostAt > due ? 0 : lostAt), 1L, Long::sum);
        }
        counts.forEach((key, count) -> cohorts.add(new Cohort((int) (key / 1_000), (int) (key % 1_000), count)));
    }

    TermCounts counts() {
        return new TermCounts(12, cohorts);
    }

    LifeTable table() {
        return counts().withoutLast(0);
    }

    List<Held> held() {
        return held;
    }
}
