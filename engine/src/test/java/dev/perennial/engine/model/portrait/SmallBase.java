package dev.perennial.engine.model.portrait;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.perennial.engine.dataset.DatasetShape;
import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.duckdb.DuckDb;
import dev.perennial.engine.model.trait.ModelFindings;
import dev.perennial.engine.model.trait.TraitRun;
import org.jspecify.annotations.Nullable;

/** Object mother: a base of few customers, looked at on day 20000; days are told as days before that. */
final class SmallBase implements AutoCloseable {

    static final int TODAY = 20_000;

    private final DuckDb db = DuckDb.open(2, 256);
    private final Map<DatasetShape, List<String>> rows = new LinkedHashMap<>();
    private final Map<Long, double[]> cards = new LinkedHashMap<>();
    private final Map<Long, String> stages = new LinkedHashMap<>();
    private final Map<Long, List<long[]>> orders = new LinkedHashMap<>();
    private double margin = 1;
    private long number;

    SmallBase withMargin(double value) {
        margin = value;
        return this;
    }

    SmallBase row(DatasetShape shape, @Nullable Object... values) {
        rows.computeIfAbsent(shape, _ -> new ArrayList<>()).add(Arrays.stream(values).map(SmallBase::literal)
                .collect(Collectors.joining(", ", "(", ")")));
        return this;
    }

    private static String literal(@Nullable Object value) {
        return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }

    /** A customer with P(alive) 0.9, 100 of lifetime value between 80 and 120, in the stage mature. */
    SmallBase customer(long id) {
        return customer(id, "mature", 0.9, 1, 0.5);
    }

    SmallBase customer(long id, String stage, double pAlive, double overdue, double variation) {
        row(Datasets.CUSTOMERS, id, TODAY - 1_000, "C" + id, "person", "浙江");
        cards.put(id, new double[]{pAlive, overdue, variation});
        stages.put(id, stage);
        return this;
    }

    SmallBase order(long customer, int daysAgo, double amount) {
        return order(customer, daysAgo, amount, "web");
    }

    SmallBase order(long customer, int daysAgo, double amount, @Nullable String channel) {
        number++;
        orders.computeIfAbsent(customer, _ -> new ArrayList<>()).add(new long[]{daysAgo, units(amount)});
        return row(Datasets.ORDERS, customer, TODAY - daysAgo, units(amount), number, amount < 0, channel, null);
    }

    /** A line of the latest order. */
    SmallBase line(long product, double quantity, double paid, @Nullable Double price, @Nullable Double cost) {
        return row(Datasets.ORDER_LINES, number, product, units(quantity), price == null ? null : units(price),
                units(quantity * paid), cost == null ? null : units(cost));
    }

    SmallBase line(long product) {
        return line(product, 1, 10, null, null);
    }

    SmallBase product(long id, String category) {
        return row(Datasets.PRODUCTS, id, "P" + id, category);
    }

    SmallBase answer(long customer, int daysAgo, String kind, int score) {
        return row(Datasets.SURVEY_ANSWERS, customer, TODAY - daysAgo, kind, units(score));
    }

    SmallBase referral(long customer, int daysAgo, long referred) {
        return row(Datasets.REFERRALS, customer, TODAY - daysAgo, referred, null);
    }

    private static long units(double amount) {
        return BigDecimal.valueOf(amount).movePointRight(4).longValueExact();
    }

    /** Runs all models. */
    List<ModelFindings> run() {
        Set<String> filled = new HashSet<>();
        for (DatasetShape shape : Datasets.ALL) {
            List<String> values = rows.getOrDefault(shape, List.of());
            String columns = shape.columns().stream().map(column -> column.name()).collect(Collectors.joining(", "));
            if (values.isEmpty()) {
                db.view("d_" + shape.name(), shape.nothing());
            } else {
                filled.add(shape.name());
                String typed = shape.columns().stream()
                        .map(column -> "CAST(%1$s AS %2$s) AS %1$s".formatted(column.name(), column.type().sql()))
                        .collect(Collectors.joining(", "));
                db.view("d_" + shape.name(), "SELECT %s FROM (VALUES %s) AS t(%s)".formatted(typed,
                        String.join(", ", values), columns));
            }
        }
        db.create("customer_quadrant", quadrant());
        return Portraits.run(new TraitRun(db, TODAY, margin, filled));
    }

    /** What a model found, after all have run. */
    ModelFindings found(String code) {
        return run().stream().filter(found -> found.code().equals(code)).findFirst().orElseThrow();
    }

    /** The line of a table found whose column has this value. */
    static Map<String, Object> line(ModelFindings found, String table, String column, Object value) {
        return Objects.requireNonNull(found.tables().get(table)).stream()
                .filter(line -> value.equals(line.get(column))).findFirst().orElseThrow();
    }

    static double real(Map<String, Object> line, String column) {
        return (double) Objects.requireNonNull(line.get(column));
    }

    private String quadrant() {
        List<String> values = new ArrayList<>();
        for (Map.Entry<Long, List<long[]>> entry : orders.entrySet()) {
            double[] card = Objects.requireNonNull(cards.get(entry.getKey()));
            List<long[]> placed = entry.getValue();
            long spent = placed.stream().filter(order -> order[0] < 365).mapToLong(order -> order[1]).sum();
            long count = placed.stream().filter(order -> order[1] >= 0).count();
            long recent = placed.stream().filter(order -> order[1] >= 0 && order[0] < 365).count();
            values.add("('%d', '%s', %s, %s, %s, %s, %d, 100.0, 80.0, 120.0, 10.0, %d, %d)".formatted(entry.getKey(),
                    stages.get(entry.getKey()), card[0], card[0], card[1], card[2], count, recent, spent));
        }
        return """
                SELECT CAST(customer_id AS VARCHAR) AS customer_id, stage, CAST(p_alive AS DOUBLE) AS p_alive,
                  CAST(any_order AS DOUBLE) AS any_order, CAST(overdue AS DOUBLE) AS overdue,
                  CAST(interval_variation AS DOUBLE) AS interval_variation, CAST(orders AS INTEGER) AS orders,
                  CAST(clv AS DOUBLE) AS clv, CAST(clv_low AS DOUBLE) AS clv_low, CAST(clv_high AS DOUBLE) AS clv_high,
                  CAST(value_at_risk AS DOUBLE) AS value_at_risk, CAST(year_orders AS INTEGER) AS year_orders,
                  CAST(year_spend_units AS BIGINT) AS year_spend_units
                FROM (VALUES %s) AS t(customer_id, stage, p_alive, any_order, overdue, interval_variation, orders, clv,
                  clv_low, clv_high, value_at_risk, year_orders, year_spend_units)
                """.formatted(String.join(", ", values));
    }

    double number(long customer, String column) {
        return db.one("SELECT " + column + " FROM traits WHERE customer_id = " + customer, row -> {
            double value = row.getDouble(1);
            return row.wasNull() ? Double.NaN : value;
        });
    }

    @Nullable
    String text(long customer, String column) {
        return db.query("SELECT " + column + " FROM traits WHERE customer_id = " + customer,
                row -> String.valueOf(row.getString(1))).getFirst();
    }

    double sum(String expression) {
        return db.one("SELECT coalesce(sum(" + expression + "), 0) FROM traits", row -> row.getDouble(1));
    }

    @Override
    public void close() {
        db.close();
    }
}
