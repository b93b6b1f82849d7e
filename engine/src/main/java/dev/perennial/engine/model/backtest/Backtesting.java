package dev.perennial.engine.model.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.math.Ranking;
import dev.perennial.engine.model.clv.ClvFit;
import dev.perennial.engine.model.clv.ClvSettings;
import dev.perennial.engine.model.clv.PopulationScoring;
import dev.perennial.engine.model.clv.PurchaseModel;
import dev.perennial.engine.model.clv.TotalForecast;
import dev.perennial.engine.model.clv.TotalPredictive.PastError;
import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.shard.Shards;

/**
 * Judges a fit on the time after its cut.
 *
 * @param firstDay first day of the orders, days since 1970-01-01
 * @param level level of the intervals that are checked
 */
public record Backtesting(Shards<OrderShard> orders, int firstDay, double unitDays, double level) {

    /** Frequency classes 0 … 6, and 7 or more. */
    private static final int OPEN_CLASS = 7;

    /**
     * Predicts the units after the cut for the customers known at the cut, and compares.
     *
     * @param known the customers at the cut
     * @param fits fitted to them
     * @param predictor code of the purchase model
     * @param refit how the same is fitted at earlier cuts
     */
    public Backtest run(Shards<CustomerShard> known, PerPopulation<ClvFit> fits, String predictor,
            CutoffErrors.Refit refit, int cut, int units) {
        int until = cut + (int) Math.round(units * unitDays);
        ClvSettings settings = new ClvSettings(unitDays, units, 1, 0, level);
        PopulationScoring scoring = PopulationScoring.of(fits, known, settings);
        List<BacktestShard> shards = orders.map(BacktestShard.step(scoring, this, cut, until));
        int[] order = bySource(shards);
        double[] actual = ints(shards, BacktestShard::actual, order);
        double[] predicted = doubles(shards, BacktestShard::predicted, order);
        List<PastError> errors = CutoffErrors.of(orders, actual.length, firstDay, cut, until - cut, unitDays, refit);
        TotalForecast total = TotalForecast.of(known, fits, settings, sums(shards), errors);
        double happened = Arrays.stream(actual).sum();
        return new Backtest(LocalDate.ofEpochDay(cut), LocalDate.ofEpochDay(until), units, actual.length,
                Accuracy.score(predictor, predicted, actual),
                List.of(Accuracy.score("same-as-last-period", ints(shards, BacktestShard::before, order), actual),
                        Accuracy.score("average-rate", doubles(shards, BacktestShard::rate, order), actual)),
                classes(ints(shards, BacktestShard::x, order), predicted, actual),
                tracking(shards, scoring.models(), cut, until),
                coverage(shards, actual.length), new Backtest.Total(total.orders().expected(), total.orders().low(),
                        total.orders().high(), happened),
                ChurnRanking.of(doubles(shards, BacktestShard::noOrder, order),
                        ints(shards, BacktestShard::recency, order), doubles(shards, BacktestShard::gone, order),
                        ints(shards, BacktestShard::x, order), actual));
    }

    /**
     * Cumulative repeat orders by unit up to as-of, expected and actual, of the customers to whom the model was fitted:
     * what a tracking plot shows where nothing was held out.
     */
    public static List<Backtest.TrackingPoint> tracking(Shards<CustomerShard> customers,
            PerPopulation<PurchaseModel> models, double unitDays, int firstDay, int asOf) {
        List<int[][]> first = customers.map(c -> BacktestShard.firstByDay(c.facts(), models, firstDay, asOf));
        List<int[]> repeats = customers.map(c -> BacktestShard.repeatsByDay(c.history(), firstDay, asOf));
        return new Tracking(models, unitDays, asOf - firstDay).points(firstDay, asOf, byPopulation(first),
                sum(repeats));
    }

    private List<Backtest.TrackingPoint> tracking(List<BacktestShard> shards, PerPopulation<PurchaseModel> models,
            int cut, int until) {
        return new Tracking(models, unitDays, until - firstDay).points(firstDay, cut,
                byPopulation(shards.stream().map(BacktestShard::firstByDay).toList()),
                sum(shards.stream().map(BacktestShard::repeatsByDay).toList()));
    }

    private static int[][] byPopulation(List<int[][]> shards) {
        return IntStream.range(0, shards.getFirst().length)
                .mapToObj(g -> sum(shards.stream().map(shard -> shard[g]).toList())).toArray(int[][]::new);
    }

    /** Expected orders by population; nothing is said of money here. */
    private static List<TotalForecast.Sums> sums(List<BacktestShard> shards) {
        return IntStream.range(0, shards.getFirst().predictedBy().length).mapToObj(g -> new TotalForecast.Sums(
                shards.stream().mapToDouble(shard -> shard.predictedBy()[g]).sum(), 0, 0)).toList();
    }

    private Backtest.Coverage coverage(List<BacktestShard> shards, double customers) {
        BacktestShard.Held held = shards.stream().map(BacktestShard::held).reduce(BacktestShard.Held::plus)
                .orElseThrow();
        return new Backtest.Coverage(level, held.orders() / customers, held.ordersTransform() / customers,
                held.value() / held.valued(), held.valueTransform() / held.valued());
    }

    private static List<Backtest.FrequencyClass> classes(double[] x, double[] predicted, double[] actual) {
        int[] customers = new int[OPEN_CLASS + 1];
        double[] expected = new double[OPEN_CLASS + 1];
        double[] happened = new double[OPEN_CLASS + 1];
        for (int i = 0; i < x.length; i++) {
            int k = (int) Math.min(x[i], OPEN_CLASS);
            customers[k]++;
            expected[k] += predicted[i];
            happened[k] += actual[i];
        }
        List<Backtest.FrequencyClass> classes = new ArrayList<>();
        for (int k = 0; k <= OPEN_CLASS; k++) {
            if (customers[k] > 0) {
                classes.add(new Backtest.FrequencyClass(k, k == OPEN_CLASS, customers[k], expected[k] / customers[k],
                        happened[k] / customers[k]));
            }
        }
        return classes;
    }

    /** Numbers of the customers, counted through all shards, in the order of the source. */
    private static int[] bySource(List<BacktestShard> shards) {
        long[] appearance = shards.stream().map(BacktestShard::appearance).flatMapToLong(Arrays::stream).toArray();
        return Ranking.of(appearance.length, (i, j) -> appearance[i] <= appearance[j]);
    }

    private static double[] doubles(List<BacktestShard> shards, Function<BacktestShard, double[]> column,
            int[] order) {
        double[] all = shards.stream().map(column).flatMapToDouble(Arrays::stream).toArray();
        return IntStream.of(order).mapToDouble(i -> all[i]).toArray();
    }

    private static double[] ints(List<BacktestShard> shards, Function<BacktestShard, int[]> column, int[] order) {
        return doubles(shards, shard -> IntStream.of(column.apply(shard)).asDoubleStream().toArray(), order);
    }

    private static int[] sum(List<int[]> parts) {
        int[] sum = parts.getFirst().clone();
        for (int[] more : parts.subList(1, parts.size())) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += more[i];
            }
        }
        return sum;
    }
}
