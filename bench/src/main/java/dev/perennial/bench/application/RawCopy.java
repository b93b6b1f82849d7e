package dev.perennial.bench.application;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The floor of an import: the very rows it made, copied by one connection into empty tables beside, with the same columns,
 * constraints, indexes and foreign keys, in the same server.
 */
final class RawCopy implements AutoCloseable {

    private static final String SCHEMA = "bench_copy";
    private static final int BUFFER = 1 << 16;

    /** In the order in which their foreign keys want them, each with the order of its rows. */
    private enum Table {
        CUSTOMER_PROFILE("id"), CUSTOMER_IDENTITY("customer_id"), CUSTOMER_LIST("customer_id"),
        CUSTOMER_FIGURES("customer_id"), COMMERCE_ORDER(
                "id"),
        COMMERCE_ORDER_KEY("order_id"), COMMERCE_ORDER_LINE("order_id, line_no");

        private final String order;

        Table(String order) {
            this.order = order;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Database database;
    private final Path folder;
    private final List<Table> filled = new ArrayList<>();

    /** Writes the rows of an import to files and makes the tables beside. */
    RawCopy(Database database, Path folder) throws SQLException, IOException {
        this.database = database;
        this.folder = folder;
        database.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE", "CREATE SCHEMA " + SCHEMA);
        for (Table table : Table.values()) {
            if (!database.texts("SELECT 1 FROM collect." + table.code() + " LIMIT 1").isEmpty()) {
                filled.add(table);
            }
        }
        refuseForgotten();
        for (Table table : filled) {
            dump(table, "text");
            dump(table, "binary");
            database.execute("CREATE TABLE " + SCHEMA + "." + table.code() + " (LIKE collect." + table.code()
                    + " INCLUDING ALL)");
        }
        foreignKeys();
    }

    /** Another table that an import fills would make the comparison unfair; it belongs into the list above. A row or two are settings. */
    private void refuseForgotten() throws SQLException {
        for (String table : database.texts("""
                SELECT relname
                FROM pg_class
                WHERE relnamespace = 'collect'::regnamespace
                  AND relkind IN ('r', 'p')
                  AND NOT relispartition
                  AND (relname LIKE 'customer\\_%' OR relname LIKE 'commerce\\_%')""")) {
            boolean known = filled.stream().anyMatch(one -> one.code().equals(table));
            if (!known && !database.texts("SELECT 1 FROM collect." + table + " OFFSET 10 LIMIT 1").isEmpty()) {
                throw new IllegalStateException("an import fills collect." + table + ", which is not compared");
            }
        }
    }

    private void foreignKeys() throws SQLException {
        for (Table table : filled) {
            for (String definition : database.texts("""
                    SELECT pg_get_constraintdef(oid)
                    FROM pg_constraint
                    WHERE contype = 'f'
                      AND conrelid = 'collect.%s'::regclass""".formatted(table.code()))) {
                String beside = definition;
                for (Table other : filled) {
                    beside = beside.replace("collect." + other.code() + "(", SCHEMA + "." + other.code() + "(");
                }
                database.execute("ALTER TABLE " + SCHEMA + "." + table.code() + " ADD " + beside);
            }
        }
    }

    private void dump(Table table, String format) throws SQLException, IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file(table, format)), BUFFER)) {
            copies().copyOut("COPY (SELECT * FROM collect." + table.code() + " ORDER BY " + table.order
                    + ") TO STDOUT (FORMAT " + format + ")", out);
        }
    }

    private Path file(Table table, String format) {
        return folder.resolve("rows-" + table.code() + "." + format);
    }

    private CopyManager copies() throws SQLException {
        return database.connection().unwrap(PGConnection.class).getCopyAPI();
    }

    /** Copies all rows and returns the seconds that took. */
    double seconds(String format) throws SQLException, IOException {
        database.execute("TRUNCATE " + filled.stream().map(table -> SCHEMA + "." + table.code())
                .collect(Collectors.joining(", ")) + " CASCADE", "CHECKPOINT");
        long nanos = 0;
        for (Table table : filled) {
            try (InputStream in = Files.newInputStream(file(table, format))) {
                long start = System.nanoTime();
                copies().copyIn("COPY " + SCHEMA + "." + table.code() + " FROM STDIN (FORMAT " + format + ")", in,
                        BUFFER);
                nanos += System.nanoTime() - start;
            }
        }
        return nanos / 1e9;
    }

    @Override
    public void close() throws SQLException, IOException {
        database.execute("DROP SCHEMA " + SCHEMA + " CASCADE");
        for (Table table : filled) {
            Files.deleteIfExists(file(table, "text"));
            Files.deleteIfExists(file(table, "binary"));
        }
    }
}
