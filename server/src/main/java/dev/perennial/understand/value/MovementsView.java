package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How customers moved between classes from one day to another, as the runs of those days saw them.
 *
 * @param days that history covers, earliest first
 * @param movement none while there are less than two such days
 */
public record MovementsView(List<DayView> days, @Nullable Movement movement) {

    /** A day, and the run that looked from it. */
    public record DayView(LocalDate on, long run) {
    }

    /**
     * Who went where.
     *
     * @param cuts of the map on the earlier day, by which both days are sorted; only for the map
     * @param sameTerms whether both runs count value over the same horizon with the same margin, discount and model
     * @param latest whether the later day is that of the run that is shown everywhere
     */
    public record Movement(DayView from, DayView to, String by, String currency, boolean sameTerms, boolean latest,
            @Nullable CutsView cuts, List<ClassView> classes, List<FlowView> flows) {
    }

    /** Orders in the window, and money per order, above which they are many and large. */
    public record CutsView(double frequency, double basket) {
    }

    /** A class on both days; value is lifetime value. */
    public record ClassView(String code, String name, long customersBefore, long customersAfter, double valueBefore,
            double valueAfter) {
    }

    /** Customers who went from one class to another, or stayed, and their value on both days. */
    public record FlowView(String from, String to, long customers, double valueBefore, double valueAfter) {
    }
}
