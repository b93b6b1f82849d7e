package dev.perennial.engine.value;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

import dev.perennial.engine.duckdb.Column;
import dev.perennial.engine.duckdb.ColumnTable;
import dev.perennial.engine.history.FactShard;
import dev.perennial.engine.model.clv.ClvScores;
import dev.perennial.engine.model.lifecycle.LifecycleShard;
import dev.perennial.engine.model.lifecycle.Stage;
import dev.perennial.engine.model.lifecycle.StageReason;

/** Scored customers as the table {@code customer_facts} that the relational models read. */
public final class ScoreColumns {

    private final List<ScoredShard> shards;
    private final double unitDays;

    private ScoreColumns(List<ScoredShard> shards, double unitDays) {
        this.shards = shards;
        this.unitDays = unitDays;
    }

    /** The table, for whichever shards the caller has; its columns do not depend on them. */
    public static ColumnTable table(List<ScoredShard> shards, double unitDays) {
        return new ColumnTable(new ScoreColumns(shards, unitDays).columns(), s -> shards.get(s).facts().customers());
    }

    private List<Column> columns() {
        return List.of(Column.strings("customer_id", facts(FactShard::customerIds)),
                Column.longs("appearance", facts(FactShard::appearance)),
                Column.days("first_order", facts(FactShard::firstDay)),
                Column.days("last_order", facts(FactShard::lastDay)), Column.ints("orders", facts(FactShard::orders)),
                Column.ints("x", facts(FactShard::x)), Column.doubles("t_x", facts(f -> units(f.txDays()))),
                Column.doubles("t", facts(f -> units(f.tDays()))),
                Column.doubles("monetary", facts(ScoreColumns::monetary)),
                Column.ints("recency_days", facts(ScoreColumns::recency)),
                Column.longs("spend_units", facts(FactShard::spend)),
                Column.ints("window_orders", facts(FactShard::windowOrders)),
                Column.longs("window_spend_units", facts(FactShard::windowSpend)),
                Column.ints("year_orders", facts(FactShard::yearOrders)),
                Column.longs("year_spend_units", facts(FactShard::yearSpend)),
                Column.codes("stage", stages(LifecycleShard::stage), Stage::code),
                Column.codes("stage_reason", stages(LifecycleShard::reason), StageReason::code),
                Column.flags("won_back", stages(LifecycleShard::wonBack)),
                Column.doubles("expected_interval_days", stages(LifecycleShard::expectedIntervalDays)),
                Column.doubles("overdue", stages(LifecycleShard::overdue)),
                Column.doubles("interval_variation", stages(LifecycleShard::intervalVariation)),
                Column.doubles("p_alive", scores(ClvScores::pAlive)),
                Column.doubles("any_order", scores(ClvScores::anyOrder)),
                Column.doubles("expected_orders", scores(ClvScores::expectedOrders)),
                Column.doubles("orders_low", scores(ClvScores::ordersLow)),
                Column.doubles("orders_high", scores(ClvScores::ordersHigh)),
                Column.doubles("expected_spend", scores(ClvScores::expectedSpend)),
                Column.doubles("expected_value", scores(ClvScores::expectedValue)),
                Column.doubles("value_low", scores(ClvScores::valueLow)),
                Column.doubles("value_high", scores(ClvScores::valueHigh)),
                Column.doubles("clv", scores(ClvScores::clv)), Column.doubles("clv_low", scores(ClvScores::clvLow)),
                Column.doubles("clv_high", scores(ClvScores::clvHigh)),
                Column.doubles("textbook_clv", s -> shards.get(s).textbook()),
                Column.doubles("value_at_risk", s -> shards.get(s).valueAtRisk()));
    }

    private <A> IntFunction<A> facts(Function<FactShard, A> column) {
        return Column.once(s -> column.apply(shards.get(s).facts()));
    }

    private <A> IntFunction<A> scores(Function<ClvScores, A> column) {
        return s -> column.apply(shards.get(s).clv());
    }

    private <A> IntFunction<A> stages(Function<LifecycleShard, A> column) {
        return s -> column.apply(shards.get(s).lifecycle());
    }

    private double[] units(int[] days) {
        double[] units = new double[days.length];
        for (int i = 0; i < days.length; i++) {
            units[i] = days[i] / unitDays;
        }
        return units;
    }

    /** Mean spend of repeat purchase days; empty where there is none. */
    private static double[] monetary(FactShard facts) {
        double[] monetary = facts.spendMean().clone();
        for (int i = 0; i < monetary.length; i++) {
            if (facts.spendDays()[i] == 0) {
                monetary[i] = Double.NaN;
            }
        }
        return monetary;
    }

    private static int[] recency(FactShard facts) {
        int[] days = new int[facts.customers()];
        for (int i = 0; i < days.length; i++) {
            days[i] = facts.tDays()[i] - facts.txDays()[i];
        }
        return days;
    }
}
