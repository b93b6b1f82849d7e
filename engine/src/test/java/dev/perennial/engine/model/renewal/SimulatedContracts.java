package dev.perennial.engine.model.renewal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.perennial.engine.model.clv.Transform;
import dev.perennial.engine.model.renewal.TermCounts.Cohort;
import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * Contracts whose parameters are known, seen after any number of renewals, and what comes after. Tests and the study in
 * {@code bench/} draw from it alike.
 */
public final class SimulatedContracts {

    /** A contract that still holds, and how many renewals follow. */
    public record Held(int made, int toCome) {
    }

    private final List<Cohort> cohorts = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();

    /** Contracts that are 1 … {@code oldest} terms old. */
    public SimulatedContracts(double alpha, double beta, int contracts, int oldest, long seed) {
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

    public LifeTable table() {
        return counts().withoutLast(0);
    }

    public List<Held> held() {
        return held;
    }

    /** Where {@code came} renewals, of {@code most} that are looked at, fell in what the fit had forecast. */
    public static Transform transform(RenewalFit fit, int made, int came, int most) {
        double atLeast = 0;
        double more = 0;
        for (RenewalFit.Point point : fit.points()) {
            double share = point.weight();
            for (int k = 0; k < came; k++) {
                share *= point.law().renewal(made + k);
            }
            atLeast += share;
            more += came == most ? 0 : share * point.law().renewal(made + came);
        }
        return new Transform(1 - atLeast, 1 - more);
    }
}
