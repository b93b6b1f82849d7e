package dev.perennial.engine.value;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the base came to stand as it does: stages over time, movement on the frequency × basket map, what changed the
 * base's value, and what threatens it. Everything is worked out with the parameters fitted at as-of.
 *
 * @param river stages at up to four quarter-ends before as-of and at as-of
 * @param flows customers by stage at the river's first day and at as-of
 * @param movement empty where the history is too short for two windows
 * @param change since a month before as-of; empty where there are no orders by then
 * @param valueAtRisk by the reason of the customers' stage, most first; sums up to the base's
 */
public record Retrospect(List<StageCounts> river, List<Flow> flows, Optional<Movement> movement,
        Optional<ValueChange> change, List<Risk> valueAtRisk) {

    /** Stage code of customers who are known and have no order yet. */
    public static final String PROSPECT = "prospect";
    /** In flows: not known yet then. On the map: no order in the window. */
    public static final String NONE = "none";

    public Retrospect {
        river = List.copyOf(river);
        flows = List.copyOf(flows);
        valueAtRisk = List.copyOf(valueAtRisk);
    }

    /** Customers by stage code on a day. */
    public record StageCounts(LocalDate on, Map<String, Integer> counts) {
    }

    /** Customers who went from one class to another, or stayed. */
    public record Flow(String from, String to, int customers) {
    }

    /**
     * Movement on the frequency × basket map between two days, both classified by the cuts of the earlier one. A are
     * known customers without an order by the earlier day.
     */
    public record Movement(LocalDate from, LocalDate to, double frequencyCut, double basketCut, List<Flow> flows,
            Rate aToB, Rate bToE, Rate stayInE) {
        public Movement {
            flows = List.copyOf(flows);
        }
    }

    /** A share with what it is made of; NaN of nobody. */
    public record Rate(int numerator, int denominator) {
        public double rate() {
            return denominator == 0 ? Double.NaN : (double) numerator / denominator;
        }
    }

    /**
     * Lifetime value of the base then and now: valueNow = valueThen + acquired + grown − lost.
     *
     * @param acquired value of customers whose first order came since
     * @param grown what those known then gained
     * @param lost what those known then lost, positive
     */
    public record ValueChange(LocalDate from, double valueThen, double acquired, double grown, double lost,
            double valueNow) {
    }

    /** Value at risk of the customers whose stage has this reason. */
    public record Risk(String reason, int customers, double value) {
    }
}
