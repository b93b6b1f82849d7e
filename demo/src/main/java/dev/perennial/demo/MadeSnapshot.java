package dev.perennial.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A snapshot of a made-up base of any size, as statements of DuckDB that write Parquet files: four orders and ten events
 * per customer, two and a half lines per order. Always the same for the same number of customers. Customers have tastes,
 * some products go together or come again, some prices are cut.
 */
public final class MadeSnapshot {

    /** The last day, 2025-06-30. */
    public static final int LAST_DAY = 20_269;
    private static final int DAYS = 1_095;
    private static final int PRODUCTS = 5_000;
    private static final int CATEGORIES = 40;

    private MadeSnapshot() {
    }

    /**
     * The statements, to be run one after the other.
     *
     * @param folder takes a folder for each data set; these must be there
     */
    public static List<String> statements(int customers, Path folder) {
        List<String> statements = new ArrayList<>(List.of(
                // A fraction of 0 … 1 that depends on two numbers only.
                "CREATE OR REPLACE MACRO chance(i, salt) AS (hash(i * 1000003 + salt) % 1000003) / 1000003.0"));
        statements.add(copy(folder, "customers", """
                SELECT i AS customer_id, CAST(%1$d - %2$d * chance(i, 1) AS INTEGER) AS known_since, 'C' || i AS key,
                  CASE WHEN chance(i, 2) < 0.1 THEN 'company' ELSE 'person' END AS kind,
                  ['浙江', '江苏', '广东', '上海', '北京', '四川', NULL][1 + CAST(floor(7 * chance(i, 3)) AS INTEGER)]
                    AS province
                FROM range(1, %3$d + 1) AS t(i)
                """.formatted(LAST_DAY, DAYS, customers)));
        statements.add("""
                CREATE OR REPLACE TABLE made_order AS
                SELECT i AS order_id, 1 + CAST(floor(%3$d * power(chance(i, 4), 1.7)) AS BIGINT) AS customer_id,
                  chance(i, 5) AS part
                FROM range(1, 4 * %3$d + 1) AS t(i)
                """.formatted(LAST_DAY, DAYS, customers));
        statements.add(copy(folder, "orders", """
                SELECT customer_id,
                  CAST(floor(%1$d - %2$d * chance(customer_id, 1)
                    + %2$d * chance(customer_id, 1) * part * (0.15 + 0.85 * chance(customer_id, 6))) AS INTEGER) AS day,
                  CAST(floor(10000 * (20 + 400 * chance(order_id, 7) * (0.3 + chance(customer_id, 8)))) AS BIGINT)
                    * CASE WHEN chance(order_id, 9) < 0.02 THEN -1 ELSE 1 END AS amount_units,
                  order_id, chance(order_id, 9) < 0.02 AS refund,
                  ['shop', 'web', 'app', 'phone'][1 + CAST(floor(4 * chance(
                    CASE WHEN chance(order_id, 10) < 0.7 THEN customer_id ELSE order_id END, 11)) AS INTEGER)] AS channel,
                  CAST(NULL AS BIGINT) AS own_units
                FROM made_order
                """.formatted(LAST_DAY, DAYS)));
        statements.add(copy(folder, "order_lines", """
                SELECT order_id, product_id, quantity_units,
                  CASE WHEN chance(i, 12) < 0.5 THEN paid ELSE NULL END AS price_units,
                  paid * (quantity_units // 10000) AS amount_units,
                  CASE WHEN product_id %% 3 = 0 THEN paid // 2 ELSE NULL END AS cost_units
                FROM (
                  SELECT i, order_id, product_id,
                    CAST(10000 * (1 + floor(3 * chance(i, 13))) AS BIGINT) AS quantity_units,
                    CAST(floor(10000 * (5 + 95 * chance(product_id, 14))
                      * CASE WHEN chance(i, 15) < 0.3 * chance(customer_id, 16) THEN 0.8 ELSE 1 END) AS BIGINT) AS paid
                  FROM (
                    SELECT i, o.order_id, o.customer_id,
                      1 + CAST(floor(%1$d * power(CASE
                        WHEN chance(i, 17) < 0.35 THEN chance(o.customer_id * 7 + CAST(floor(3 * chance(i, 18)) AS BIGINT), 19)
                        WHEN chance(i, 17) < 0.55 THEN chance(o.order_id, 20)
                        ELSE chance(i, 21) END, 2.2)) AS BIGINT) AS product_id
                    FROM range(1, 10 * %2$d + 1) AS t(i)
                    JOIN made_order AS o ON o.order_id = 1 + (i %% (4 * %2$d))
                  ) AS bought
                ) AS priced
                """.formatted(PRODUCTS, customers)));
        statements.add(copy(folder, "products", """
                SELECT i AS product_id, 'Product ' || i AS name,
                  'Category ' || (1 + CAST(floor(%2$d * chance(i, 22)) AS INTEGER)) || '/Shelf ' || (i %% 7) AS category
                FROM range(1, %1$d + 1) AS t(i)
                """.formatted(PRODUCTS, CATEGORIES)));
        statements.add(copy(folder, "events", """
                SELECT customer_id, CAST(floor(%1$d - 365 * chance(i, 24) * (0.2 + chance(customer_id, 25))) AS INTEGER)
                    AS day,
                  1 + CAST(floor(5 * chance(i, 26)) AS BIGINT) AS type_id
                FROM (
                  SELECT i, 1 + CAST(floor(%2$d * power(chance(i, 23), 1.5)) AS BIGINT) AS customer_id
                  FROM range(1, 10 * %2$d + 1) AS t(i)
                ) AS seen
                """.formatted(LAST_DAY, customers)));
        statements.add(copy(folder, "event_types", """
                SELECT i AS type_id, ['visit', 'login', 'share', 'search', 'view_product'][i] AS code
                FROM range(1, 6) AS t(i)
                """));
        attitudes(statements, customers, folder);
        statements.add("DROP TABLE made_order");
        return statements;
    }

    /**
     * What the numeric models might say of this base, for the models of traits to read without running them: a query over
     * the views {@code d_…} of the data sets, with the columns of {@code customer_quadrant} that they need.
     */
    public static String quadrant() {
        return """
                SELECT CAST(customer_id AS VARCHAR) AS customer_id,
                  CASE WHEN chance(customer_id, 50) < 0.3 THEN 'lost' WHEN orders > 5 THEN 'mature' ELSE 'growing' END
                    AS stage,
                  1 - chance(customer_id, 50) AS p_alive, 1 - chance(customer_id, 51) AS any_order,
                  3 * chance(customer_id, 52) AS overdue, chance(customer_id, 53) AS interval_variation,
                  CAST(orders AS INTEGER) AS orders, 200 * chance(customer_id, 54) AS clv,
                  100 * chance(customer_id, 54) AS clv_low, 400 * chance(customer_id, 54) AS clv_high,
                  90 * chance(customer_id, 55) AS value_at_risk, CAST(year_orders AS INTEGER) AS year_orders,
                  CAST(year_spend_units AS BIGINT) AS year_spend_units
                FROM (
                  SELECT customer_id, count(*) FILTER (NOT refund) AS orders,
                    count(*) FILTER (NOT refund AND day > %1$d - 365) AS year_orders,
                    coalesce(sum(amount_units) FILTER (day > %1$d - 365), 0) AS year_spend_units
                  FROM d_orders
                  GROUP BY customer_id
                ) AS bought
                WHERE orders > 0
                """.formatted(LAST_DAY);
    }

    private static void attitudes(List<String> statements, int customers, Path folder) {
        statements.add(copy(folder, "survey_answers", """
                SELECT i AS customer_id, CAST(floor(%1$d - 500 * chance(i, 30)) AS INTEGER) AS day,
                  ['nps', 'csat', 'ces'][1 + i %% 3] AS kind,
                  CAST(10000 * CASE i %% 3 WHEN 0 THEN floor(11 * sqrt(chance(i, 31))) WHEN 1
                    THEN 1 + floor(5 * chance(i, 31)) ELSE 1 + floor(7 * chance(i, 31)) END AS BIGINT) AS score_units
                FROM range(1, %2$d + 1) AS t(i)
                WHERE chance(i, 32) < 0.2
                """.formatted(LAST_DAY, customers)));
        statements.add(copy(folder, "complaints", """
                SELECT i AS customer_id, CAST(floor(%1$d - 500 * chance(i, 33)) AS INTEGER) AS day, 'delivery' AS topic,
                  chance(i, 34) < 0.7 AS resolved
                FROM range(1, %2$d + 1) AS t(i)
                WHERE chance(i, 35) < 0.05
                """.formatted(LAST_DAY, customers)));
        statements.add(copy(folder, "referrals", """
                SELECT 1 + CAST(floor(%2$d * chance(i, 36)) AS BIGINT) AS customer_id,
                  CAST(floor(%1$d - 600 * chance(i, 37)) AS INTEGER) AS day,
                  CASE WHEN i %% 2 = 0 THEN i END AS referred_id,
                  CASE WHEN i %% 2 = 1 THEN 'C' || i END AS referred_key
                FROM range(1, %2$d + 1) AS t(i)
                WHERE chance(i, 38) < 0.08
                """.formatted(LAST_DAY, customers)));
        contracts(statements, customers, folder);
        statements.add(copy(folder, "usage", """
                SELECT 1 + i %% 20 * (%2$d // 20) AS customer_id, %1$d - CAST(floor(150 * chance(i, 42)) AS INTEGER) AS day,
                  'calls' AS metric, CAST(floor(100000 * chance(i, 43)) AS BIGINT) AS quantity_units
                FROM range(1, %2$d // 3 + 1) AS t(i)
                """.formatted(LAST_DAY, customers)));
    }

    /** Contracts by the month and by the year; each has a chance of its own not to renew, the same every time. */
    private static void contracts(List<String> statements, int customers, Path folder) {
        statements.add(copy(folder, "subscriptions", """
                SELECT customer_id, started, CASE WHEN chance(customer_id, 44) < 0.1 THEN %1$d + 5 END AS renews,
                  CASE WHEN ends <= %1$d OR chance(customer_id, 45) < 0.1 THEN least(ends, %1$d + 20) END AS cancelled,
                  CASE WHEN ends <= %1$d AND chance(customer_id, 46) < 0.7
                    THEN ['price', 'service', 'need gone'][1 + customer_id %% 3] END AS cancel_cause,
                  customer_id AS subscription_id, term AS term_months,
                  CAST(10000 * (10 + floor(90 * chance(customer_id, 47))) AS BIGINT) AS price_units
                FROM (
                  SELECT customer_id, term, started,
                    CAST(date_diff('day', DATE '1970-01-01', CAST(DATE '1970-01-01' + started
                      + to_months(CAST(term * (1 + floor(ln(chance(customer_id, 40)) / ln(1 - leaving))) AS INTEGER))
                      AS DATE)) AS INTEGER) AS ends
                  FROM (
                    SELECT i AS customer_id, CASE WHEN i %% 2 = 0 THEN 1 ELSE 12 END AS term,
                      CAST(floor(%1$d - 60 - 2000 * chance(i, 39)) AS INTEGER) AS started,
                      0.02 + 0.5 * power(chance(i, 48), 3) AS leaving
                    FROM range(1, %2$d + 1) AS t(i)
                    WHERE chance(i, 41) < 0.15
                  ) AS made
                ) AS lasting
                """.formatted(LAST_DAY, customers)));
    }

    private static String copy(Path folder, String dataset, String rows) {
        return String.format(Locale.ROOT, "COPY (%s) TO '%s' (FORMAT parquet)", rows,
                folder.resolve(dataset).resolve("00000.parquet").toString().replace("'", "''"));
    }
}
