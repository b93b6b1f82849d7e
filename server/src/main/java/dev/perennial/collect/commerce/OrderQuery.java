package dev.perennial.collect.commerce;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import dev.perennial.collect.commerce.OrderView.Line;
import dev.perennial.collect.customer.TimelineContributor.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads orders of one customer, by the index over (customer, day, order). */
@Repository
class OrderQuery {

    /** An order in a timeline. */
    record Deed(long id, Instant at, String kind, @Nullable String key, @Nullable String channel, BigDecimal amount,
            String currency) {
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderQuery(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Orders before a day and id, newest first, with their lines and keys. */
    List<OrderView> before(long customer, LocalDate day, long id, int limit) {
        return jdbc.sql("""
                SELECT o.id, k.key, k.source, o.placed_at, o.placed_on, o.kind, o.status, o.channel, o.amount, o.currency,
                       o.base_amount,
                       (SELECT json_agg(json_build_object('product', l.product, 'quantity', l.quantity,
                                                          'amount', l.amount) ORDER BY l.line_no)
                        FROM collect.commerce_order_line l
                        WHERE l.order_id = o.id) AS lines
                FROM collect.commerce_order o
                LEFT JOIN LATERAL (SELECT key, source
                                   FROM collect.commerce_order_key
                                   WHERE order_id = o.id
                                   ORDER BY source, key
                                   LIMIT 1) k ON true
                WHERE o.customer_id = :customer
                  AND (o.placed_on, o.id) < (:day, :id)
                ORDER BY o.placed_on DESC, o.id DESC
                LIMIT :limit
                """).param("customer", customer).param("day", day).param("id", id).param("limit", limit)
                .query((row, _) -> view(row)).list();
    }

    /** The newest orders before an instant and id; a customer's orders are few enough to sort. */
    List<Deed> deeds(long customer, Place before, Set<String> kinds, int limit) {
        return jdbc.sql("""
                SELECT o.id, o.placed_at, o.kind, o.channel, o.amount, o.currency,
                       (SELECT min(k.key) FROM collect.commerce_order_key k WHERE k.order_id = o.id) AS key
                FROM collect.commerce_order o
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

    private OrderView view(ResultSet row) throws SQLException {
        String lines = row.getString("lines");
        return new OrderView(row.getLong("id"), number(row), row.getString("source"), instant(row),
                row.getObject("placed_on", LocalDate.class), row.getString("kind"), row.getString("status"),
                row.getString("channel"), row.getBigDecimal("amount"), row.getString("currency"),
                row.getBigDecimal("base_amount"),
                lines == null ? List.of() : json.readValue(lines, new TypeReference<List<Line>>() {
                }));
    }

    /** The order's number; a key with a tilde was made up for an order that has none. */
    private static @Nullable String number(ResultSet row) throws SQLException {
        String key = row.getString("key");
        return key == null || key.startsWith("~") ? null : key;
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("placed_at", OffsetDateTime.class).toInstant();
    }
}
