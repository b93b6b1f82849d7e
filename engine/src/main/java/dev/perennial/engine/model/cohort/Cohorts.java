package dev.perennial.engine.model.cohort;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;

import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.shard.Shards;

/**
 * Customers by calendar month and by calendar quarter of their first order, earliest first. The period that as-of lies in is
 * left out unless as-of is its last day, and so is everything older than {@value #MONTHS} months or {@value #QUARTERS}
 * quarters.
 *
 * @param firstDay of the orders: who first ordered in its period may have ordered before it too
 */
public record Cohorts(LocalDate firstDay, List<Cohort> months, List<Cohort> quarters) {

    static final int MONTHS = 60;
    static final int QUARTERS = 40;
    static final int MONTHS_A_QUARTER = 3;

    public Cohorts {
        months = List.copyOf(months);
        quarters = List.copyOf(quarters);
    }

    /**
     * Customers whose first order lies in the same period.
     *
     * @param from the period's first day
     * @param periods of full length from that one on, the first being the one of the first order
     */
    public record Cohort(LocalDate from, int customers, List<Period> periods) {
        public Cohort {
            periods = List.copyOf(periods);
        }
    }

    /**
     * What they did in one period.
     *
     * @param ordered customers who placed an order in it
     * @param spend their money in it, less what was refunded in it
     */
    public record Period(int ordered, double spend) {
    }

    /** Works the cohorts out by the end of as-of, each shard by itself. */
    public static Cohorts of(Shards<OrderShard> orders, LocalDate firstDay, LocalDate asOf) {
        List<CohortShard> parts = orders.map(CohortShard.by((int) asOf.toEpochDay()));
        return new Cohorts(firstDay, list(parts.stream().map(CohortShard::months).toList(), asOf, 1),
                list(parts.stream().map(CohortShard::quarters).toList(), asOf, MONTHS_A_QUARTER));
    }

    private static List<Cohort> list(List<CohortShard.Grid> grids, LocalDate asOf, int months) {
        LocalDate last = asOf.withDayOfMonth(1);
        while (months > 1 && (last.getMonthValue() - Month.JANUARY.getValue()) % months != 0) {
            last = last.minusMonths(1);
        }
        int unfinished = asOf.plusDays(1).equals(last.plusMonths(months)) ? 0 : 1;
        List<Cohort> cohorts = new ArrayList<>();
        for (int age = grids.getFirst().customers().length - 1; age >= unfinished; age--) {
            int place = age;
            int customers = grids.stream().mapToInt(grid -> grid.customers()[place]).sum();
            if (customers > 0 || !cohorts.isEmpty()) {
                List<Period> periods = new ArrayList<>();
                for (int since = 0; since <= age - unfinished; since++) {
                    periods.add(period(grids, age, since));
                }
                cohorts.add(new Cohort(last.minusMonths((long) age * months), customers, periods));
            }
        }
        return cohorts;
    }

    private static Period period(List<CohortShard.Grid> grids, int age, int since) {
        int ordered = 0;
        long spend = 0;
        for (CohortShard.Grid grid : grids) {
            ordered += grid.ordered()[age][since];
            spend += grid.spend()[age][since];
        }
        return new Period(ordered, (double) spend / OrderShard.AMOUNT_SCALE);
    }
}
