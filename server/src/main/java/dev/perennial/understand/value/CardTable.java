package dev.perennial.understand.value;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;

import dev.perennial.platform.storage.ConnectionPools;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionStatus;

/**
 * The tables of cards: the one that is shown, and those of runs beside it. A run's table is made whole, with its indexes,
 * before anybody sees it.
 */
@Repository
class CardTable {

    private static final int COPY_BUFFER = 1 << 18;

    private final ConnectionPools pools;
    private final JdbcClient jdbc;
    private final RankTable ranks;
    private final Placement placement;

    CardTable(ConnectionPools pools, JdbcClient jdbc, RankTable ranks, Placement placement) {
        this.pools = pools;
        this.jdbc = jdbc;
        this.ranks = ranks;
        this.placement = placement;
    }

    /** The name of a run's table until it is put in place. */
    static String of(long run) {
        return "understand.value_card_r" + run;
    }

    /**
     * Makes the table of a run from cards in the binary COPY format; answers their number. Table and rows come in one
     * transaction, so the log need not have the rows, and they are frozen, so they are there for every transaction that
     * ever sees the table.
     */
    long load(long run, InputStream cards) throws SQLException, IOException {
        try (Connection connection = pools.jobs().getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("DROP TABLE IF EXISTS " + of(run));
                statement.execute("CREATE TABLE " + of(run) + " (LIKE understand.value_card)");
                long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
                        "COPY " + of(run) + " (" + LiveColumn.NAMES + ") FROM STDIN (FORMAT binary, FREEZE)", cards,
                        COPY_BUFFER);
                connection.commit();
                return rows;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * Makes the indexes that lists walk, two at a time and counts for the planner. The key carries what lists show and filter
     * by, so that a walk along another table's order looks up each card without reading its row.
     */
    void index(long run) throws SQLException, InterruptedException {
        String table = of(run);
        String name = "value_card_r" + run;
        SideBySide.run(pools.jobs(),
                List.of("CREATE UNIQUE INDEX %s_pkey ON %s (customer_id) INCLUDE (stage, clv, p_alive)".formatted(name,
                        table),
                        "CREATE INDEX %s_clv ON %s (clv, customer_id)".formatted(name, table),
                        "CREATE INDEX %s_value_at_risk ON %s (value_at_risk, customer_id)".formatted(name, table),
                        "CREATE INDEX %s_p_alive ON %s (p_alive, customer_id)".formatted(name, table),
                        "CREATE INDEX %s_expected_orders ON %s (expected_orders, customer_id)".formatted(name, table),
                        "CREATE INDEX %s_stage ON %s (stage, clv, customer_id)".formatted(name, table),
                        "ANALYZE " + table));
        SideBySide.run(pools.jobs(), List.of(
                "ALTER TABLE %s ADD CONSTRAINT %s_pkey PRIMARY KEY USING INDEX %s_pkey".formatted(table, name, name)));
    }

    boolean exists(long run) {
        return jdbc.sql("SELECT to_regclass(:table) IS NOT NULL").param("table", of(run)).query(Boolean.class).single();
    }

    void drop(long run) {
        jdbc.sql("DROP TABLE IF EXISTS " + of(run)).update();
        ranks.drop(run);
    }

    /** Runs that have a table of their own. */
    List<Long> runs() {
        return placement.runs("value_card");
    }

    /** Of the customers in a run's cards and in those shown, the share whose stage differs; none if none are shown. */
    double stageChanges(long run) {
        return jdbc.sql("""
                SELECT coalesce(avg(CASE WHEN fresh.stage <> shown.stage THEN 1.0 ELSE 0.0 END), 0)
                FROM %s AS fresh
                JOIN understand.value_card AS shown USING (customer_id)
                WHERE shown.stage <> 'prospect'
                """.formatted(of(run))).query(Double.class).single();
    }

    /** Appends to history what the run's cards say differently from those shown; values as they are displayed. */
    int remember(long run, LocalDate asOf) {
        return jdbc.sql("""
                INSERT INTO understand.value_history
                    (customer_id, run_id, as_of, stage, p_alive, clv, quadrant, rfm_group, window_orders, window_spend,
                     stage_before, clv_before, quadrant_before, rfm_group_before)
                SELECT fresh.customer_id, :run, :asOf, fresh.stage, fresh.p_alive, fresh.clv, fresh.quadrant,
                       fresh.rfm_group, fresh.window_orders, fresh.window_spend, shown.stage, shown.clv,
                       shown.quadrant, shown.rfm_group
                FROM %s AS fresh
                LEFT JOIN understand.value_card AS shown USING (customer_id)
                WHERE shown.customer_id IS NULL
                   OR (fresh.stage, fresh.quadrant, fresh.rfm_group, round(fresh.p_alive * 100), round(fresh.clv),
                       fresh.window_orders, round(fresh.window_spend))
                      IS DISTINCT FROM
                      (shown.stage, shown.quadrant, shown.rfm_group, round(shown.p_alive * 100), round(shown.clv),
                       shown.window_orders, round(shown.window_spend))
                ON CONFLICT (customer_id, run_id, step) DO NOTHING
                """.formatted(of(run))).param("run", run).param("asOf", asOf).update();
    }

    /** Puts a run's table in place, in the running transaction. */
    void putInPlace(long run, TransactionStatus transaction) {
        placement.put(of(run), "understand.value_card", transaction);
    }
}
