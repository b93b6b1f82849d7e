package dev.perennial.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The floor: what reading the orders, grouping them and writing as wide a file costs without any model. Arguments:
 * the file of orders and the file to write.
 */
final class PlainDuckDb {

    private PlainDuckDb() {
    }

    public static void main(String[] arguments) throws Exception {
        Path orders = Path.of(arguments[0]);
        Path out = Path.of(arguments[1]);
        Files.deleteIfExists(out);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            run(statement, orders, out);
        }
    }

    private static void run(Statement statement, Path orders, Path out) throws SQLException {
        statement.execute("SET threads = 2");
        statement.execute("SET preserve_insertion_order = false");
        statement.execute("""
                CREATE TEMP TABLE customer_day AS
                SELECT customer_id, order_date, sum(amount) AS amount, count(*) AS orders
                FROM read_csv('%s', header = true, auto_detect = false,
                    columns = {'customer_id': 'VARCHAR', 'order_date': 'DATE', 'amount': 'DECIMAL(18,4)'})
                GROUP BY ALL""".formatted(quoted(orders)));
        statement.execute("""
                CREATE TEMP TABLE customer AS
                SELECT customer_id,
                    min(order_date) AS first_order,
                    max(order_date) AS last_order,
                    sum(orders) AS orders,
                    count(*) - 1 AS x,
                    sum(amount)::DOUBLE AS spend
                FROM customer_day
                GROUP BY customer_id""");
        statement.execute("COPY (" + WIDE + ") TO '" + quoted(out) + "' (HEADER)");
    }

    /** As many columns, of the same types and about the same lengths, as a file of scores: 29. */
    private static final String WIDE = """
            SELECT customer_id, first_order, last_order, orders, x,
                (last_order - first_order) / 7.0::DOUBLE AS t_x,
                (DATE '2026-06-30' - first_order) / 7.0::DOUBLE AS t,
                spend / orders AS monetary,
                5 AS r, 4 AS f, 3 AS m,
                'important-value' AS rfm_group, 'high-high' AS quadrant, 'growing' AS stage,
                1 / (1 + spend) AS p_alive,
                orders / 7.0::DOUBLE AS expected_orders,
                spend * 1.0123 AS expected_value, spend * 0.9123 AS clv,
                spend * 0.4123 AS clv_low, spend * 1.8123 AS clv_high,
                0 AS orders_low, orders AS orders_high,
                spend * 0.3123 AS value_low, spend * 1.7123 AS value_high,
                spend * 0.0123 AS value_at_risk, spend * 0.7123 AS textbook_clv,
                orders / 9.0::DOUBLE AS expected_interval,
                'interval-stable' AS stage_reason, false AS won_back
            FROM customer""";

    private static String quoted(Path path) {
        return path.toAbsolutePath().toString().replace("'", "''");
    }
}
