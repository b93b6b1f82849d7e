package dev.perennial.engine.history;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.stream.IntStream;

/**
 * Customers whose first order lies between two days, both included: a cohort of acquisition; or customers with the same
 * covariates.
 *
 * @param from days since 1970-01-01; {@link Integer#MIN_VALUE} for no bound
 * @param until days since 1970-01-01; {@link Integer#MAX_VALUE} for no bound
 * @param cell of the covariates; {@value #ANY} for any
 */
public record Population(int from, int until, int cell) implements Serializable {

    static final int ANY = -1;

    /** All customers. */
    public static final Population EVERYONE = new Population(Integer.MIN_VALUE, Integer.MAX_VALUE);

    /** Customers by their first order. */
    public Population(int from, int until) {
        this(from, until, ANY);
    }

    /** Customers by their covariates. */
    public static Population ofCell(int cell) {
        return new Population(Integer.MIN_VALUE, Integer.MAX_VALUE, cell);
    }

    boolean holds(int firstDay, int ofCell) {
        return from <= firstDay && firstDay <= until && (cell == ANY || cell == ofCell);
    }

    /** Whether a customer belongs to it. */
    public boolean holds(FactShard facts, int customer) {
        return holds(facts.firstDay()[customer], facts.cell().length == 0 ? 0 : facts.cell()[customer]);
    }

    /** The rows of its customers. */
    public int[] rows(FactShard facts) {
        return IntStream.range(0, facts.customers()).filter(c -> holds(facts, c)).toArray();
    }

    /** Both of two neighbours in time. */
    public Population with(Population next) {
        return new Population(Math.min(from, next.from), Math.max(until, next.until));
    }

    /** The first of its days among the days of a base. */
    public LocalDate firstDay(LocalDate first) {
        return from <= first.toEpochDay() ? first : LocalDate.ofEpochDay(from);
    }

    /** The last of its days among the days of a base. */
    public LocalDate lastDay(LocalDate last) {
        return until >= last.toEpochDay() ? last : LocalDate.ofEpochDay(until);
    }
}
