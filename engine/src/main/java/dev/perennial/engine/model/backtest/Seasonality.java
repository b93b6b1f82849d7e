package dev.perennial.engine.model.backtest;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perennial.engine.math.BetaDistribution;
import dev.perennial.engine.model.backtest.Backtest.TrackingPoint;

/**
 * Whether orders follow the seasons, which the purchase models know nothing of. Repeat orders of each calendar month are
 * divided by those that the model expected, so that growth of the base and silence of its customers fall out; the logarithms
 * are a table of years and months without replication. Months differ if their variance ratio says so (two-way analysis of
 * variance: F with 11 and 11·(years − 1) degrees of freedom); an index is the month's mean against all months', its 95 %
 * interval by Student's t on the residuals. Source: Snedecor and Cochran, Statistical Methods, on two-way tables; index as
 * in Hyndman and Athanasopoulos, Forecasting, section 3 (multiplicative decomposition).
 *
 * @param years whole years looked at, at least 2, the last ending with the last whole month
 * @param p probability of months differing so much if there were no seasons
 * @param months from January to December
 * @param horizon by how much orders over the horizon after as-of are thereby more (or, negative, fewer) than expected
 */
public record Seasonality(int years, double p, List<Index> months, double horizon) {

    /** Months of a year. */
    private static final int MONTHS = 12;
    private static final int MOST_YEARS = 5;
    private static final int WEEK = 7;
    /** A month with fewer expected orders says more of chance than of the season. */
    private static final double FEWEST = 30;
    /** Chance differences are called seasons once in a hundred times. */
    private static final double SIGNIFICANCE = 0.01;
    private static final double OUTSIDE = 0.05;

    public Seasonality {
        months = List.copyOf(months);
    }

    /** Orders of a calendar month against those of a usual one: 1.2 is a fifth more. */
    public record Index(int month, double index, double low, double high) {
    }

    /** Orders of a month as they came and as they were expected. */
    private static final class Cell {
        private double actual;
        private double expected;
    }

    /** Whether months differ by more than chance. */
    @JsonProperty
    public boolean significant() {
        return p < SIGNIFICANCE;
    }

    /**
     * Looks for seasons; empty where there are not two whole years with enough orders in each month.
     *
     * @param tracking repeat orders by the end of each unit, adding up
     * @param unitDays days of a unit
     * @param horizonDays days after as-of that are looked ahead to
     */
    public static Optional<Seasonality> of(List<TrackingPoint> tracking, double unitDays, LocalDate asOf,
            int horizonDays) {
        double[][] table = table(byMonth(tracking, (int) Math.round(unitDays)));
        if (table.length < 2) {
            return Optional.empty();
        }
        int last = lastMonth(tracking).getMonthValue();
        return Optional.of(of(table, last, asOf, horizonDays));
    }

    private static YearMonth lastMonth(List<TrackingPoint> tracking) {
        LocalDate end = tracking.getLast().day();
        YearMonth month = YearMonth.from(end);
        return end.equals(month.atEndOfMonth()) ? month : month.minusMonths(1);
    }

    /** A unit's orders are spread over its days. A week that two months share would blur them, and is left out. */
    private static Map<YearMonth, Cell> byMonth(List<TrackingPoint> tracking, int unitDays) {
        Map<YearMonth, Cell> months = new TreeMap<>();
        double actual = 0;
        double expected = 0;
        for (TrackingPoint point : tracking) {
            for (int day = 0; day < unitDays && !(unitDays <= WEEK && shared(point.day(), unitDays)); day++) {
                Cell cell = months.computeIfAbsent(YearMonth.from(point.day().minusDays(day)), _ -> new Cell());
                cell.actual += (point.actual() - actual) / unitDays;
                cell.expected += (point.predicted() - expected) / unitDays;
            }
            actual = point.actual();
            expected = point.predicted();
        }
        if (!tracking.isEmpty()) {
            YearMonth end = lastMonth(tracking);
            months.keySet().removeIf(month -> month.isAfter(end));
        }
        return months;
    }

    private static boolean shared(LocalDate last, int days) {
        return last.getDayOfMonth() < days;
    }

    /** Logarithms of actual by expected: rows are years, the latest first, their columns the months up to the last one. */
    private static double[][] table(Map<YearMonth, Cell> months) {
        List<Cell> cells = new ArrayList<>(months.values());
        List<double[]> years = new ArrayList<>();
        // The first month has only begun, and hardly anybody could come again in it.
        for (int end = cells.size(); end - MONTHS >= 1 && years.size() < MOST_YEARS; end -= MONTHS) {
            double[] year = new double[MONTHS];
            for (int i = 0; i < MONTHS; i++) {
                Cell cell = cells.get(end - MONTHS + i);
                if (cell.expected < FEWEST || cell.actual <= 0) {
                    return years.toArray(double[][]::new);
                }
                year[i] = Math.log(cell.actual / cell.expected);
            }
            years.add(year);
        }
        return years.toArray(double[][]::new);
    }

    private static Seasonality of(double[][] table, int lastMonth, LocalDate asOf, int horizonDays) {
        int years = table.length;
        double[] effects = new double[MONTHS];
        for (double[] year : table) {
            double mean = mean(year);
            for (int i = 0; i < MONTHS; i++) {
                effects[i] += (year[i] - mean) / years;
            }
        }
        double between = 0;
        double within = 0;
        for (int i = 0; i < MONTHS; i++) {
            between += years * effects[i] * effects[i];
            for (double[] year : table) {
                double residual = year[i] - mean(year) - effects[i];
                within += residual * residual;
            }
        }
        int degrees = (MONTHS - 1) * (years - 1);
        double p = within > 0
                ? beyond(between / (MONTHS - 1) / (within / degrees), MONTHS - 1, degrees)
                : between > 0 ? 0 : 1;
        double error = Math.sqrt(within / degrees / years * (MONTHS - 1) / MONTHS) * student(degrees);
        Index[] months = new Index[MONTHS];
        for (int i = 0; i < MONTHS; i++) {
            int month = Math.floorMod(lastMonth + i, MONTHS) + 1;
            months[month - 1] = new Index(month, Math.exp(effects[i]), Math.exp(effects[i] - error),
                    Math.exp(effects[i] + error));
        }
        return new Seasonality(years, p, List.of(months), ahead(months, asOf, horizonDays));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The mean index of the days ahead against that of a whole year. */
    private static double ahead(Index[] months, LocalDate asOf, int days) {
        double year = 0;
        int inYear = (int) ChronoUnit.DAYS.between(asOf, asOf.plusYears(1));
        double ahead = 0;
        for (int day = 1; day <= Math.max(days, inYear); day++) {
            double index = months[asOf.plusDays(day).getMonthValue() - 1].index();
            year += day <= inYear ? index / inYear : 0;
            ahead += day <= days ? index / days : 0;
        }
        return ahead / year - 1;
    }

    /** The probability that F with these degrees of freedom lies beyond a value. */
    private static double beyond(double f, int above, int below) {
        return f > 0 ? new BetaDistribution(below / 2.0, above / 2.0).cumulativeOdds(below / (above * f)) : 1;
    }

    /** The value that Student's t lies beyond, on either side, with a probability of 5 %. */
    private static double student(int degrees) {
        double low = 0;
        double high = 1e4;
        while (high - low > 1e-9 * high) {
            double middle = (low + high) / 2;
            if (beyond(middle, 1, degrees) > OUTSIDE) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.sqrt(high);
    }
}
