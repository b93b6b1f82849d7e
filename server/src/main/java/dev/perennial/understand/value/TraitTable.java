package dev.perennial.understand.value;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.perennial.engine.model.portrait.Portraits;
import dev.perennial.platform.storage.ConnectionPools;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of traits: the one that is shown, and those of runs beside it, made and put in place like those of cards. */
@Repository
class TraitTable {

    private static final int COPY_BUFFER = 1 << 18;
    /** Figures by which lists can be ordered. */
    private static final List<String> SORTED = List.of("total_value", "headroom", "loyalty_score",
            "satisfaction_score");

    private final ConnectionPools pools;
    private final JdbcClient jdbc;

    TraitTable(ConnectionPools pools, JdbcClient jdbc) {
        this.pools = pools;
        this.jdbc = jdbc;
    }

    private static String of(long run) {
        return "understand.value_trait_r" + run;
    }

    /** Makes the table of a run from a file in the binary COPY format, which is removed. */
    void load(long run, Path file) throws SQLException, IOException {
        try (Connection connection = pools.jobs().getConnection();
                Statement statement = connection.createStatement();
                InputStream rows = Files.newInputStream(file)) {
            connection.setAutoCommit(false);
            try {
                statement.execute("DROP TABLE IF EXISTS " + of(run));
                statement.execute("CREATE TABLE " + of(run) + " (LIKE understand.value_trait)");
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
                        "COPY " + of(run) + " FROM STDIN (FORMAT binary, FREEZE)", rows, COPY_BUFFER);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        Files.delete(file);
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

    /** The name of a run's table; of a run that has none, those shown, so that nothing seems to have changed. */
    String readable(long run) {
        return exists(run) ? of(run) : "understand.value_trait";
    }

    private boolean exists(long run) {
        return jdbc.sql("SELECT to_regclass(:table) IS NOT NULL").param("table", of(run)).query(Boolean.class).single();
    }

    /** Puts a run's table in place, whose present one the running transaction has locked. */
    void putInPlace(long run) {
        if (exists(run)) {
            jdbc.sql("DROP TABLE understand.value_trait").update();
            jdbc.sql("ALTER TABLE " + of(run) + " RENAME TO value_trait").update();
        } else {
            // A run of a version that knew no traits: better none than another run's.
            jdbc.sql("TRUNCATE understand.value_trait").update();
        }
    }

    void drop(long run) {
        jdbc.sql("DROP TABLE IF EXISTS " + of(run)).update();
    }

    /** A customer's traits by column; empty where there is no row. */
    Optional<Map<String, @Nullable Object>> find(long customer) {
        return jdbc.sql("SELECT * FROM understand.value_trait WHERE customer_id = :customer")
                .param("customer", customer).query().listOfRows().stream().findFirst();
    }

    /** The columns of the table in their order, which is that of what the engine sends. */
    static List<String> columns() {
        return Portraits.outputs().stream().map(output -> output.code()).toList();
    }
}
