package dev.perennial.understand.value;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import dev.perennial.engine.value.LiveCards;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes single cards into the table that is shown, with their history. Whoever calls holds the published run
 * ({@link RunTable#holdPublished}), so no other table takes its place meanwhile, and is alone with these customers.
 */
@Repository
class LiveCardTable {

    /** What is shown of a card: whether it changed is asked of these. */
    private static final String SHOWN = """
            (%1$s.stage, %1$s.quadrant, %1$s.rfm_group, round(%1$s.p_alive * 100), round(%1$s.clv), %1$s.window_orders,
             round(%1$s.window_spend))""";

    private static final String HISTORY = """
            INSERT INTO understand.value_history
                (customer_id, run_id, step, at, as_of, stage, p_alive, clv, quadrant, rfm_group, window_orders,
                 window_spend, stage_before, clv_before, quadrant_before, rfm_group_before)
            SELECT fresh.customer_id, :run,
                   1 + coalesce((
                       SELECT max(past.step)
                       FROM understand.value_history AS past
                       WHERE past.customer_id = fresh.customer_id
                         AND past.run_id = :run), 0),
                   :at, fresh.as_of, fresh.stage, fresh.p_alive, fresh.clv, fresh.quadrant, fresh.rfm_group,
                   fresh.window_orders, fresh.window_spend, shown.stage, shown.clv, shown.quadrant, shown.rfm_group
            FROM fresh
            LEFT JOIN understand.value_card AS shown USING (customer_id)
            WHERE shown.customer_id IS NULL
               OR %s IS DISTINCT FROM %s
            """.formatted(SHOWN.formatted("fresh"), SHOWN.formatted("shown"));

    private static final String WRITE = """
            WITH fresh AS (
                SELECT %1$s, CAST(:asOf AS date) AS as_of
                FROM unnest(%2$s) AS t (%3$s)
            ), history AS (
            %4$s
            )
            INSERT INTO understand.value_card (%3$s, as_of, live_at, live_version)
            SELECT fresh.*, :at, pg_current_xact_id()
            FROM fresh
            ON CONFLICT (customer_id) DO UPDATE
            SET (%3$s, as_of, live_at, live_version) = (%5$s, excluded.as_of, excluded.live_at, excluded.live_version)
            """.formatted(LiveColumn.ALL.stream().map(LiveColumn::read).collect(Collectors.joining(", ")),
            LiveColumn.ALL.stream().map(LiveColumn::parameter).collect(Collectors.joining(", ")),
            LiveColumn.NAMES, HISTORY,
            LiveColumn.ALL.stream().map(column -> "excluded." + column.name()).collect(Collectors.joining(", ")));

    private final JdbcClient jdbc;
    private final Clock clock;

    LiveCardTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes cards, and history where something shown changed. */
    void write(LiveCards cards, long run) {
        JdbcClient.StatementSpec statement = jdbc.sql(WRITE).param("run", run).param("at", now())
                .param("asOf", LocalDate.ofEpochDay(cards.asOf()));
        for (LiveColumn column : LiveColumn.ALL) {
            statement = statement.param(column.name(), column.of(cards));
        }
        statement.update();
    }

    /** Writes the cards of customers who have no order, or none left. */
    void writeProspects(Collection<Long> customers, long run) {
        if (customers.isEmpty()) {
            return;
        }
        OffsetDateTime now = now();
        jdbc.sql("""
                WITH fresh AS (
                    SELECT t.id AS customer_id, 'prospect' AS stage, NULL::float8 AS p_alive, NULL::float8 AS clv,
                           NULL AS quadrant, NULL AS rfm_group, NULL::int AS window_orders,
                           NULL::float8 AS window_spend, run.as_of
                    FROM unnest(:ids::bigint[]) AS t (id), understand.value_run AS run
                    WHERE run.id = :run
                )
                """ + HISTORY).param("ids", array(customers)).param("run", run).param("at", now).update();
        remove(customers);
        jdbc.sql("""
                INSERT INTO understand.value_card (customer_id, stage, live_at, live_version)
                SELECT id, 'prospect', :at, pg_current_xact_id()
                FROM unnest(:ids::bigint[]) AS t (id)
                """).param("ids", array(customers)).param("at", now).update();
    }

    /** Removes the cards of customers who are no more. */
    void remove(Collection<Long> customers) {
        if (!customers.isEmpty()) {
            jdbc.sql("DELETE FROM understand.value_card WHERE customer_id = ANY (:ids)")
                    .param("ids", array(customers)).update();
        }
    }

    /** Customers whose cards follow orders that a run of this watermark may not have seen. */
    List<Long> unseenBy(String watermark) {
        return jdbc.sql("""
                SELECT customer_id
                FROM understand.value_card
                WHERE live_version IS NOT NULL
                  AND NOT pg_visible_in_snapshot(live_version, :watermark::pg_snapshot)
                """).param("watermark", watermark).query(Long.class).list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static long[] array(Collection<Long> customers) {
        return customers.stream().mapToLong(Long::longValue).toArray();
    }
}
