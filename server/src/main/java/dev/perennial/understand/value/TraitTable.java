package dev.perennial.understand.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import dev.perennial.engine.model.portrait.Portraits;
import dev.perennial.platform.storage.ConnectionPools;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionStatus;

/** The tables of traits: the one that is shown, and those of runs beside it, made and put in place like those of cards. */
@Repository
class TraitTable {

    private static final int COPY_BUFFER = 1 << 18;
    /** Figures by which lists can be ordered. */
    private static final List<String> SORTED = List.of("total_value", "headroom", "loyalty_score",
            "satisfaction_score", "churn_probability", "renewal_at_risk");

    private static final String NAMES = "customer_id, " + String.join(", ", columns());

    private final ConnectionPools pools;
    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Placement placement;

    TraitTable(ConnectionPools pools, DataSource dataSource, JdbcClient jdbc, Placement placement) {
        this.pools = pools;
        this.dataSource = dataSource;
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
                        "COPY " + of(run) + " (" + NAMES + ") FROM STDIN (FORMAT binary, FREEZE)",
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
        return remember(of(run), "0", run, asOf);
    }

    private int remember(String from, String step, long run, LocalDate asOf) {
        return jdbc.sql("""
                INSERT INTO understand.value_churn_history
                    (customer_id, run_id, step, as_of, churn_class, churn_signals, churn_class_before, clv, clv_before)
                SELECT fresh.customer_id, :run, %2$s, :asOf, fresh.churn_class, fresh.churn_signals,
                       CASE WHEN shown.customer_id IS NOT NULL THEN coalesce(shown.churn_class, 'prospect') END,
                       card.clv, coalesce(line.clv_before, card.clv)
                FROM %1$s AS fresh
                LEFT JOIN understand.value_trait AS shown USING (customer_id)
                LEFT JOIN understand.value_card AS card USING (customer_id)
                LEFT JOIN understand.value_history AS line
                       ON (line.customer_id, line.run_id, line.step) = (fresh.customer_id, :run, 0)
                WHERE shown.customer_id IS NULL
                   OR (fresh.churn_class, fresh.churn_signals) IS DISTINCT FROM (shown.churn_class, shown.churn_signals)
                ON CONFLICT (customer_id, run_id, step) DO NOTHING
                """.formatted(from, step)).param("run", run).param("asOf", asOf).update();
    }

    /** The latest day from which the card of one of these customers looks, or this one. */
    LocalDate latestDay(long[] customers, LocalDate atLeast) {
        return jdbc.sql("""
                SELECT greatest(:atLeast, max(as_of))
                FROM understand.value_card
                WHERE customer_id = ANY (:customers)
                """).param("atLeast", atLeast).param("customers", customers).query(LocalDate.class).single();
    }

    /** Takes rows of some customers, for the rest of the running transaction. */
    void loadAgain(InputStream rows) {
        jdbc.sql("CREATE TEMP TABLE value_trait_again (LIKE understand.value_trait) ON COMMIT DROP").update();
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
                    "COPY value_trait_again (" + NAMES + ") FROM STDIN (FORMAT binary)", rows, COPY_BUFFER);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
        jdbc.sql("ANALYZE value_trait_again").update();
    }

    /** Writes those taken of these customers that say something new into the table that is shown, with their history. */
    void putAgain(List<Long> customers, long run, LocalDate asOf) {
        jdbc.sql("""
                DELETE FROM value_trait_again
                WHERE customer_id NOT IN (
                    SELECT card.customer_id
                    FROM understand.value_card AS card
                    JOIN unnest(:customers::bigint[]) AS t (id) ON t.id = card.customer_id)
                """).param("customers", customers.stream().mapToLong(Long::longValue).toArray()).update();
        remember("value_trait_again", "1 + coalesce((SELECT max(past.step) FROM understand.value_churn_history AS past "
                + "WHERE past.customer_id = fresh.customer_id AND past.run_id = :run), 0)", run, asOf);
        jdbc.sql("""
                INSERT INTO understand.value_trait AS shown (%1$s)
                SELECT %1$s
                FROM value_trait_again
                ON CONFLICT (customer_id) DO UPDATE
                SET (%1$s) = (%2$s)
                WHERE (%3$s) IS DISTINCT FROM (%2$s)
                """.formatted(NAMES, NAMES.replaceAll("(\\w+)", "excluded.$1"),
                NAMES.replaceAll("(\\w+)", "shown.$1"))).update();
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
