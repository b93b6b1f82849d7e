package dev.perennial.understand.value;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Customers whose cards have not followed their orders yet. Rows are locked in the order of customers, and never waited for
 * by those who work them off.
 */
@Repository
class TouchedTable {

    /** How many of the oldest are looked at when others are at work, and how many are forgotten at once. */
    private static final int LOOKED_AT = 4_000;
    private static final int FORGOTTEN = 20_000;

    private static final String BEGINNING = "hashtextextended('understand.value_touched', 0)";

    private final JdbcClient jdbc;
    private final Clock clock;

    TouchedTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A customer as noted by the transaction of this number. */
    record Touched(long customer, String version) {
    }

    /**
     * Notes customers by the running transaction. Nobody is noted while there is no run that could miss the orders: one that
     * begins waits for this transaction before it reads, see {@link #awaitOthers}.
     */
    void add(Collection<Long> customers) {
        beforeRuns();
        jdbc.sql("""
                INSERT INTO understand.value_touched (customer_id, version, touched_at)
                SELECT id, pg_current_xact_id(), :at
                FROM unnest(:ids::bigint[]) AS t (id)
                WHERE EXISTS (
                    SELECT
                    FROM understand.value_run
                    WHERE state IN ('running', 'withheld', 'published'))
                ORDER BY id
                ON CONFLICT (customer_id) DO UPDATE
                SET version = excluded.version, touched_at = excluded.touched_at
                """).param("at", OffsetDateTime.now(clock)).param("ids", array(customers)).update();
    }

    /** From now on a run that begins waits for the running transaction before it reads. */
    void beforeRuns() {
        jdbc.sql("SELECT pg_advisory_xact_lock_shared(" + BEGINNING + ")").query((_, _) -> 1).list();
    }

    /** Waits for all transactions that may not have noted their customers because they saw no run. */
    void awaitOthers() {
        jdbc.sql("SELECT pg_advisory_xact_lock(" + BEGINNING + ")").query((_, _) -> 1).list();
    }

    /** Notes customers again, unless somebody has: those whose cards a run replaced that had not seen their last orders. */
    void addAgain(Collection<Long> customers) {
        jdbc.sql("""
                INSERT INTO understand.value_touched (customer_id, version, touched_at)
                SELECT id, pg_current_xact_id(), :at
                FROM unnest(:ids::bigint[]) AS t (id)
                ORDER BY id
                ON CONFLICT (customer_id) DO NOTHING
                """).param("at", OffsetDateTime.now(clock)).param("ids", array(customers)).update();
    }

    /** Forgets those whose orders the run of this watermark has seen; 0 where there are none left. */
    int forgetSeen(String watermark) {
        return jdbc.sql("""
                DELETE FROM understand.value_touched
                WHERE customer_id IN (
                    SELECT customer_id
                    FROM understand.value_touched
                    WHERE version < pg_snapshot_xmin(:watermark::pg_snapshot)
                    ORDER BY version
                    LIMIT :limit
                    FOR UPDATE SKIP LOCKED)
                """).param("watermark", watermark).param("limit", FORGOTTEN).update();
    }

    /**
     * Some of those who have waited longest, and nobody else's until the transaction ends. The claim is not on the rows, so
     * whoever brings orders meanwhile does not wait for the work.
     */
    List<Touched> claim(int most) {
        return jdbc.sql("""
                WITH oldest AS MATERIALIZED (
                    SELECT customer_id, version
                    FROM understand.value_touched
                    ORDER BY version, customer_id
                    LIMIT :lookedAt
                )
                SELECT customer_id AS customer, version::text AS version
                FROM oldest
                WHERE pg_try_advisory_xact_lock(hashtext('understand.value_touched'),
                                                (customer_id % 2147483647)::integer)
                LIMIT :most
                """).param("lookedAt", LOOKED_AT).param("most", most).query(Touched.class).list();
    }

    /** Removes what was worked off; whoever was touched again meanwhile stays. */
    void done(List<Touched> worked) {
        jdbc.sql("""
                DELETE FROM understand.value_touched
                WHERE customer_id IN (
                    SELECT w.customer_id
                    FROM understand.value_touched AS w
                    JOIN unnest(:ids::bigint[], :versions::text[]) AS t (id, version)
                      ON w.customer_id = t.id AND w.version = t.version::xid8
                    FOR UPDATE OF w SKIP LOCKED)
                """).param("ids", worked.stream().mapToLong(Touched::customer).toArray())
                .param("versions", worked.stream().map(Touched::version).toArray(String[]::new)).update();
    }

    private static long[] array(Collection<Long> customers) {
        return customers.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
