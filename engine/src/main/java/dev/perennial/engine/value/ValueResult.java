package dev.perennial.engine.value;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.model.backtest.Backtest;
import dev.perennial.engine.model.backtest.PopulationCheck;
import dev.perennial.engine.model.clv.ClvFit;
import dev.perennial.engine.model.clv.CovariateFit;
import dev.perennial.engine.model.clv.PurchaseFit;
import dev.perennial.engine.model.clv.SpendFit;
import dev.perennial.engine.orders.ReadSummary;

/**
 * What a valuation found, ready to be told: everything the report and the JSON answer show.
 *
 * @param source file name of the orders, without folders
 * @param read the account of the read
 * @param settings what was asked, defaults filled in
 * @param asOf the day the valuation looks from
 * @param customers customers with an order by that day
 * @param orders orders by that day
 * @param purchase the fitted purchase model
 * @param spend the fitted spend model; empty where too few customers bought twice
 * @param populations whether some customers have, or should have, parameters of their own
 * @param base the customer base as a whole
 * @param concentration cumulative share of customers to share of lifetime value, best customers first, 0 … 1
 * @param stages lifecycle stages in their order
 * @param rfmCells the R × F map
 * @param rfmGroups the eight groups
 * @param quadrants frequency × basket groups B, C, D, E, then those without an order in the window
 * @param leaving customers with the most value at risk who do not count as lost yet
 * @param best customers with the highest lifetime value
 * @param backtest the holdout, when one was asked for
 * @param timings seconds by step
 */
public record ValueResult(String source, ReadSummary read, ValueSettings settings, LocalDate asOf, int customers,
        long orders, PurchaseFit purchase, Optional<SpendFit> spend, Populations populations, Base base,
        List<Share> concentration,
        List<Group> stages, List<RfmCell> rfmCells, List<Group> rfmGroups, Quadrants quadrants,
        List<CustomerLine> leaving, List<CustomerLine> best, Optional<Backtest> backtest, Timings timings) {

    /**
     * Populations with parameters of their own.
     *
     * @param each none where there is one set of parameters for everyone
     * @param covariates how their parameters follow from covariates, where they do
     * @param check whether parameters of their own predict better, where that can be told
     */
    public record Populations(List<OnePopulation> each, Optional<CovariateFit> covariates,
            Optional<PopulationCheck> check) {

        public Populations {
            each = List.copyOf(each);
        }

        static Populations of(ValueRun.Findings found, ValueSettings settings, LocalDate first) {
            PerPopulation<ClvFit> fits = found.populations();
            return new Populations(fits.undivided()
                    ? List.of()
                    : fits.map((fit, of, g) -> new OnePopulation(
                            settings.covariates().filter(_ -> found.covariates().isPresent())
                                    .map(design -> design.cells().get(g).label()).orElse(""),
                            of.firstDay(first), of.lastDay(found.asOf()), fit.purchase(), fit.spend())).each(),
                    found.covariates(), found.check());
        }
    }

    /**
     * Customers with the same parameters and what was fitted to them.
     *
     * @param label their covariates; blank where they are those whose first order came between two days
     * @param from day of the first order
     * @param until included
     */
    public record OnePopulation(String label, LocalDate from, LocalDate until, PurchaseFit purchase,
            Optional<SpendFit> spend) {
    }

    /**
     * The base as a whole. Money in currency units, over the horizon unless said otherwise.
     *
     * @param orders expected orders, with the joint interval of the total
     * @param value expected margin, undiscounted
     * @param clv expected margin, discounted
     * @param pastYearOrders orders in the year before as-of
     * @param pastYearSpend net spend in the year before as-of
     * @param active expected number of customers still active (sum of P(alive))
     * @param topDecileShare share of lifetime value held by the best tenth of customers
     * @param valueAtRisk Σ clv-if-active × (1 − P(alive)): what is expected to be lost through silence
     */
    public record Base(Interval orders, Interval value, Interval clv, long pastYearOrders, double pastYearSpend,
            double active, double topDecileShare, double valueAtRisk) {
    }

    public record Share(double customers, double value) {
    }

    /** One named group of customers: its code, size, lifetime value, past-year net spend and mean P(alive). */
    public record Group(String code, int customers, double clv, double pastYearSpend, double meanPAlive) {
    }

    /** Customers with these scores; 5 is best. */
    public record RfmCell(int r, int f, int customers, double clv) {
    }

    /** The frequency × basket map with the cuts that made it; frequency in orders, basket in money per order. */
    public record Quadrants(double frequencyCut, double basketCut, List<Group> groups) {
        public Quadrants {
            groups = List.copyOf(groups);
        }
    }

    /** One customer as a line in a list. {@code valueAtRisk} is what silence is expected to cost over the horizon. */
    public record CustomerLine(String customerId, LocalDate lastOrder, long orders, String stage, String reason,
            double pAlive, Interval clv, double valueAtRisk) {
    }

    /** Seconds by step; {@code total} also counts what lies between the steps. */
    public record Timings(double read, double fit, double score, double write, double total) {
    }
}
