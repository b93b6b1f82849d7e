package dev.perennial.engine.model.backtest;

import java.io.Serializable;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.FactShard;
import dev.perennial.engine.history.HistoryShard;
import dev.perennial.engine.history.OutcomeShard;
import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.model.clv.ClvFit;
import dev.perennial.engine.model.clv.ClvInput;
import dev.perennial.engine.model.clv.ClvScores;
import dev.perennial.engine.model.clv.ClvScoring;
import dev.perennial.engine.model.clv.PopulationScoring;
import dev.perennial.engine.model.clv.Predictive;
import dev.perennial.engine.model.clv.PurchaseData;
import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.shard.Shards;

/**
 * What a backtest needs to know of the customers of one shard: small enough to be brought together.
 *
 * @param appearance position of the customer in the source
 * @param predicted expected orders in the holdout
 * @param actual purchase days in the holdout
 * @param before repeat purchase days in an equally long period before the cut
 * @param rate average rate so far times the length of the holdout
 * @param x repeat purchase days before the cut
 * @param noOrder chance of no order in the holdout
 * @param gone chance of having left
 * @param recency days since the last order
 * @param held counts of intervals that held
 * @param predictedBy expected orders in the holdout by population
 * @param firstByDay customers by population and day of their first order, from the base's first day to the cut
 * @param repeatsByDay repeat purchase days by day, from the base's first day to the end of the holdout
 */
record BacktestShard(long[] appearance, double[] predicted, int[] actual, int[] before, double[] rate, int[] x,
        double[] noOrder, double[] gone,
        int[] recency, Held held, double[] predictedBy, int[][] firstByDay,
        int[] repeatsByDay) implements Serializable {

    /** How many outcomes lay inside their intervals, how many transforms inside the level, of how many with money. */
    record Held(double orders, double ordersTransform, double value, double valueTransform,
            double valued) implements Serializable {
        Held plus(Held other) {
            return new Held(orders + other.orders, ordersTransform + other.ordersTransform, value + other.value,
                    valueTransform + other.valueTransform, valued + other.valued);
        }
    }

    /** The step that scores the customers of a shard as known at the cut and looks at what they then did. */
    static Shards.Step<OrderShard, BacktestShard> step(PopulationScoring scoring, Backtesting asked, int cut,
            int until) {
        int firstDay = asked.firstDay();
        double unitDays = asked.unitDays();
        double level = asked.level();
        return lines -> {
            CustomerShard known = CustomerShard.by(cut, 1).apply(lines);
            HistoryShard later = HistoryShard.by(until).apply(lines);
            OutcomeShard outcome = OutcomeShard.of(known.history(), later);
            ClvInput input = ClvFit.input(known, unitDays);
            ClvScores scores = scoring.score(known);
            PerPopulation<Predictive> predictives = scoring.each().map(ClvScoring::predictive);
            return new BacktestShard(known.facts().appearance(), scores.expectedOrders(), outcome.orders(),
                    outcome.before(), averageRate(known.facts(), until - cut), known.facts().x(),
                    rest(scores.anyOrder()), rest(scores.pAlive()), recency(known.facts()),
                    held(known.facts(), predictives, scores, input, outcome, level),
                    sums(known.facts(), predictives, scores.expectedOrders()),
                    firstByDay(known.facts(), predictives, firstDay, cut), repeatsByDay(later, firstDay, cut));
        };
    }

    private static double[] rest(double[] chances) {
        return DoubleStream.of(chances).map(chance -> 1 - chance).toArray();
    }

    private static int[] recency(FactShard facts) {
        return IntStream.range(0, facts.customers()).map(i -> facts.tDays()[i] - facts.txDays()[i]).toArray();
    }

    /** Average rate: repeat orders per day so far, continued; 0 for a customer of the cut's own day. */
    static double[] averageRate(FactShard facts, int holdoutDays) {
        double[] rate = new double[facts.customers()];
        for (int i = 0; i < rate.length; i++) {
            rate[i] = facts.tDays()[i] == 0 ? 0 : (double) facts.x()[i] / facts.tDays()[i] * holdoutDays;
        }
        return rate;
    }

    static int[][] firstByDay(FactShard facts, PerPopulation<?> populations, int firstDay, int cut) {
        int[][] days = new int[populations.size()][cut - firstDay + 1];
        for (int c = 0; c < facts.customers(); c++) {
            days[populations.number(facts, c)][facts.firstDay()[c] - firstDay]++;
        }
        return days;
    }

    private static double[] sums(FactShard facts, PerPopulation<?> populations, double[] values) {
        double[] sums = new double[populations.size()];
        for (int c = 0; c < values.length; c++) {
            sums[populations.number(facts, c)] += values[c];
        }
        return sums;
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

    private static Held held(FactShard facts, PerPopulation<Predictive> predictives, ClvScores scores, ClvInput input,
            OutcomeShard outcome, double level) {
        Held held = new Held(0, 0, 0, 0, 0);
        for (int i = 0; i < outcome.orders().length; i++) {
            Predictive predictive = predictives.of(facts, i);
            held = held.plus(heldOrders(predictive, scores, input.purchases(), outcome, level, i));
            if (predictive.predictsMoney()) {
                held = held.plus(heldValue(predictive, scores, input, outcome, level, i));
            }
        }
        return held;
    }

    private static Held heldOrders(Predictive predictive, ClvScores scores, PurchaseData of, OutcomeShard outcome,
            double level, int i) {
        double transform = predictive.transform(of.x(i), of.txDays(i), of.tDays(i), outcome.orders()[i])
                .shareInside(level);
        return new Held(inside(scores.ordersLow()[i], outcome.orders()[i], scores.ordersHigh()[i]), transform, 0, 0, 0);
    }

    private static Held heldValue(Predictive predictive, ClvScores scores, ClvInput input, OutcomeShard outcome,
            double level, int i) {
        PurchaseData of = input.purchases();
        double transform = predictive.transform(of.x(i), input.spend().n(i), input.spend().mean(i), of.txDays(i),
                of.tDays(i), outcome.spend()[i]).shareInside(level);
        return new Held(0, 0, inside(scores.valueLow()[i], outcome.spend()[i], scores.valueHigh()[i]), transform, 1);
    }

    private static double inside(double low, double value, double high) {
        return low <= value && value <= high ? 1 : 0;
    }
}
