package dev.perennial.collect.commerce;

import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import javax.sql.DataSource;

import dev.perennial.collect.commerce.OrderRow.Content;
import dev.perennial.platform.storage.BinaryCopy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/** Writes orders with their lines and payments, many at a time, within the running transaction. */
@Repository
class OrderWriter {

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    OrderWriter(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /** Ids for new orders, rising. */
    long[] ids(int count) {
        return jdbc.sql("""
                SELECT nextval('collect.commerce_order_number')
                FROM generate_series(1, :count)
                """).param("count", count).query(Long.class).list().stream().mapToLong(Long::longValue).sorted()
                .toArray();
    }

    /**
     * Creates orders. A key that another transaction takes at the same time fails this one with a duplicate key, before
     * anything else is written.
     *
     * @param orders in the order of their keys
     */
    void create(List<OrderRow> orders) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            keys(connection, orders);
            heads(connection, orders);
            lines(connection, orders);
            payments(connection, orders);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void keys(Connection connection, List<OrderRow> orders) {
        try (BinaryCopy copy = BinaryCopy.into(connection, "collect.commerce_order_key",
                "source, key, order_id, placed_on, changed_at, digest")) {
            for (OrderRow order : orders) {
                copy.row().text(order.source()).text(order.key()).bigint(order.id()).date(order.content().placedOn())
                        .timestampMicros(order.changedAt()).bigint(order.digest());
            }
            copy.end();
        }
    }

    private static void heads(Connection connection, List<OrderRow> orders) {
        try (BinaryCopy copy = BinaryCopy.into(connection, "collect.commerce_order", """
                id, customer_id, placed_at, placed_on, amount, currency, base_amount, kind, status, channel, import_id,
                refund_of, refund_line""")) {
            for (OrderRow order : orders) {
                Content one = order.content();
                copy.row().bigint(order.id()).bigint(order.customer()).timestampMicros(one.placedAt())
                        .date(one.placedOn()).numeric(one.amount()).text(one.currency()).numeric(one.baseAmount())
                        .text(kind(one)).text(one.status()).text(one.channel()).bigint(order.importId())
                        .text(one.refundOf()).integer(one.refundLine());
            }
            copy.end();
        }
    }

    private static String kind(Content one) {
        return one.refund() ? "refund" : "order";
    }

    private static void lines(Connection connection, List<OrderRow> orders) {
        if (orders.stream().allMatch(order -> order.content().lines().isEmpty())) {
            return;
        }
        try (BinaryCopy copy = BinaryCopy.into(connection, "collect.commerce_order_line",
                "order_id, line_no, placed_on, product_id, product, quantity, price, amount, unit_cost")) {
            for (OrderRow order : orders) {
                int number = 1;
                for (OrderRow.Line line : order.content().lines()) {
                    copy.row().bigint(order.id()).integer(number++).date(order.content().placedOn())
                            .bigint(line.productId()).text(line.product()).numeric(line.quantity())
                            .numeric(line.price()).numeric(line.amount()).numeric(line.unitCost());
                }
            }
            copy.end();
        }
    }

    private static void payments(Connection connection, List<OrderRow> orders) {
        if (orders.stream().allMatch(order -> order.content().payments().isEmpty())) {
            return;
        }
        try (BinaryCopy copy = BinaryCopy.into(connection, "collect.commerce_payment",
                "order_id, payment_no, placed_on, customer_id, key, method, amount, currency, paid_at")) {
            for (OrderRow order : orders) {
                int number = 1;
                for (OrderRow.Payment payment : order.content().payments()) {
                    copy.row().bigint(order.id()).integer(number++).date(order.content().placedOn())
                            .bigint(order.customer()).text(payment.key()).text(payment.method())
                            .numeric(payment.amount()).text(order.content().currency())
                            .timestampMicros(payment.paidAt());
                }
            }
            copy.end();
        }
    }

    /**
     * Makes orders what these rows say.
     *
     * @param days on which each of them was until now
     * @param whole whether payments and what a refund gives back are told, too; if not, they stay
     * @param untold those whose lines are not told of and stay
     */
    void replace(List<OrderRow> orders, int[] days, boolean whole, Set<Long> untold) {
        long[] ids = orders.stream().mapToLong(OrderRow::id).toArray();
        removeLines(Arrays.stream(ids).map(id -> untold.contains(id) ? -1 : id).toArray(), days);
        if (!untold.isEmpty()) {
            move("UPDATE collect.commerce_order_line AS p", orders, ids, days);
        }
        if (whole) {
            removePayments(ids, days);
        } else {
            move("UPDATE collect.commerce_payment AS p", orders, ids, days);
        }
        jdbc.sql("""
                UPDATE collect.commerce_order AS o
                SET customer_id = t.customer, placed_at = TIMESTAMPTZ 'epoch' + t.placed_at * INTERVAL '1 microsecond',
                    placed_on = DATE '1970-01-01' + t.placed_on, amount = t.amount / 10000::numeric,
                    currency = t.currency, base_amount = t.base_amount / 10000::numeric, kind = t.kind,
                    status = t.status, channel = t.channel,
                    refund_of = CASE WHEN :whole THEN t.refund_of ELSE o.refund_of END,
                    refund_line = CASE WHEN :whole THEN t.refund_line ELSE o.refund_line END
                FROM unnest(:ids::bigint[], :days::integer[], :customers::bigint[], :at::bigint[], :on::integer[],
                            :amount::bigint[], :currency::text[], :base::bigint[], :kind::text[], :status::text[],
                            :channel::text[], :refundOf::text[], :refundLine::integer[])
                     AS t (id, day, customer, placed_at, placed_on, amount, currency, base_amount, kind, status,
                           channel, refund_of, refund_line)
                WHERE o.id = t.id
                  AND o.placed_on = DATE '1970-01-01' + t.day
                """).param("ids", ids).param("days", days).param("customers", longs(orders, OrderRow::customer))
                .param("at", longs(orders, one -> one.content().placedAt()))
                .param("on", orders.stream().mapToInt(one -> one.content().placedOn()).toArray())
                .param("amount", longs(orders, one -> one.content().amount()))
                .param("currency", texts(orders, Content::currency))
                .param("base", longs(orders, one -> one.content().baseAmount()))
                .param("kind", texts(orders, OrderWriter::kind)).param("status", texts(orders, Content::status))
                .param("channel", texts(orders, Content::channel)).param("refundOf", texts(orders, Content::refundOf))
                .param("whole", whole).param("refundLine",
                        orders.stream().map(one -> one.content().refundLine()).toArray(Integer[]::new))
                .update();
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            lines(connection, orders);
            payments(connection, orders);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private void removeLines(long[] ids, int[] days) {
        jdbc.sql("""
                DELETE FROM collect.commerce_order_line AS l
                USING unnest(:ids::bigint[], :days::integer[]) AS t (id, day)
                WHERE l.order_id = t.id
                  AND l.placed_on = DATE '1970-01-01' + t.day
                """).param("ids", ids).param("days", days).update();
    }

    /** Lets what stays follow its order to another day. */
    private void move(String update, List<OrderRow> orders, long[] ids, int[] days) {
        jdbc.sql(update + """

                SET placed_on = DATE '1970-01-01' + t.placed_on
                FROM unnest(:ids::bigint[], :days::integer[], :on::integer[]) AS t (id, day, placed_on)
                WHERE p.order_id = t.id
                  AND p.placed_on = DATE '1970-01-01' + t.day
                  AND t.placed_on <> t.day
                """).param("ids", ids).param("days", days)
                .param("on", orders.stream().mapToInt(one -> one.content().placedOn()).toArray()).update();
    }

    private void removePayments(long[] ids, int[] days) {
        jdbc.sql("""
                DELETE FROM collect.commerce_payment AS p
                USING unnest(:ids::bigint[], :days::integer[]) AS t (id, day)
                WHERE p.order_id = t.id
                  AND p.placed_on = DATE '1970-01-01' + t.day
                """).param("ids", ids).param("days", days).update();
    }

    /** Removes orders with all that belongs to them; answers how many. */
    int remove(long[] ids) {
        jdbc.sql("DELETE FROM collect.commerce_order_line WHERE order_id = ANY (:ids)").param("ids", ids).update();
        jdbc.sql("DELETE FROM collect.commerce_payment WHERE order_id = ANY (:ids)").param("ids", ids).update();
        jdbc.sql("DELETE FROM collect.commerce_order_status WHERE order_id = ANY (:ids)").param("ids", ids).update();
        jdbc.sql("DELETE FROM collect.commerce_order_key WHERE order_id = ANY (:ids)").param("ids", ids).update();
        return jdbc.sql("DELETE FROM collect.commerce_order WHERE id = ANY (:ids)").param("ids", ids).update();
    }

    private static long[] longs(List<OrderRow> orders, ToLongFunction<OrderRow> value) {
        return orders.stream().mapToLong(value).toArray();
    }

    private static String[] texts(List<OrderRow> orders,
            Function<Content, @Nullable String> value) {
        return orders.stream().map(OrderRow::content).map(value).toArray(String[]::new);
    }
}
