package dev.perennial.collect.commerce;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.perennial.collect.commerce.OrderView.Line;
import dev.perennial.collect.commerce.OrderView.Payment;
import dev.perennial.collect.customer.TimelineContributor.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads orders of one customer, by the index over (customer, day, order). */
@Repository
class OrderQuery {

    private static final String VIEW = """
            SELECT o.id, o.customer_id, k.key, k.source, o.placed_at, o.placed_on, o.kind, o.status, o.channel, o.amount,
                   o.currency, o.base_amount, o.refund_of, o.refund_line,
                   (SELECT json_agg(json_build_object('product', l.product, 'productId', l.product_id,
                                                      'quantity', l.quantity, 'price', l.price, 'amount', l.amount,
                                                      'cost', l.unit_cost) ORDER BY l.line_no)
                    FROM collect.commerce_order_line AS l
                    WHERE l.order_id = o.id
                      AND l.placed_on = o.placed_on) AS lines,
                   (SELECT json_agg(json_build_object('key', p.key, 'method', p.method, 'amount', p.amount,
                                                      'paidAt', p.paid_at) ORDER BY p.payment_no)
                    FROM collect.commerce_payment AS p
                    WHERE p.order_id = o.id
                      AND p.placed_on = o.placed_on) AS payments
            FROM collect.commerce_order AS o
            LEFT JOIN LATERAL (SELECT key, source
                               FROM collect.commerce_order_key
                               WHERE order_id = o.id
                               ORDER BY source, key
                               LIMIT 1) AS k ON true
            """;

    /** An order in a timeline. */
    record Deed(long id, Instant at, String kind, @Nullable String key, @Nullable String channel, BigDecimal amount,
            String currency) {
    }

    /** A payment in a timeline. */
    record Paid(long orderId, Instant at, String method, BigDecimal amount, String currency, @Nullable String key) {
    }

    /** An order and whose it is. */
    record Owned(long customerId, OrderView order) {
    }

    /** A status and since when. */
    record StatusSince(String status, Instant at) {
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderQuery(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Orders before a day and id, newest first, with their lines, payments and keys. */
    List<OrderView> before(long customer, LocalDate day, long id, int limit) {
        return jdbc.sql(VIEW + """
                WHERE o.customer_id = :customer
                  AND (o.placed_on, o.id) < (:day, :id)
                ORDER BY o.placed_on DESC, o.id DESC
                LIMIT :limit
                """).param("customer", customer).param("day", day).param("id", id).param("limit", limit)
                .query((row, _) -> view(row)).list();
    }

    Optional<Owned> find(long id) {
        return jdbc.sql(VIEW + "WHERE o.id = ?").param(id)
                .query((row, _) -> new Owned(row.getLong("customer_id"), view(row))).optional();
    }

    /** Refunds that name an order, oldest first. */
    List<OrderView> refunds(long customer, @Nullable String source, String key) {
        return jdbc.sql(VIEW + """
                WHERE o.customer_id = :customer
                  AND o.refund_of = :key
                  AND k.source = :source
                ORDER BY o.placed_on, o.id
                """).param("customer", customer).param("key", key).param("source", source)
                .query((row, _) -> view(row)).list();
    }

    /** The statuses an order had, oldest first. */
    List<StatusSince> statuses(long order) {
        return jdbc.sql("""
                SELECT status, at
                FROM collect.commerce_order_status
                WHERE order_id = ?
                ORDER BY at, status
                """).param(order).query((row, _) -> new StatusSince(row.getString("status"),
                row.getObject("at", OffsetDateTime.class).toInstant())).list();
    }

    /** The newest orders before an instant and id; a customer's orders are few enough to sort. */
    List<Deed> deeds(long customer, Place before, Set<String> kinds, int limit) {
        return jdbc.sql("""
                SELECT o.id, o.placed_at, o.kind, o.channel, o.amount, o.currency,
                       (SELECT min(k.key) FROM collect.commerce_order_key AS k WHERE k.order_id = o.id) AS key
                FROM collect.commerce_order AS o
                WHERE o.customer_id = :customer
                  AND o.kind = ANY(:kinds)
                  AND (o.placed_at, o.id) < (:at, :id)
                ORDER BY o.placed_at DESC, o.id DESC
                LIMIT :limit
                """).param("customer", customer).param("kinds", kinds.toArray(new String[0]))
                .param("at", before.at().atOffset(ZoneOffset.UTC)).param("id", before.id()).param("limit", limit)
                .query((row, _) -> new Deed(row.getLong("id"), instant(row), row.getString("kind"), number(row),
                        row.getString("channel"), row.getBigDecimal("amount"),
                        row.getString("currency")))
                .list();
    }

    /** The newest payments before an instant and order, those of one order at one instant together. */
    List<Paid> payments(long customer, Place before, int limit) {
        return jdbc.sql("""
                SELECT p.order_id, p.paid_at, string_agg(p.method, ', ' ORDER BY p.payment_no) AS method,
                       sum(p.amount) AS amount, min(p.currency) AS currency,
                       (SELECT min(k.key) FROM collect.commerce_order_key AS k WHERE k.order_id = p.order_id) AS key
                FROM collect.commerce_payment AS p
                WHERE p.customer_id = :customer
                  AND (p.paid_at, p.order_id) < (:at, :id)
                GROUP BY p.paid_at, p.order_id
                ORDER BY p.paid_at DESC, p.order_id DESC
                LIMIT :limit
                """).param("customer", customer).param("at", before.at().atOffset(ZoneOffset.UTC))
                .param("id", before.id()).param("limit", limit)
                .query((row, _) -> new Paid(row.getLong("order_id"),
                        row.getObject("paid_at", OffsetDateTime.class).toInstant(), row.getString("method"),
                        row.getBigDecimal("amount"), row.getString("currency"), number(row)))
                .list();
    }

    private OrderView view(ResultSet row) throws SQLException {
        String lines = row.getString("lines");
        String payments = row.getString("payments");
        return new OrderView(row.getLong("id"), number(row), row.getString("source"), instant(row),
                row.getObject("placed_on", LocalDate.class), row.getString("kind"), row.getString("status"),
                row.getString("channel"), row.getBigDecimal("amount"), row.getString("currency"),
                row.getBigDecimal("base_amount"), row.getString("refund_of"),
                row.getObject("refund_line", Integer.class),
                lines == null ? List.of() : json.readValue(lines, new TypeReference<List<Line>>() {
                }), payments == null ? List.of() : json.readValue(payments, new TypeReference<List<Payment>>() {
                }));
    }

    /** The order's number; a key with a tilde was made up for an order that has none. */
    private static @Nullable String number(ResultSet row) throws SQLException {
        String key = row.getString("key");
        return key == null || key.startsWith(OrderReader.MADE_UP) ? null : key;
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("placed_at", OffsetDateTime.class).toInstant();
    }
}
