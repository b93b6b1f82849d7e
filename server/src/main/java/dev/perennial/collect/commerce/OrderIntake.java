package dev.perennial.collect.commerce;

import java.sql.Connection;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import javax.sql.DataSource;

import dev.perennial.collect.customer.OrderFigures;
import dev.perennial.platform.storage.BinaryCopy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;

/** Writes many orders at a time, for imports, within the running transaction. Money is in 1/10,000. */
@Service
public class OrderIntake {

    /**
     * An order as a file tells of it.
     *
     * @param placedAt seconds since 1970-01-01T00:00Z
     * @param placedOn its business day, days since 1970-01-01
     * @param amount net of what the order itself took back, in its currency and in the base currency
     * @param refund whether it is a refund on its own
     * @param lines empty where there is nothing to say beyond the amount; null where the file cannot tell of any, and what
     *        is known stays
     */
    public record Incoming(String key, long placedAt, int placedOn, long amount, String currency, long baseAmount,
            boolean refund, @Nullable String status, @Nullable String channel, @Nullable List<Line> lines) {

        private List<Line> linesToldOf() {
            return lines == null ? List.of() : lines;
        }
    }

    /** A line of an order. */
    public record Line(@Nullable String product, @Nullable Long quantity, long amount) {
    }

    /** An order that is already known by its key. */
    public record Known(long id, long customerId, long placedAt, int placedOn, long amount, String currency,
            boolean refund, @Nullable String status, @Nullable String channel) {
    }

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    OrderIntake(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /** The orders of these keys that there are. */
    public Map<String, Known> find(String source, Collection<String> keys) {
        Map<String, Known> found = new HashMap<>();
        jdbc.sql("""
                SELECT k.key, o.id, o.customer_id, o.placed_at, o.placed_on, o.amount, o.currency, o.kind, o.status,
                       o.channel
                FROM collect.commerce_order_key AS k
                JOIN collect.commerce_order AS o ON o.id = k.order_id
                WHERE k.source = :source
                  AND k.key = ANY (:keys)
                """).param("source", source).param("keys", keys.toArray(new String[0])).query(row -> {
            found.put(row.getString("key"),
                    new Known(row.getLong("id"), row.getLong("customer_id"),
                            row.getObject("placed_at", OffsetDateTime.class).toEpochSecond(),
                            (int) row.getObject("placed_on", LocalDate.class).toEpochDay(),
                            BinaryCopy.tenThousandths(row.getBigDecimal("amount")), row.getString("currency"),
                            row.getString("kind").equals("refund"), row.getString("status"), row.getString("channel")));
        });
        return found;
    }

    /** The lines of orders, in their order. */
    public Map<Long, List<Line>> lines(Collection<Long> orders) {
        Map<Long, List<Line>> found = new HashMap<>();
        jdbc.sql("""
                SELECT order_id, product, quantity, amount
                FROM collect.commerce_order_line
                WHERE order_id = ANY (:ids)
                ORDER BY order_id, line_no
                """).param("ids", array(orders)).query(row -> {
            Long quantity = row.getBigDecimal("quantity") == null
                    ? null
                    : Long.valueOf(BinaryCopy.tenThousandths(row.getBigDecimal("quantity")));
            found.computeIfAbsent(row.getLong("order_id"), _ -> new ArrayList<>()).add(new Line(
                    row.getString("product"), quantity, BinaryCopy.tenThousandths(row.getBigDecimal("amount"))));
        });
        return found;
    }

    /**
     * Creates orders with a key each. A key that another transaction takes at the same time fails this one with a duplicate
     * key.
     *
     * @param orders in the order of their keys
     * @param customers of each of them
     */
    public void create(long importId, String source, List<Incoming> orders, long[] customers) {
        long[] ids = ids(orders.size());
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            orders(connection, importId, orders, customers, ids);
            try (BinaryCopy copy = BinaryCopy.into(connection, "collect.commerce_order_key", "source, key, order_id")) {
                for (int i = 0; i < ids.length; i++) {
                    copy.row().text(source).text(orders.get(i).key()).bigint(ids[i]);
                }
                copy.end();
            }
            lines(connection, orders, ids);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private long[] ids(int count) {
        return jdbc.sql("""
                SELECT nextval(pg_get_serial_sequence('collect.commerce_order', 'id'))
                FROM generate_series(1, :count)
                """).param("count", count).query(Long.class).list().stream().mapToLong(Long::longValue).sorted()
                .toArray();
    }

    private static void orders(Connection connection, long importId, List<Incoming> orders, long[] customers,
            long[] ids) {
        try (BinaryCopy copy = BinaryCopy.into(connection, "collect.commerce_order", """
                id, customer_id, placed_at, placed_on, amount, currency, base_amount, kind, status, channel,
                import_id""")) {
            for (int i = 0; i < ids.length; i++) {
                Incoming one = orders.get(i);
                copy.row().bigint(ids[i]).bigint(customers[i]).timestamp(one.placedAt()).date(one.placedOn())
                        .numeric(one.amount()).text(one.currency()).numeric(one.baseAmount())
                        .text(one.refund() ? "refund" : "order").text(one.status()).text(one.channel())
                        .bigint(importId);
            }
            copy.end();
        }
    }

    private static void lines(Connection connection, List<Incoming> orders, long[] ids) {
        if (orders.stream().allMatch(order -> order.linesToldOf().isEmpty())) {
            return;
        }
        try (BinaryCopy copy = BinaryCopy.into(connection, "collect.commerce_order_line",
                "order_id, line_no, product, quantity, amount")) {
            for (int i = 0; i < ids.length; i++) {
                int number = 1;
                for (Line line : orders.get(i).linesToldOf()) {
                    copy.row().bigint(ids[i]).integer(number++).text(line.product()).numeric(line.quantity())
                            .numeric(line.amount());
                }
            }
            copy.end();
        }
    }

    /** Makes orders what the file says; their lines are replaced where it tells of lines. */
    public void update(Map<Long, Incoming> changed) {
        long[] ids = array(changed.keySet());
        List<Incoming> orders = Arrays.stream(ids).mapToObj(changed::get).filter(Objects::nonNull).toList();
        jdbc.sql("""
                UPDATE collect.commerce_order AS o
                SET placed_at = to_timestamp(t.placed_at), placed_on = DATE '1970-01-01' + t.placed_on,
                    amount = t.amount / 10000::numeric, currency = t.currency,
                    base_amount = t.base_amount / 10000::numeric, kind = t.kind, status = t.status, channel = t.channel
                FROM unnest(:ids::bigint[], :at::bigint[], :on::integer[], :amount::bigint[], :currency::text[],
                            :base::bigint[], :kind::text[], :status::text[], :channel::text[])
                     AS t (id, placed_at, placed_on, amount, currency, base_amount, kind, status, channel)
                WHERE o.id = t.id
                """).param("ids", ids).param("at", orders.stream().mapToLong(Incoming::placedAt).toArray())
                .param("on", orders.stream().mapToInt(Incoming::placedOn).toArray())
                .param("amount", orders.stream().mapToLong(Incoming::amount).toArray())
                .param("currency", orders.stream().map(Incoming::currency).toArray(String[]::new))
                .param("base", orders.stream().mapToLong(Incoming::baseAmount).toArray())
                .param("kind",
                        orders.stream().map(order -> order.refund() ? "refund" : "order").toArray(String[]::new))
                .param("status", orders.stream().map(Incoming::status).toArray(String[]::new))
                .param("channel", orders.stream().map(Incoming::channel).toArray(String[]::new)).update();
        long[] retold = Arrays.stream(ids).filter(id -> Objects.requireNonNull(changed.get(id)).lines() != null)
                .toArray();
        jdbc.sql("DELETE FROM collect.commerce_order_line WHERE order_id = ANY (:ids)").param("ids", retold).update();
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            lines(connection, orders, ids);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** What the orders of customers add up to; {@link OrderFigures#NONE} for those without any. */
    public Map<Long, OrderFigures> figures(Collection<Long> customers) {
        Map<Long, OrderFigures> figures = new HashMap<>();
        customers.forEach(id -> figures.put(id, OrderFigures.NONE));
        jdbc.sql("""
                SELECT customer_id,
                       min(placed_on) FILTER (WHERE kind = 'order') AS first_order,
                       max(placed_on) FILTER (WHERE kind = 'order') AS last_order,
                       count(*) FILTER (WHERE kind = 'order') AS orders,
                       sum(base_amount) AS net_spend
                FROM collect.commerce_order
                WHERE customer_id = ANY (:ids)
                GROUP BY customer_id
                """).param("ids", array(customers)).query(row -> {
            LocalDate first = row.getObject("first_order", LocalDate.class);
            LocalDate last = row.getObject("last_order", LocalDate.class);
            figures.put(row.getLong("customer_id"),
                    new OrderFigures(first == null ? null : (int) first.toEpochDay(),
                            last == null ? null : (int) last.toEpochDay(), row.getInt("orders"),
                            BinaryCopy.tenThousandths(row.getBigDecimal("net_spend"))));
        });
        return figures;
    }

    /** The orders an import created, in the order of their ids behind a given one, each with its customer. */
    public Map<Long, Long> createdBy(long importId, long after, int limit) {
        Map<Long, Long> found = new HashMap<>();
        jdbc.sql("""
                SELECT id, customer_id
                FROM collect.commerce_order
                WHERE import_id = :import
                  AND id > :after
                ORDER BY id
                LIMIT :limit
                """).param("import", importId).param("after", after).param("limit", limit).query(row -> {
            found.put(row.getLong(1), row.getLong(2));
        });
        return found;
    }

    /** Removes orders with their keys and lines. */
    public int remove(Collection<Long> ids) {
        return jdbc.sql("DELETE FROM collect.commerce_order WHERE id = ANY (:ids)").param("ids", array(ids)).update();
    }

    /** Those of these customers that have orders. */
    public Set<Long> withOrders(Collection<Long> customers) {
        return new HashSet<>(jdbc.sql("""
                SELECT c.id
                FROM unnest(:ids::bigint[]) AS c (id)
                WHERE EXISTS (SELECT 1 FROM collect.commerce_order AS o WHERE o.customer_id = c.id)
                """).param("ids", array(customers)).query(Long.class).list());
    }

    private static long[] array(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
