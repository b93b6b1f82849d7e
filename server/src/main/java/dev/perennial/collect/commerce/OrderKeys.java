package dev.perennial.collect.commerce;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.perennial.platform.kernel.ItemCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which orders are known, and which version of each. */
@Repository
class OrderKeys {

    /**
     * A known version.
     *
     * @param changedAt microseconds since 1970-01-01T00:00Z; null where nobody said
     * @param digest of all that was told; null where a file told of it
     */
    record Version(long orderId, int placedOn, @Nullable Long changedAt, @Nullable Long digest) {
    }

    /** A known version that gives way to another. */
    record Step(String key, Version before, Version after) {
    }

    /** Whose order it is, and how it stands. */
    record Standing(long customerId, @Nullable String status) {
    }

    private final JdbcClient jdbc;

    OrderKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The versions of these keys that there are.
     *
     * @param lock whether they stay so until the transaction ends
     */
    Map<String, Version> find(String source, Collection<String> keys, boolean lock) {
        Map<String, Version> found = new HashMap<>();
        jdbc.sql("""
                SELECT key, order_id, placed_on, changed_at, digest
                FROM collect.commerce_order_key
                WHERE source = :source
                  AND key = ANY (:keys)
                """ + (lock ? "ORDER BY key FOR NO KEY UPDATE" : "")).param("source", source)
                .param("keys", keys.toArray(new String[0])).query(row -> {
                    OffsetDateTime changedAt = row.getObject("changed_at", OffsetDateTime.class);
                    found.put(row.getString("key"), new Version(row.getLong("order_id"),
                            (int) row.getObject("placed_on", LocalDate.class).toEpochDay(),
                            changedAt == null ? null : Long.valueOf(ItemCheck.micros(changedAt.toInstant())),
                            row.getObject("digest", Long.class)));
                });
        return found;
    }

    /** How orders stand, by their ids. */
    Map<Long, Standing> standings(Collection<Version> versions) {
        Map<Long, Standing> found = new HashMap<>();
        jdbc.sql("""
                SELECT o.id, o.customer_id, o.status
                FROM unnest(:ids::bigint[], :days::integer[]) AS t (id, day)
                JOIN collect.commerce_order AS o ON o.id = t.id AND o.placed_on = DATE '1970-01-01' + t.day
                """).param("ids", versions.stream().mapToLong(Version::orderId).toArray())
                .param("days", versions.stream().mapToInt(Version::placedOn).toArray()).query(row -> {
                    found.put(row.getLong("id"),
                            new Standing(row.getLong("customer_id"), row.getString("status")));
                });
        return found;
    }

    /** Notes newer versions; answers how many were still what they were before. */
    int advance(String source, List<Step> steps) {
        return jdbc.sql("""
                UPDATE collect.commerce_order_key AS k
                SET placed_on = DATE '1970-01-01' + t.day,
                    changed_at = TIMESTAMPTZ 'epoch' + t.changed_at * INTERVAL '1 microsecond', digest = t.digest
                FROM unnest(:keys::text[], :days::integer[], :at::bigint[], :digests::bigint[], :formerAt::bigint[],
                            :formerDigests::bigint[])
                     AS t (key, day, changed_at, digest, former_at, former_digest)
                WHERE k.source = :source
                  AND k.key = t.key
                  AND k.digest IS NOT DISTINCT FROM t.former_digest
                  AND k.changed_at IS NOT DISTINCT FROM
                      TIMESTAMPTZ 'epoch' + t.former_at * INTERVAL '1 microsecond'
                """).param("source", source).param("keys", steps.stream().map(Step::key).toArray(String[]::new))
                .param("days", steps.stream().mapToInt(step -> step.after().placedOn()).toArray())
                .param("at", steps.stream().map(step -> step.after().changedAt()).toArray(Long[]::new))
                .param("digests", steps.stream().map(step -> step.after().digest()).toArray(Long[]::new))
                .param("formerAt", steps.stream().map(step -> step.before().changedAt()).toArray(Long[]::new))
                .param("formerDigests", steps.stream().map(step -> step.before().digest()).toArray(Long[]::new))
                .update();
    }

    /** Notes what statuses were; one that is noted already stays. */
    void note(List<StatusAt> statuses) {
        jdbc.sql("""
                INSERT INTO collect.commerce_order_status (order_id, at, status)
                SELECT t.id, TIMESTAMPTZ 'epoch' + t.at * INTERVAL '1 microsecond', t.status
                FROM unnest(:ids::bigint[], :at::bigint[], :statuses::text[]) AS t (id, at, status)
                ORDER BY t.id, t.at, t.status
                ON CONFLICT (order_id, at, status) DO NOTHING
                """).param("ids", statuses.stream().mapToLong(StatusAt::orderId).toArray())
                .param("at", statuses.stream().mapToLong(StatusAt::at).toArray())
                .param("statuses", statuses.stream().map(StatusAt::status).toArray(String[]::new)).update();
    }

    /** What the status of an order was when. */
    record StatusAt(long orderId, long at, String status) {
    }
}
