package dev.perennial.engine.model.cohort;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;

import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.shard.Shards;

/** The cohorts of one shard's customers, by month and by quarter. */
record CohortShard(Grid months, Grid quarters) implements Serializable {

    private static final int NEVER = Integer.MAX_VALUE;
    private static final int MONTHS_A_YEAR = 12;

    /**
     * Counts by cohort, which is how many periods before as-of's it lies, and by periods since.
     *
     * @param spend in 1/10,000
     */
    record Grid(int[] customers, int[][] ordered, long[][] spend) implements Serializable {

        Grid(int periods) {
            this(new int[periods], new int[periods][], new long[periods][]);
            for (int age = 0; age < periods; age++) {
                ordered[age] = new int[age + 1];
                spend[age] = new long[age + 1];
            }
        }
    }

    /** The step over order lines by the end of as-of. Two walks over the lines, in whatever order they come. */
    static Shards.Step<OrderShard, CohortShard> by(int asOf) {
        return lines -> {
            int[] first = firstDays(lines, asOf);
            int earliest = Arrays.stream(first).min().orElse(NEVER);
            if (earliest == NEVER) {
                return new CohortShard(new Grid(Cohorts.MONTHS), new Grid(Cohorts.QUARTERS));
            }
            int[] month = months(earliest, asOf);
            return new CohortShard(grid(lines, first, earliest, month, Cohorts.MONTHS),
                    grid(lines, first, earliest, quarters(month), Cohorts.QUARTERS));
        };
    }

    /** The day of each customer's first order. */
    private static int[] firstDays(OrderShard lines, int asOf) {
        int[] first = new int[lines.customers()];
        Arrays.fill(first, NEVER);
        for (int i = 0; i < lines.lines(); i++) {
            int day = lines.day()[i];
            int customer = lines.customer()[i];
            if (day <= asOf && lines.amount()[i] >= 0 && day < first[customer]) {
                first[customer] = day;
            }
        }
        return first;
    }

    /** The month of each day from the earliest to as-of, counted from the year 0. */
    private static int[] months(int earliest, int asOf) {
        int[] months = new int[asOf - earliest + 1];
        LocalDate day = LocalDate.ofEpochDay(earliest);
        for (int i = 0; i < months.length; i++) {
            months[i] = day.getYear() * MONTHS_A_YEAR + day.getMonthValue() - 1;
            day = day.plusDays(1);
        }
        return months;
    }

    private static int[] quarters(int[] months) {
        return Arrays.stream(months).map(month -> Math.floorDiv(month, Cohorts.MONTHS_A_QUARTER)).toArray();
    }

    private static Grid grid(OrderShard lines, int[] first, int earliest, int[] period, int periods) {
        Grid grid = new Grid(periods);
        int last = period[period.length - 1];
        for (int day : first) {
            if (day != NEVER && last - period[day - earliest] < periods) {
                grid.customers[last - period[day - earliest]]++;
            }
        }
        BitSet counted = new BitSet();
        for (int i = 0; i < lines.lines(); i++) {
            int customer = lines.customer()[i];
            int day = lines.day()[i] - earliest;
            if (first[customer] == NEVER || day < first[customer] - earliest || day >= period.length) {
                continue;
            }
            int age = last - period[first[customer] - earliest];
            if (age < periods) {
                int since = age - (last - period[day]);
                grid.spend[age][since] += lines.amount()[i];
                int place = customer * periods + since;
                if (lines.amount()[i] >= 0 && !counted.get(place)) {
                    counted.set(place);
                    grid.ordered[age][since]++;
                }
            }
        }
        return grid;
    }
}
