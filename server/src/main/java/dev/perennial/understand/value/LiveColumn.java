package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.perennial.engine.history.FactShard;
import dev.perennial.engine.model.clv.ClvScores;
import dev.perennial.engine.model.lifecycle.LifecycleShard;
import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.value.LiveCards;

/**
 * A column of the cards as the live path fills it; the same columns in the same terms as the engine's {@code cards.sql}.
 *
 * @param type of the column's parameter
 * @param values an array, one value per card
 */
record LiveColumn(String name, String type, Function<LiveCards, Object> values) {

    private static final String DOUBLE = "float8";
    private static final double MOST_ORDERS = 2e9;

    static final List<LiveColumn> ALL = List.of(
            new LiveColumn("customer_id", "bigint", LiveCards::customers),
            text("stage", (cards, i) -> lifecycle(cards).stage()[i].code()),
            text("stage_reason", (cards, i) -> lifecycle(cards).reason()[i].code()),
            new LiveColumn("won_back", "boolean", cards -> lifecycle(cards).wonBack()),
            number("p_alive", cards -> clv(cards).pAlive()), number("any_order", cards -> clv(cards).anyOrder()),
            number("expected_orders", cards -> clv(cards).expectedOrders()),
            whole("orders_low", (cards, i) -> (int) Math.min(clv(cards).ordersLow()[i], MOST_ORDERS)),
            whole("orders_high", (cards, i) -> (int) Math.min(clv(cards).ordersHigh()[i], MOST_ORDERS)),
            number("expected_spend", cards -> clv(cards).expectedSpend()),
            number("expected_value", cards -> clv(cards).expectedValue()),
            number("value_low", cards -> clv(cards).valueLow()), number("value_high", cards -> clv(cards).valueHigh()),
            number("clv", cards -> clv(cards).clv()), number("clv_low", cards -> clv(cards).clvLow()),
            number("clv_high", cards -> clv(cards).clvHigh()),
            number("textbook_clv", cards -> cards.scored().textbook()),
            number("value_at_risk", cards -> cards.scored().valueAtRisk()),
            number("expected_interval_days", cards -> lifecycle(cards).expectedIntervalDays()),
            number("overdue", cards -> lifecycle(cards).overdue()),
            number("interval_variation", cards -> lifecycle(cards).intervalVariation()),
            whole("recency_days", (cards, i) -> facts(cards).tDays()[i] - facts(cards).txDays()[i]),
            new LiveColumn("r", "integer", LiveCards::r), new LiveColumn("f", "integer", LiveCards::f),
            new LiveColumn("m", "integer", LiveCards::m), text("rfm_group", (cards, i) -> cards.rfmGroup()[i]),
            text("quadrant", (cards, i) -> {
                String group = cards.quadrant()[i];
                return group == null ? "none" : group;
            }),
            new LiveColumn("window_orders", "integer", cards -> facts(cards).windowOrders()),
            money("window_spend", cards -> facts(cards).windowSpend()),
            new LiveColumn("orders", "integer", cards -> facts(cards).orders()),
            new LiveColumn("x", "integer", cards -> facts(cards).x()),
            each("t_x", (cards, i) -> facts(cards).txDays()[i] / cards.unitDays()),
            each("t", (cards, i) -> facts(cards).tDays()[i] / cards.unitDays()),
            each("monetary", (cards, i) -> facts(cards).spendDays()[i] == 0
                    ? Double.NaN
                    : facts(cards).spendMean()[i]),
            day("first_order", cards -> facts(cards).firstDay()), day("last_order", cards -> facts(cards).lastDay()),
            money("spend", cards -> facts(cards).spend()),
            new LiveColumn("year_orders", "integer", cards -> facts(cards).yearOrders()),
            money("year_spend", cards -> facts(cards).yearSpend()));

    /** The names of all columns that are the same in every table of cards. */
    static final String NAMES = ALL.stream().map(LiveColumn::name).collect(Collectors.joining(", "));

    Object of(LiveCards cards) {
        return values.apply(cards);
    }

    /** The parameter as an argument of {@code unnest}. */
    String parameter() {
        return "CAST(:" + name + " AS " + type + "[])";
    }

    /** The column from {@code t}: a figure that does not exist is empty, not a number. */
    String read() {
        return type.equals(DOUBLE)
                ? "CASE WHEN t." + name + " BETWEEN -1.7e308 AND 1.7e308 THEN t." + name + " END AS " + name
                : "t." + name;
    }

    private interface Each {
        double of(LiveCards cards, int i);
    }

    private interface Whole {
        int of(LiveCards cards, int i);
    }

    private interface Text {
        String of(LiveCards cards, int i);
    }

    private static LiveColumn text(String name, Text text) {
        return new LiveColumn(name, "text", cards -> IntStream.range(0, cards.size())
                .mapToObj(i -> text.of(cards, i)).toArray(String[]::new));
    }

    private static LiveColumn number(String name, Function<LiveCards, double[]> values) {
        return new LiveColumn(name, DOUBLE, values::apply);
    }

    private static LiveColumn each(String name, Each value) {
        return new LiveColumn(name, DOUBLE, cards -> IntStream.range(0, cards.size())
                .mapToDouble(i -> value.of(cards, i)).toArray());
    }

    private static LiveColumn whole(String name, Whole value) {
        return new LiveColumn(name, "integer", cards -> IntStream.range(0, cards.size())
                .map(i -> value.of(cards, i)).toArray());
    }

    /** Currency units of money in 1/10,000. */
    private static LiveColumn money(String name, Function<LiveCards, long[]> values) {
        return each(name, (cards, i) -> (double) values.apply(cards)[i] / OrderShard.AMOUNT_SCALE);
    }

    private static LiveColumn day(String name, Function<LiveCards, int[]> values) {
        return new LiveColumn(name, "date", cards -> IntStream.of(values.apply(cards))
                .mapToObj(day -> LocalDate.ofEpochDay(day).toString()).toArray(String[]::new));
    }

    private static FactShard facts(LiveCards cards) {
        return cards.scored().facts();
    }

    private static ClvScores clv(LiveCards cards) {
        return cards.scored().clv();
    }

    private static LifecycleShard lifecycle(LiveCards cards) {
        return cards.scored().lifecycle();
    }
}
