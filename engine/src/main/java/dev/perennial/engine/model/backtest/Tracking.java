package dev.perennial.engine.model.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.model.clv.PurchaseModel;

/**
 * Cumulative repeat orders by unit: what customers of each first day were expected to have ordered by then, E[X(t)] of a
 * customer of whom only the first order is known, against what they had.
 */
final class Tracking {

    private final List<PurchaseModel> models;
    private final double unitDays;
    /** E[X(t)] by population and t in days; filled as asked. */
    private final double[][] expected;

    Tracking(PerPopulation<PurchaseModel> models, double unitDays, int days) {
        this.models = models.each();
        this.unitDays = unitDays;
        this.expected = new double[models.size()][days + 1];
        for (double[] one : expected) {
            Arrays.fill(one, Double.NaN);
        }
    }

    List<Backtest.TrackingPoint> points(int firstDay, int cut, int[][] firstByDay, int[] repeatsByDay) {
        int lastDay = firstDay + repeatsByDay.length - 1;
        List<Backtest.TrackingPoint> points = new ArrayList<>();
        double actual = 0;
        int counted = firstDay;
        for (int unit = 1; counted <= lastDay; unit++) {
            int end = Math.min(lastDay, firstDay - 1 + (int) Math.round(unit * unitDays));
            while (counted <= end) {
                actual += repeatsByDay[counted++ - firstDay];
            }
            points.add(
                    new Backtest.TrackingPoint(unit, LocalDate.ofEpochDay(end), predicted(firstByDay, end - firstDay),
                            actual, end > cut));
        }
        return points;
    }

    private double predicted(int[][] firstByDay, int end) {
        double sum = 0;
        for (int g = 0; g < firstByDay.length; g++) {
            for (int first = 0; first < Math.min(end, firstByDay[g].length); first++) {
                if (firstByDay[g][first] > 0) {
                    sum += firstByDay[g][first] * expected(g, end - first);
                }
            }
        }
        return sum;
    }

    private double expected(int population, int days) {
        double[] known = expected[population];
        if (Double.isNaN(known[days])) {
            known[days] = models.get(population).expectedFromFirstOrder(days / unitDays);
        }
        return known[days];
    }
}
