package dev.perennial.bench.application;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The database of a running product, reached past it. Port and password lie in files that the owner of the home can read. */
final class Database implements AutoCloseable {

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    static Database of(Product product) throws IOException, SQLException {
        return new Database(connect(product));
    }

    /** A connection whose text parameters take the type that the statement expects. */
    static Connection connect(Product product) throws IOException, SQLException {
        Path folder = product.database();
        Properties properties = new Properties();
        properties.setProperty("user", "perennial");
        properties.setProperty("password", Files.readString(folder.resolve("password")).strip());
        properties.setProperty("stringtype", "unspecified");
        String port = Files.readString(folder.resolve("port")).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/perennial", properties);
    }

    Connection connection() {
        return connection;
    }

    void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).getFirst());
    }

    long[] numbers(String sql) throws SQLException {
        return texts(sql).stream().mapToLong(Long::parseLong).toArray();
    }

    /**
     * What an import left behind.
     *
     * @param listed orders by the figures of the customer list, {@code listedSpend} their sum
     * @param digest over every order with its key, customer, day and amount and every customer with its figures; the same
     *        whatever the ids and the order of rows
     */
    record Totals(long customers, long identities, long orders, long keys, long lines, BigDecimal amount, long listed,
            BigDecimal listedSpend, String digest) {
    }

    Totals totals() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("""
                SELECT (SELECT count(*) FROM collect.customer_profile),
                    (SELECT count(*) FROM collect.customer_identity),
                    o.orders,
                    (SELECT count(*) FROM collect.commerce_order_key),
                    (SELECT count(*) FROM collect.commerce_order_line),
                    o.amount,
                    c.orders,
                    c.spend,
                    o.digest || ' ' || c.digest
                FROM (
                    SELECT count(*) AS orders,
                        coalesce(sum(o.base_amount), 0) AS amount,
                        coalesce(sum(hashtextextended(concat_ws('|', k.key, i.key, o.placed_on, o.amount, o.kind), 0)), 0)
                            AS digest
                    FROM collect.commerce_order o
                    LEFT JOIN collect.commerce_order_key k ON k.order_id = o.id
                    LEFT JOIN collect.customer_identity i ON i.customer_id = o.customer_id) o,
                (
                    SELECT coalesce(sum(f.orders), 0) AS orders,
                        coalesce(sum(f.net_spend), 0) AS spend,
                        coalesce(sum(hashtextextended(
                            concat_ws('|', i.key, l.name, l.first_order, f.last_order, f.orders, f.net_spend), 0)), 0)
                            AS digest
                    FROM collect.customer_list l
                    JOIN collect.customer_figures f ON f.customer_id = l.customer_id
                    LEFT JOIN collect.customer_identity i ON i.customer_id = l.customer_id) c""")) {
            row.next();
            return new Totals(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5),
                    row.getBigDecimal(6).stripTrailingZeros(), row.getLong(7),
                    row.getBigDecimal(8).stripTrailingZeros(),
                    row.getString(9));
        }
    }

    /** Takes all customers and orders away, and what was written for them so far out of memory. */
    void empty() throws SQLException {
        execute("""
                TRUNCATE collect.customer_profile, collect.commerce_order, collect.commerce_order_key,
                    collect.commerce_order_line, collect.commerce_payment, collect.commerce_order_status CASCADE""",
                "CHECKPOINT");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
