package dev.perennial.engine.model.renewal;

import java.util.List;
import java.util.function.ToIntFunction;

/** Contracts of one term, counted by how many renewals were due and at which they were lost. */
record TermCounts(int months, List<Cohort> cohorts) {

    TermCounts {
        cohorts = List.copyOf(cohorts);
    }

    /**
     * Contracts alike.
     *
     * @param due renewals that were due by the day looked from, had the contract lasted
     * @param lostAt which of them, from 1, did not come; 0 where all did
     */
    record Cohort(int due, int lostAt, long contracts) {
    }

    /** All renewals that came due, up to the last but so many of each contract. */
    LifeTable withoutLast(int heldOut) {
        return table(cohort -> 0, cohort -> Math.max(0, cohort.due() - heldOut));
    }

    /** The last renewal due of each contract that had not been lost before it. */
    LifeTable last() {
        return table(cohort -> Math.max(0, cohort.due() - 1), Cohort::due);
    }

    private LifeTable table(ToIntFunction<Cohort> from, ToIntFunction<Cohort> to) {
        int length = cohorts.stream().mapToInt(to).max().orElse(0);
        long[] renewed = new long[length];
        long[] lost = new long[length];
        for (Cohort cohort : cohorts) {
            for (int made = from.applyAsInt(cohort); made < to.applyAsInt(cohort); made++) {
                if (cohort.lostAt() == made + 1) {
                    lost[made] += cohort.contracts();
                } else if (cohort.lostAt() == 0 || cohort.lostAt() > made + 1) {
                    renewed[made] += cohort.contracts();
                }
            }
        }
        return new LifeTable(renewed, lost);
    }
}
