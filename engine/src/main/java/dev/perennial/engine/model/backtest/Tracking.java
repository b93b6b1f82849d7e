package dev.perennial.engine.model.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.perennial.engine.model.clv.PurchaseModel;

/**
 * Cumulative repeat orders by unit: what customers of each first day were expected to have ordered by then, E[X(t)] of a
 * customer of whom only the first order is known, against what they had.
 */
final class Tracking {

    private final PurchaseModel model;
    private final double unitDays;
    /** E[X(t)] by t in days; filled as asked. */
    private final double[] expected;

    Tracking(PurchaseModel model, double unitDays, int days) {
        this.model = model;
        this.unitDays = unitDays;
        this.expected = new double[days + 1];
        Arrays.fill(expected, Double.NaN);
    }

    List<Backtest.TrackingPoint> points(int firstDay, int cut, int[] firstByDay, int[] repeatsByDay) {
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

    private double predicted(int[] firstByDay, int end) {
        double sum = 0;
        for (int first = 0; first < Math.min(end, firstByDay.length); first++) {
            if (firstByDay[first] > 0) {
                sum += firstByDay[first] * expected(end - first);
            }
        }
        return sum;
    }

    private double expected(int days) {
        if (Double.isNaN(expected[days])) {
            expected[days] = model.expectedFromFirstOrder(days / unitDays);
        }
        return expected[days];
    }
}
