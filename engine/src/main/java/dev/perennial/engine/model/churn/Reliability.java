package dev.perennial.engine.model.churn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import dev.perennial.engine.math.WilsonInterval;

/**
 * Forecasts against what came: customers in ten groups of nearly the same size by what was forecast for them.
 *
 * @param groups from the lowest forecast to the highest
 * @param brier mean square of forecast less outcome (Brier 1950)
 * @param constantBrier the same if everybody had been forecast the share that came
 */
record Reliability(List<Group> groups, double brier, double constantBrier) {

    private static final int GROUPS = 10;

    /**
     * Customers with like forecasts.
     *
     * @param upTo the highest forecast of the group
     * @param predicted mean forecast
     */
    record Group(double upTo, double predicted, int customers, int happened) {

        double observed() {
            return (double) happened / customers;
        }

        WilsonInterval interval() {
            return WilsonInterval.of(happened, customers);
        }

        Map<String, Object> line() {
            return Map.of("predicted", predicted, "observed", observed(), "low", interval().low(), "high",
                    interval().high(), "customers", (long) customers);
        }
    }

    static Reliability of(double[] forecasts, boolean[] happened) {
        int n = forecasts.length;
        int[] order = ChurnSample.order(forecasts);
        List<Group> groups = new ArrayList<>();
        int start = 0;
        for (int g = 1; g <= GROUPS; g++) {
            int end = (int) ((long) g * n / GROUPS);
            while (end > start && end < n && forecasts[order[end]] == forecasts[order[end - 1]]) {
                end++;
            }
            if (end > start) {
                groups.add(group(forecasts, happened, Arrays.copyOfRange(order, start, end)));
                start = end;
            }
        }
        double brier = 0;
        int all = 0;
        for (int i = 0; i < n; i++) {
            double miss = forecasts[i] - (happened[i] ? 1 : 0);
            brier += miss * miss;
            all += happened[i] ? 1 : 0;
        }
        double share = (double) all / n;
        return new Reliability(groups, brier / n, share * (1 - share));
    }

    private static Group group(double[] forecasts, boolean[] happened, int[] members) {
        double sum = 0;
        int count = 0;
        for (int i : members) {
            sum += forecasts[i];
            count += happened[i] ? 1 : 0;
        }
        return new Group(forecasts[members[members.length - 1]], sum / members.length, members.length, count);
    }

    double predicted() {
        return groups.stream().mapToDouble(group -> group.predicted() * group.customers()).sum() / customers();
    }

    double observed() {
        return groups.stream().mapToInt(Group::happened).sum() / (double) customers();
    }

    int customers() {
        return groups.stream().mapToInt(Group::customers).sum();
    }

    /** What is said of the group of a forecast, as SQL over the column {@code churn_probability}. */
    String sql(ToDoubleFunction<Group> told) {
        StringBuilder sql = new StringBuilder("CASE");
        for (Group group : groups.subList(0, groups.size() - 1)) {
            sql.append(" WHEN churn_probability <= ").append(ChurnClassifier.number(group.upTo())).append(" THEN ")
                    .append(ChurnClassifier.number(told.applyAsDouble(group)));
        }
        String last = ChurnClassifier.number(told.applyAsDouble(groups.getLast()));
        return sql.append(" WHEN churn_probability IS NOT NULL THEN ").append(last).append(" END").toString();
    }
}
