package dev.perennial.engine.value;

import java.io.Serializable;
import java.util.Arrays;
import java.util.OptionalInt;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.model.clv.ClvScores;
import dev.perennial.engine.model.clv.PopulationScoring;
import dev.perennial.engine.model.lifecycle.Lifecycle;
import dev.perennial.engine.model.lifecycle.LifecycleShard;
import dev.perennial.engine.model.lifecycle.Stage;
import dev.perennial.engine.model.lifecycle.StageReason;
import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.shard.Shards;

/**
 * What a retrospect needs of one shard.
 *
 * @param stages customers by day of the river and stage; the last column are those without an order by then
 * @param flows customers by stage at the river's first day (as in stages) and at as-of
 * @param then orders and basket in the window at the movement's earlier day; −1 orders without an order by then
 * @param now the same at as-of
 * @param change value then, acquired, grown, lost, value now
 * @param riskCustomers customers by reason
 * @param risk value at risk by reason
 */
record RetrospectShard(int[][] stages, int[][] flows, Baskets then, Baskets now, double[] change, int[] riskCustomers,
        double[] risk) implements Serializable {

    static final int STAGES = Stage.values().length;
    private static final int REASONS = StageReason.values().length;

    /** Orders and money per order in a window, by customer; money in 1/10,000, cut off. */
    record Baskets(int[] orders, long[] basket) implements Serializable {
        Baskets(int customers) {
            this(new int[customers], new long[customers]);
            Arrays.fill(orders, -1);
        }
    }

    /** The step over the orders of a shard. */
    static Shards.Step<OrderShard, RetrospectShard> step(RetrospectDays days, PopulationScoring scoring,
            ValueSettings settings) {
        Lifecycle lifecycle = new Lifecycle(scoring.models(), settings.unit().days(), settings.lifecycle());
        return lines -> {
            CustomerShard now = CustomerShard.by(days.asOf(), days.windowMonths()).apply(lines);
            RetrospectShard shard = new RetrospectShard(new int[days.river().length][STAGES + 1],
                    new int[STAGES + 1][STAGES], new Baskets(now.customers()), new Baskets(now.customers()),
                    new double[5], new int[REASONS], new double[REASONS]);
            shard.fill(new Look(lifecycle, scoring), days, now);
            return shard;
        };
    }

    /** Judges customers as they stood on a day. */
    private record Look(Lifecycle lifecycle, PopulationScoring scoring) {

        ClvScores scores(CustomerShard customers) {
            return scoring.points(customers);
        }

        LifecycleShard stages(CustomerShard customers) {
            double[] pAlive = new double[customers.customers()];
            for (int c = 0; c < pAlive.length; c++) {
                pAlive[c] = lifecycle.models().of(customers.facts(), c).pAlive(customers.facts().x()[c],
                        customers.facts().txDays()[c] / lifecycle.unitDays(),
                        customers.facts().tDays()[c] / lifecycle.unitDays());
            }
            return lifecycle.assign(customers.history(), customers.facts(), pAlive);
        }
    }

    private void fill(Look look, RetrospectDays days, CustomerShard now) {
        ClvScores scores = look.scores(now);
        LifecycleShard today = look.lifecycle().assign(now.history(), now.facts(), scores.pAlive());
        int last = days.river().length - 1;
        count(stages[last], today, now.customers(), now.customers());
        int[] first = null;
        for (int d = 0; d < last; d++) {
            CustomerShard then = now.until(days.river()[d], 1);
            LifecycleShard standing = look.stages(then);
            count(stages[d], standing, then.customers(), now.customers());
            first = d == 0 ? places(then, now, standing) : first;
        }
        for (int c = 0; c < now.customers(); c++) {
            flows[first == null ? place(today.stage()[c]) : first[c]][place(today.stage()[c])]++;
        }
        if (days.movement().isPresent()) {
            baskets(now.until(days.movement().getAsInt(), days.windowMonths()), now, then);
            baskets(now, now, this.now);
        }
        change(look, days.month(), now, scores.clv());
        risk(today, scores);
    }

    /** Where a constant stands in these arrays, which do not outlive the run. */
    @SuppressWarnings("EnumOrdinal")
    static int place(Enum<?> constant) {
        return constant.ordinal();
    }

    private static void count(int[] counts, LifecycleShard standing, int customers, int all) {
        for (int c = 0; c < customers; c++) {
            counts[place(standing.stage()[c])]++;
        }
        counts[STAGES] += all - customers;
    }

    /** The stage then of each customer of now; {@link #STAGES} for those without an order then. */
    private static int[] places(CustomerShard then, CustomerShard now, LifecycleShard standing) {
        int[] places = new int[now.customers()];
        Arrays.fill(places, STAGES);
        for (int c = 0, t = 0; t < then.customers(); c++) {
            if (then.history().source()[t] == now.history().source()[c]) {
                places[c] = place(standing.stage()[t++]);
            }
        }
        return places;
    }

    private static void baskets(CustomerShard then, CustomerShard now, Baskets out) {
        for (int c = 0, t = 0; t < then.customers(); c++) {
            if (then.history().source()[t] == now.history().source()[c]) {
                int orders = then.facts().windowOrders()[t];
                out.orders[c] = orders;
                out.basket[c] = orders == 0
                        ? 0
                        : (long) Math.floor((double) then.facts().windowSpend()[t] / orders);
                t++;
            }
        }
    }

    private void change(Look look, OptionalInt month, CustomerShard now, double[] value) {
        if (month.isEmpty()) {
            return;
        }
        CustomerShard then = now.until(month.getAsInt(), 1);
        double[] before = look.scores(then).clv();
        int t = 0;
        for (int c = 0; c < now.customers(); c++) {
            boolean known = t < then.customers() && then.history().source()[t] == now.history().source()[c];
            if (known) {
                double gain = value[c] - before[t];
                change[0] += before[t++];
                change[gain > 0 ? 2 : 3] += Math.abs(gain);
            } else {
                change[1] += value[c];
            }
            change[4] += value[c];
        }
    }

    private void risk(LifecycleShard today, ClvScores scores) {
        for (int c = 0; c < scores.size(); c++) {
            int reason = place(today.reason()[c]);
            double alive = scores.pAlive()[c];
            riskCustomers[reason]++;
            risk[reason] += alive > 0 ? scores.clv()[c] / alive * (1 - alive) : 0;
        }
    }
}
