package dev.perennial.understand.value;

import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Customers whose traits have not followed what was told of them. Rows are locked in the order of customers. */
@Repository
class ChangedTable {

    private final TouchedTable touched;
    private final JdbcClient jdbc;

    ChangedTable(TouchedTable touched, JdbcClient jdbc) {
        this.touched = touched;
        this.jdbc = jdbc;
    }

    /** A customer as noted by the transaction of this number. */
    record Changed(long customer, String version) {
    }

    /** Notes customers by the running transaction, unless a run is yet to begin that will see them anyway. */
    void add(Collection<Long> customers) {
        touched.beforeRuns();
        jdbc.sql("""
                INSERT INTO understand.value_changed (customer_id, version)
                SELECT DISTINCT id, pg_current_xact_id()
                FROM unnest(:ids::bigint[]) AS t (id)
                WHERE EXISTS (
                    SELECT
                    FROM understand.value_run
                    WHERE state IN ('running', 'withheld', 'published'))
                ORDER BY id
                ON CONFLICT (customer_id) DO UPDATE
                SET version = excluded.version
                """).param("ids", customers.stream().mapToLong(Long::longValue).toArray()).update();
    }

    /** Forgets those whose facts the run of this watermark has seen. */
    void forgetSeen(String watermark) {
        jdbc.sql("DELETE FROM understand.value_changed WHERE version < pg_snapshot_xmin(:watermark::pg_snapshot)")
                .param("watermark", watermark).update();
    }

    /** Whether anybody is noted. */
    boolean isAnybody() {
        return !some(0, 1).isEmpty();
    }

    /** Some of those who were noted, beginning after a customer; whoever brings facts of them meanwhile notes them anew. */
    List<Changed> some(long after, int most) {
        return jdbc.sql("""
                SELECT customer_id AS customer, version::text AS version
                FROM understand.value_changed
                WHERE customer_id > :after
                ORDER BY customer_id
                LIMIT :most
                """).param("after", after).param("most", most).query(Changed.class).list();
    }

    /** Those of them whom nobody has worked off or noted again meanwhile. Locks nobody. */
    List<Long> still(List<Changed> worked) {
        return jdbc.sql("""
                SELECT noted.customer_id
                FROM understand.value_changed AS noted
                JOIN unnest(:ids::bigint[], :versions::text[]) AS t (id, version)
                  ON noted.customer_id = t.id AND noted.version = t.version::xid8
                ORDER BY noted.customer_id
                """).param("ids", ids(worked)).param("versions", versions(worked)).query(Long.class).list();
    }

    /**
     * Removes what was worked off and answers whose it was. Whoever was noted again meanwhile stays and is not answered, nor is
     * whoever is being noted or was worked off by another. While a run is under way or withheld nobody is removed: it may have
     * read before these facts came, and its traits will take the place of those that say them.
     */
    List<Long> done(List<Changed> worked) {
        return jdbc.sql("""
                WITH worked AS MATERIALIZED (
                    SELECT noted.customer_id
                    FROM understand.value_changed AS noted
                    JOIN unnest(:ids::bigint[], :versions::text[]) AS t (id, version)
                      ON noted.customer_id = t.id AND noted.version = t.version::xid8
                    ORDER BY noted.customer_id
                    FOR UPDATE OF noted SKIP LOCKED
                ), removed AS (
                    DELETE FROM understand.value_changed
                    WHERE customer_id IN (SELECT customer_id FROM worked)
                      AND NOT EXISTS (SELECT FROM understand.value_run WHERE state IN ('running', 'withheld'))
                )
                SELECT customer_id
                FROM worked
                """).param("ids", ids(worked)).param("versions", versions(worked)).query(Long.class).list();
    }

    private static long[] ids(List<Changed> worked) {
        return worked.stream().mapToLong(Changed::customer).toArray();
    }

    private static String[] versions(List<Changed> worked) {
        return worked.stream().map(Changed::version).toArray(String[]::new);
    }
}
