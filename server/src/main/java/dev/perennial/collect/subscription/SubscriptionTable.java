package dev.perennial.collect.subscription;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.perennial.collect.customer.FactListener;
import dev.perennial.platform.kernel.ItemCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Subscriptions in the database. */
@Repository
class SubscriptionTable {

    /** A version that is known; changedAt in microseconds since 1970-01-01T00:00Z. */
    record Known(long id, long customerId, long changedAt, long digest) {
    }

    /** A version that is to be written. */
    record Row(Draft draft, long customer, long changedAt) {
    }

    /** A subscription as shown; its state is active, cancelled (the day is still to come) or ended. */
    record View(long id, String source, String key, String product, @Nullable Integer termMonths,
            @Nullable BigDecimal price, String currency, LocalDate startedOn, @Nullable LocalDate renewsOn,
            @Nullable LocalDate cancelledOn, @Nullable String cancelCause, @Nullable String cancelNote, String state) {
    }

    private final JdbcClient jdbc;
    private final ObjectProvider<FactListener> listeners;

    SubscriptionTable(JdbcClient jdbc, ObjectProvider<FactListener> listeners) {
        this.jdbc = jdbc;
        this.listeners = listeners;
    }

    Map<String, Known> find(String source, Collection<String> keys) {
        Map<String, Known> found = new HashMap<>();
        jdbc.sql("""
                SELECT key, id, customer_id, changed_at, digest
                FROM collect.subscription_contract
                WHERE source = :source
                  AND key = ANY (:keys)
                """).param("source", source).param("keys", keys.toArray(new String[0])).query(row -> {
            found.put(row.getString("key"), new Known(row.getLong("id"), row.getLong("customer_id"),
                    ItemCheck.micros(row.getObject("changed_at", OffsetDateTime.class).toInstant()),
                    row.getLong("digest")));
        });
        return found;
    }

    /**
     * Writes versions unless newer ones are there.
     *
     * @param rows in the order of their keys, each key once
     */
    void write(String source, String currency, List<Row> rows) {
        jdbc.sql("""
                INSERT INTO collect.subscription_contract AS s
                    (customer_id, source, key, product, term_months, price, currency, started_on, renews_on, cancelled_on,
                     cancel_cause, cancel_note, changed_at, digest)
                SELECT t.customer, :source, t.key, t.product, t.term, t.price / 10000::numeric, :currency,
                       DATE '1970-01-01' + t.started, DATE '1970-01-01' + t.renews, DATE '1970-01-01' + t.cancelled,
                       t.cause, t.note, TIMESTAMPTZ 'epoch' + t.changed_at * INTERVAL '1 microsecond', t.digest
                FROM unnest(:customers::bigint[], :keys::text[], :products::text[], :terms::integer[], :prices::bigint[],
                            :started::integer[], :renews::integer[], :cancelled::integer[], :causes::text[],
                            :notes::text[], :changed::bigint[], :digests::bigint[])
                     AS t (customer, key, product, term, price, started, renews, cancelled, cause, note, changed_at,
                           digest)
                ORDER BY t.key
                ON CONFLICT (source, key) DO UPDATE
                SET customer_id = excluded.customer_id, product = excluded.product, term_months = excluded.term_months,
                    price = excluded.price, currency = excluded.currency, started_on = excluded.started_on,
                    renews_on = excluded.renews_on, cancelled_on = excluded.cancelled_on,
                    cancel_cause = excluded.cancel_cause, cancel_note = excluded.cancel_note,
                    changed_at = excluded.changed_at, digest = excluded.digest
                WHERE (excluded.changed_at, excluded.digest) > (s.changed_at, s.digest)
                """).param("source", source).param("currency", currency)
                .param("customers", rows.stream().mapToLong(Row::customer).toArray())
                .param("keys", rows.stream().map(row -> row.draft().key()).toArray(String[]::new))
                .param("products", rows.stream().map(row -> row.draft().product()).toArray(String[]::new))
                .param("terms", rows.stream().map(row -> row.draft().termMonths()).toArray(Integer[]::new))
                .param("prices", rows.stream().map(row -> row.draft().price()).toArray(Long[]::new))
                .param("started", rows.stream().mapToInt(row -> row.draft().startedOn()).toArray())
                .param("renews", rows.stream().map(row -> row.draft().renewsOn()).toArray(Integer[]::new))
                .param("cancelled", rows.stream().map(row -> row.draft().cancelledOn()).toArray(Integer[]::new))
                .param("causes", rows.stream().map(row -> row.draft().cancelCause()).toArray(String[]::new))
                .param("notes", rows.stream().map(row -> row.draft().cancelNote()).toArray(String[]::new))
                .param("changed", rows.stream().mapToLong(Row::changedAt).toArray())
                .param("digests", rows.stream().mapToLong(row -> row.draft().digest()).toArray()).update();
        List<Long> whose = rows.stream().map(Row::customer).toList();
        listeners.forEach(listener -> listener.told(whose));
    }

    /** The subscriptions of a customer, the newest first. */
    List<View> of(long customer, LocalDate today) {
        return jdbc.sql("""
                SELECT id, source, key, product, term_months, price, currency, started_on, renews_on, cancelled_on,
                       cancel_cause, cancel_note,
                       CASE WHEN cancelled_on IS NULL THEN 'active'
                            WHEN cancelled_on > :today THEN 'cancelled'
                            ELSE 'ended' END AS state
                FROM collect.subscription_contract
                WHERE customer_id = :customer
                ORDER BY started_on DESC, id DESC
                LIMIT 200
                """).param("customer", customer).param("today", today)
                .query((row, _) -> new View(row.getLong("id"), row.getString("source"), row.getString("key"),
                        row.getString("product"), row.getObject("term_months", Integer.class),
                        row.getBigDecimal("price"), row.getString("currency"),
                        row.getObject("started_on", LocalDate.class), row.getObject("renews_on", LocalDate.class),
                        row.getObject("cancelled_on", LocalDate.class), row.getString("cancel_cause"),
                        row.getString("cancel_note"), row.getString("state")))
                .list();
    }
}
