package dev.perennial.collect.subscription;

import java.math.BigDecimal;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.perennial.collect.customer.FactListener;
import dev.perennial.platform.storage.BinaryCopy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/** Metered usage in the database. */
@Repository
class UsageTable {

    /** A reading that is to be written; the quantity is in 1/10,000, the day in days since 1970-01-01. */
    record Row(String key, long customer, @Nullable Long subscription, String metric, long quantity, int day) {
    }

    /** What was used in a month. */
    record Month(String metric, LocalDate month, BigDecimal quantity, LocalDate last) {
    }

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final ObjectProvider<FactListener> listeners;

    UsageTable(JdbcClient jdbc, DataSource dataSource, ObjectProvider<FactListener> listeners) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.listeners = listeners;
    }

    /** The readings of these keys that there are. */
    Map<String, Long> find(String source, Collection<String> keys) {
        // A plan made while a table was empty would read all of it when it is full.
        jdbc.sql("SET LOCAL enable_seqscan = off").update();
        Map<String, Long> found = new HashMap<>();
        jdbc.sql("""
                SELECT key, id
                FROM collect.subscription_usage_key
                WHERE source = :source
                  AND key = ANY (:keys)
                """).param("source", source).param("keys", keys.toArray(new String[0])).query(row -> {
            found.put(row.getString("key"), row.getLong("id"));
        });
        return found;
    }

    /**
     * Writes readings. A key that another transaction takes at the same time fails this one with a duplicate key.
     *
     * @param rows in the order of their keys
     */
    void create(String source, List<Row> rows) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            try (BinaryCopy copy = BinaryCopy.into(connection, "collect.subscription_usage_key", "source, key")) {
                for (Row row : rows) {
                    copy.row().text(source).text(row.key());
                }
                copy.end();
            }
            try (BinaryCopy copy = BinaryCopy.into(connection, "collect.subscription_usage",
                    "customer_id, used_on, metric, quantity, subscription_id")) {
                for (Row row : rows) {
                    copy.row().bigint(row.customer()).date(row.day()).text(row.metric()).numeric(row.quantity())
                            .bigint(row.subscription());
                }
                copy.end();
            }
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
        List<Long> whose = rows.stream().map(Row::customer).toList();
        listeners.forEach(listener -> listener.told(whose));
    }

    /** What a customer used from a month on, by metric and month. */
    List<Month> months(long customer, LocalDate from) {
        return jdbc.sql("""
                SELECT metric, date_trunc('month', used_on)::date AS month, sum(quantity) AS quantity, max(used_on) AS last
                FROM collect.subscription_usage
                WHERE customer_id = :customer
                  AND used_on >= :from
                GROUP BY 1, 2
                ORDER BY 1, 2
                """).param("customer", customer).param("from", from)
                .query((row, _) -> new Month(row.getString("metric"), row.getObject("month", LocalDate.class),
                        row.getBigDecimal("quantity"), row.getObject("last", LocalDate.class)))
                .list();
    }
}
