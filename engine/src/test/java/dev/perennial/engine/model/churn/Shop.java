package dev.perennial.engine.model.churn;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.perennial.engine.dataset.DatasetShape;
import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.duckdb.DuckDb;
import dev.perennial.engine.model.portrait.Portraits;
import dev.perennial.engine.model.trait.ModelFindings;
import dev.perennial.engine.model.trait.TraitRun;

/** Object mother: a base of which only some data sets are known, each given by a query. */
final class Shop implements AutoCloseable {

    final DuckDb db = DuckDb.open(2, 512);
    private final Set<String> filled = new HashSet<>();
    private int asOf;

    private Shop() {
        Datasets.ALL.forEach(shape -> db.view("d_" + shape.name(), shape.nothing()));
    }

    /** A base whose orders a query has: {@code customer_id, day, amount_units}. */
    static Shop of(String orders) {
        Shop shop = new Shop();
        shop.db.create("told", orders);
        shop.with(Datasets.ORDERS, """
                SELECT CAST(customer_id AS BIGINT) AS customer_id, CAST(day AS INTEGER) AS day,
                  CAST(amount_units AS BIGINT) AS amount_units, row_number() OVER () AS order_id,
                  amount_units < 0 AS refund, CAST(NULL AS VARCHAR) AS channel, CAST(NULL AS BIGINT) AS own_units
                FROM told
                """);
        shop.with(Datasets.CUSTOMERS, """
                SELECT DISTINCT CAST(customer_id AS BIGINT) AS customer_id, 0 AS known_since,
                  CAST(customer_id AS VARCHAR) AS key, 'person' AS kind, '浙江' AS province
                FROM told
                """);
        shop.db.create("customer_quadrant", """
                SELECT CAST(customer_id AS VARCHAR) AS customer_id, 'mature' AS stage, 0.9 :: DOUBLE AS p_alive,
                  0.9 :: DOUBLE AS any_order, 1 :: DOUBLE AS overdue, 0.5 :: DOUBLE AS interval_variation,
                  count(*) :: INTEGER AS orders, 100 :: DOUBLE AS clv, 80 :: DOUBLE AS clv_low,
                  120 :: DOUBLE AS clv_high, 10 :: DOUBLE AS value_at_risk, count(*) :: INTEGER AS year_orders,
                  0 :: BIGINT AS year_spend_units
                FROM told
                GROUP BY customer_id
                """);
        shop.asOf = shop.db.one("SELECT max(day) FROM told", row -> row.getInt(1));
        return shop;
    }

    Shop with(DatasetShape shape, String query) {
        db.create("f_" + shape.name() + "_told", query);
        db.view("d_" + shape.name(), "SELECT * FROM f_" + shape.name() + "_told");
        filled.add(shape.name());
        return this;
    }

    long count(String query) {
        return db.one(query, row -> row.getLong(1));
    }

    TraitRun run() {
        return new TraitRun(db, asOf, 0.4, filled);
    }

    /** What the model of churn finds. */
    ModelFindings churn() {
        return Portraits.run(run()).stream().filter(found -> found.code().equals("churn")).findFirst().orElseThrow();
    }

    static List<Map<String, Object>> table(ModelFindings found, String code) {
        return Objects.requireNonNull(found.tables().get(code));
    }

    static double figure(ModelFindings found, String code) {
        return Objects.requireNonNull(found.figures().get(code));
    }

    @Override
    public void close() {
        db.close();
    }
}
