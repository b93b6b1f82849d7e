package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.List;

/**
 * Customers by the period of their first order, earliest first, and what they did in the periods after it.
 *
 * @param unit {@code month} or {@code quarter}
 * @param recordsFrom the first order of all: who came in its period may have been a customer before
 * @param fewest customers from which on a cohort's figures say something
 * @param all the cohorts together, each period over those cohorts that have reached it
 */
public record CohortsView(OverviewView.RunRef run, String currency, String unit, LocalDate recordsFrom, int fewest,
        List<CohortView> cohorts, List<TogetherView> all) {

    /** A cohort; the first of the periods is that of the first orders. */
    public record CohortView(LocalDate from, int customers, List<PeriodView> periods) {
    }

    /**
     * One period of a cohort.
     *
     * @param share who placed an order in it, as a share of the cohort
     * @param spendEach money up to its end less refunds, for each customer of the cohort
     */
    public record PeriodView(int ordered, double share, double spendEach) {
    }

    /** A period of all cohorts that have reached it. */
    public record TogetherView(int customers, double share, double spendEach) {
    }
}
