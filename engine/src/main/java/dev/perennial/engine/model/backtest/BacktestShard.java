package dev.perennial.engine.model.backtest;

import java.io.Serializable;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.FactShard;
import dev.perennial.engine.history.HistoryShard;
import dev.perennial.engine.history.OutcomeShard;
import dev.perennial.engine.model.clv.ClvScores;
import dev.perennial.engine.model.clv.ClvScoring;
import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.shard.Shards;

/**
 * What a backtest needs to know of the customers of one shard: small enough to be brought together.
 *
 * @param predicted expected orders in the holdout
 * @param actual purchase days in the holdout
 * @param before repeat purchase days in an equally long period before the cut
 * @param rate average rate so far times the length of the holdout
 * @param x repeat purchase days before the cut
 * @param held counts of intervals that held
 * @param firstByDay customers by day of their first order, from the base's first day to the cut
 * @param repeatsByDay repeat purchase days by day, from the base's first day to the end of the holdout
 */
record BacktestShard(double[] predicted, int[] actual, int[] before, double[] rate, int[] x, Held held,
        int[] firstByDay, int[] repeatsByDay) implements Serializable {

    /** How many customers' outcomes lay inside their intervals, and how many transforms inside the central level. */
    record Held(int orders, int ordersTransform, int value, int valueTransform, int valued) implements Serializable {
        Held plus(Held other) {
            return new Held(orders + other.orders, ordersTransform + other.ordersTransform, value + other.value,
                    valueTransform + other.valueTransform, valued + other.valued);
        }
    }

    /** The step that scores the customers of a shard as known at the cut and looks at what they then did. */
    static Shards.Step<OrderShard, BacktestShard> step(ClvScoring scoring, int firstDay, int cut, int until) {
        return lines -> {
            CustomerShard known = CustomerShard.by(cut, 1).apply(lines);
            HistoryShard later = HistoryShard.by(until).apply(lines);
            OutcomeShard outcome = OutcomeShard.of(known.history(), later);
            ClvScores scores = scoring.score(known.facts());
            return new BacktestShard(scores.expectedOrders(), outcome.orders(), outcome.before(),
                    averageRate(known.facts(), until - cut), known.facts().x(), held(scores, outcome),
                    firstByDay(known.facts(), firstDay, cut), repeatsByDay(later, firstDay, cut));
        };
    }

    /** Average rate: repeat orders per day so far, continued; 0 for a customer of the cut's own day. */
    static double[] averageRate(FactShard facts, int holdoutDays) {
        double[] rate = new double[facts.customers()];
        for (int i = 0; i < rate.length; i++) {
            rate[i] = facts.tDays()[i] == 0 ? 0 : (double) facts.x()[i] / facts.tDays()[i] * holdoutDays;
        }
        return rate;
    }

    static int[] firstByDay(FactShard facts, int firstDay, int cut) {
        int[] days = new int[cut - firstDay + 1];
        for (int day : facts.firstDay()) {
            days[day - firstDay]++;
        }
        return days;
    }

    /** Repeat purchase days of customers known at the cut, as {@code later} histories show them. */
    static int[] repeatsByDay(HistoryShard later, int firstDay, int cut) {
        int[] days = new int[later.asOf() - firstDay + 1];
        for (int c = 0; c < later.customers(); c++) {
            int from = later.start()[c];
            if (later.day()[from] <= cut) {
                for (int k = from + 1; k < later.start()[c + 1]; k++) {
                    days[later.day()[k] - firstDay]++;
                }
            }
        }
        return days;
    }

    static Held held(ClvScores scores, OutcomeShard outcome) {
        int orders = 0;
        int value = 0;
        int valued = 0;
        for (int i = 0; i < outcome.orders().length; i++) {
            orders += inside(scores.ordersLow()[i], outcome.orders()[i], scores.ordersHigh()[i]);
            if (Double.isFinite(scores.valueHigh()[i])) {
                valued++;
                value += inside(scores.valueLow()[i], outcome.spend()[i], scores.valueHigh()[i]);
            }
        }
        return new Held(orders, 0, value, 0, valued);
    }

    private static int inside(double low, double value, double high) {
        return low <= value && value <= high ? 1 : 0;
    }
}
