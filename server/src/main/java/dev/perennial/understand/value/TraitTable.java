package dev.perennial.understand.value;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.perennial.engine.model.portrait.Portraits;
import dev.perennial.platform.storage.ConnectionPools;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionStatus;

/** The tables of traits: the one that is shown, and those of runs beside it, made and put in place like those of cards. */
@Repository
class TraitTable {

    private static final int COPY_BUFFER = 1 << 18;
    /** Figures by which lists can be ordered. */
    private static final List<String> SORTED = List.of("total_value", "headroom", "loyalty_score",
            "satisfaction_score", "churn_probability", "renewal_at_risk");

    private final ConnectionPools pools;
    private final JdbcClient jdbc;
    private final Placement placement;

    TraitTable(ConnectionPools pools, JdbcClient jdbc, Placement placement) {
        this.pools = pools;
        this.jdbc = jdbc;
        this.placement = placement;
    }

    /** The name of a run's table until it is put in place. */
    static String of(long run) {
        return "understand.value_trait_r" + run;
    }

    /** Makes the table of a run from rows in the binary COPY format; answers their number. */
    long load(long run, InputStream rows) throws SQLException, IOException {
        try (Connection connection = pools.jobs().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("DROP TABLE IF EXISTS " + of(run));
                statement.execute("CREATE TABLE " + of(run) + " (LIKE understand.value_trait)");
                long loaded = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
                        "COPY " + of(run) + " (customer_id, " + String.join(", ", columns())
                                + ") FROM STDIN (FORMAT binary, FREEZE)",
                        rows, COPY_BUFFER);
                connection.commit();
                return loaded;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    void index(long run) throws SQLException, InterruptedException {
        String name = "value_trait_r" + run;
        List<String> indexes = SORTED.stream()
                .map(figure -> "CREATE INDEX %1$s_%2$s ON %3$s (%2$s, customer_id)".formatted(name, figure, of(run)))
                .toList();
        SideBySide.run(pools.jobs(), List.of("ALTER TABLE %s ADD CONSTRAINT %s_pkey PRIMARY KEY (customer_id)"
                .formatted(of(run), name)));
        SideBySide.run(pools.jobs(), indexes);
        SideBySide.run(pools.jobs(), List.of("ANALYZE " + of(run)));
    }

    /** Appends to history whose churn risk, or what speaks for it, is another than the one shown. */
    int remember(long run, LocalDate asOf) {
        return jdbc.sql("""
                INSERT INTO understand.value_churn_history
                    (customer_id, run_id, as_of, churn_class, churn_signals, churn_class_before, clv, clv_before)
                SELECT fresh.customer_id, :run, :asOf, fresh.churn_class, fresh.churn_signals,
                       CASE WHEN shown.customer_id IS NOT NULL THEN coalesce(shown.churn_class, 'prospect') END,
                       card.clv, coalesce(line.clv_before, card.clv)
                FROM %s AS fresh
                LEFT JOIN understand.value_trait AS shown USING (customer_id)
                LEFT JOIN understand.value_card AS card USING (customer_id)
                LEFT JOIN understand.value_history AS line
                       ON (line.customer_id, line.run_id, line.step) = (fresh.customer_id, :run, 0)
                WHERE shown.customer_id IS NULL
                   OR (fresh.churn_class, fresh.churn_signals) IS DISTINCT FROM (shown.churn_class, shown.churn_signals)
                ON CONFLICT (customer_id, run_id) DO NOTHING
                """.formatted(of(run))).param("run", run).param("asOf", asOf).update();
    }

    /** Puts a run's table in place, in the running transaction. */
    void putInPlace(long run, TransactionStatus transaction) {
        placement.put(of(run), "understand.value_trait", transaction);
    }

    /** Runs that have a table of their own. */
    List<Long> runs() {
        return placement.runs("value_trait");
    }

    void drop(long run) {
        jdbc.sql("DROP TABLE IF EXISTS " + of(run)).update();
    }

    /** A customer's traits by column; empty where there is no row. */
    Optional<Map<String, @Nullable Object>> find(long customer) {
        return jdbc.sql("SELECT * FROM understand.value_trait WHERE customer_id = :customer")
                .param("customer", customer).query().listOfRows().stream().findFirst();
    }

    /** The columns of the table after the customer's id, in the order in which the engine sends them. */
    static List<String> columns() {
        return Portraits.outputs().stream().map(output -> output.code()).toList();
    }
}
