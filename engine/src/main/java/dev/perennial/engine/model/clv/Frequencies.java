package dev.perennial.engine.model.clv;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.shard.Shards;

/**
 * How many customers repeated 0, 1, 2 … times so far, beside how many the purchase model expects when it knows no more
 * of each than how long ago the first order was: the classical picture of fit.
 *
 * @param x repeat purchase days; the last class is open upwards
 * @param open whether x stands for x or more
 */
public record Frequencies(int x, boolean open, int actual, double expected) {

    /** Classes 0 … 6, and 7 or more. */
    private static final int OPEN_CLASS = 7;

    /** Customers by number of repeats, and by population and days since the first order. */
    private record Counts(int[] byX, int[][] byDays) implements Serializable {
        static Counts of(CustomerShard shard, PerPopulation<?> populations) {
            int longest = 0;
            for (int days : shard.facts().tDays()) {
                longest = Math.max(longest, days);
            }
            Counts counts = new Counts(new int[OPEN_CLASS + 1], new int[populations.size()][longest + 1]);
            for (int c = 0; c < shard.customers(); c++) {
                counts.byX[Math.min(OPEN_CLASS, shard.facts().x()[c])]++;
                counts.byDays[populations.number(shard.facts(), c)][shard.facts().tDays()[c]]++;
            }
            return counts;
        }

        int longest() {
            return byDays[0].length;
        }
    }

    /** All classes, for the customers to whom the models were fitted. */
    public static List<Frequencies> of(Shards<CustomerShard> customers, PerPopulation<PurchaseModel> models,
            double unitDays) {
        List<Counts> shards = customers.map(shard -> Counts.of(shard, models));
        int[] actual = new int[OPEN_CLASS + 1];
        int[][] byDays = new int[models.size()][shards.stream().mapToInt(Counts::longest).max().orElse(0)];
        for (Counts counts : shards) {
            add(actual, counts.byX);
            for (int g = 0; g < byDays.length; g++) {
                add(byDays[g], counts.byDays[g]);
            }
        }
        double[] expected = new double[OPEN_CLASS + 1];
        for (int g = 0; g < byDays.length; g++) {
            double[] of = expected(models.each().get(g), unitDays, byDays[g]);
            Arrays.setAll(expected, x -> expected[x] + of[x]);
        }
        List<Frequencies> classes = new ArrayList<>();
        for (int x = 0; x <= OPEN_CLASS; x++) {
            classes.add(new Frequencies(x, x == OPEN_CLASS, actual[x], expected[x]));
        }
        return classes;
    }

    private static void add(int[] sums, int[] more) {
        for (int i = 0; i < more.length; i++) {
            sums[i] += more[i];
        }
    }

    private static double[] expected(PurchaseModel model, double unitDays, int[] byDays) {
        double[] expected = new double[OPEN_CLASS + 1];
        double stays = model.pAlive(0, 0, 0);
        for (int days = 0; days < byDays.length; days++) {
            if (byDays[days] > 0) {
                CountWalk walk = CountDistribution.of(model, 0, 0, 0, days / unitDays).walk();
                double atLeast = 1;
                for (int x = 0; x < OPEN_CLASS; x++) {
                    walk.next();
                    double more = stays * walk.survivor();
                    expected[x] += byDays[days] * (atLeast - more);
                    atLeast = more;
                }
                expected[OPEN_CLASS] += byDays[days] * atLeast;
            }
        }
        return expected;
    }
}
