package dev.perennial.understand.value;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The value of the base on one page. Money in the run's currency over its horizon, unless said otherwise.
 *
 * @param drift how much differs from the run before: {@code ok}, {@code watch} or {@code alarm}; null where nothing was
 *        compared
 */
public record OverviewView(RunRef run, String currency, Horizon horizon, double level, int customers, BaseView base,
        @Nullable ChangeView change, List<SharePoint> concentration, List<GroupView> stages, List<RiverPoint> river,
        List<FlowView> flows, List<CellView> rfmCells, List<GroupView> rfmGroups, QuadrantsView quadrants,
        @Nullable MovementView movement, List<RiskView> valueAtRisk, @Nullable String drift) {

    /** The run behind the figures. */
    public record RunRef(long id, LocalDate asOf, OffsetDateTime finishedAt) {
    }

    /** How far ahead, for example 52 weeks. */
    public record Horizon(int units, String unit) {
    }

    /** A figure and the bounds between which it will lie with the run's level. */
    public record IntervalView(@Nullable Double estimate, @Nullable Double low, @Nullable Double high) {
    }

    /**
     * The base as a whole.
     *
     * @param pastYearFrom the day from which the past year counts: later than a year ago where the orders begin later
     */
    public record BaseView(IntervalView value, IntervalView clv, IntervalView orders, LocalDate pastYearFrom,
            double pastYearSpend, long pastYearOrders, double active, @Nullable Double topDecileShare,
            double valueAtRisk) {
    }

    /** Value then and now: valueNow = valueThen + acquired + grown − lost. */
    public record ChangeView(LocalDate from, double valueThen, double acquired, double grown, double lost,
            double valueNow) {
    }

    /** A share of the customers, best first, and their share of value. */
    public record SharePoint(double customers, double value) {
    }

    /** A class of customers. */
    public record GroupView(String code, int customers, @Nullable Double clv, double pastYearSpend,
            @Nullable Double meanPAlive) {
    }

    /** Customers by stage on a day. */
    public record RiverPoint(LocalDate on, Map<String, Integer> counts) {
    }

    /** Customers who went from one class to another, or stayed. */
    public record FlowView(String from, String to, int customers) {
    }

    /** Customers with these scores. */
    public record CellView(int r, int f, int customers, @Nullable Double clv) {
    }

    /** The frequency × basket map. */
    public record QuadrantsView(int windowMonths, double frequencyCut, double basketCut, List<GroupView> groups) {
    }

    /** A share with what it is made of. */
    public record RateView(int numerator, int denominator, @Nullable Double rate) {
    }

    /** Rates of climbing and staying. */
    public record RatesView(RateView aToB, RateView bToE, RateView stayInE) {
    }

    /** Movement on the map between two days by the cuts of the earlier one. */
    public record MovementView(LocalDate from, LocalDate to, double frequencyCut, double basketCut,
            List<FlowView> flows, RatesView rates) {
    }

    /** Value at risk by the reason of the customers' stage. */
    public record RiskView(String reason, String name, int customers, double value) {
    }
}
