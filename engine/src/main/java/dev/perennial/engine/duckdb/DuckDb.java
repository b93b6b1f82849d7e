package dev.perennial.engine.duckdb;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.perennial.engine.sql.SqlEngine;
import dev.perennial.engine.sql.SqlRow;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/** One in-memory DuckDB with limits on threads and memory; spills to a temporary folder. Close it when done. */
public final class DuckDb implements SqlEngine, AutoCloseable {

    private static final int MOST_PARTS = 16;
    private static final int ROWS_A_PART = 300_000;

    private final DuckDBConnection connection;
    private final Path spill;

    private DuckDb(DuckDBConnection connection, Path spill) {
        this.connection = connection;
        this.spill = spill;
    }

    /**
     * Opens an empty database.
     *
     * @param threads worker threads, at least 1
     * @param memoryMegabytes limit of DuckDB's own memory
     */
    public static DuckDb open(int threads, int memoryMegabytes) {
        Path spill = spillFolder();
        try {
            Properties limits = new Properties();
            limits.setProperty("threads", Integer.toString(threads));
            limits.setProperty("memory_limit", memoryMegabytes + "MB");
            limits.setProperty("temp_directory", spill.toString());
            limits.setProperty("autoinstall_known_extensions", "false");
            limits.setProperty("autoload_known_extensions", "false");
            limits.setProperty("preserve_insertion_order", "false");
            DuckDBConnection connection = DriverManager.getConnection("jdbc:duckdb:", limits)
                    .unwrap(DuckDBConnection.class);
            DuckDBFunctions.tableFunction().withName(ColumnTable.Function.NAME).withParameter(String.class)
                    .withFunction(new ColumnTable.Function()).register(connection);
            return new DuckDb(connection, spill);
        } catch (SQLException e) {
            remove(spill);
            throw new DuckDbException("cannot open DuckDB", e);
        }
    }

    /** A folder of this database alone that only its owner can read: names of spilled files repeat in every database. */
    private static Path spillFolder() {
        try {
            return Files.createTempDirectory("perennial-duckdb-");
        } catch (IOException e) {
            throw new DuckDbException("cannot make a temporary folder", e);
        }
    }

    private static void remove(Path spill) {
        try (Stream<Path> files = Files.list(spill)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(spill);
        } catch (IOException e) {
            // The files that DuckDB spilled are its own to delete; a folder that stays harms nobody.
            return;
        }
    }

    /** Makes a table of the columns' rows, under a name that is an SQL identifier. */
    public void create(String name, ColumnTable table) {
        withRows(table, rows -> execute("CREATE OR REPLACE TABLE " + name + " AS " + rows));
    }

    /** Writes the columns' rows as a Parquet file without making a table of them. */
    public void export(ColumnTable table, Path parquet) {
        withRows(table, rows -> execute("COPY (" + rows + ") TO " + literal(parquet) + " (FORMAT parquet)"));
    }

    private static void withRows(ColumnTable table, Consumer<String> use) {
        String key = table.offer();
        try {
            use.accept("SELECT * FROM " + ColumnTable.Function.NAME + "('" + key + "')");
        } finally {
            ColumnTable.withdraw(key);
        }
    }

    /** Makes a table of a query's rows. */
    public void create(String name, String query) {
        execute("CREATE OR REPLACE TABLE " + name + " AS " + query);
    }

    @Override
    public List<BigDecimal[]> numbers(String query) {
        return query(query, row -> {
            BigDecimal[] numbers = new BigDecimal[row.getMetaData().getColumnCount()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = row.getBigDecimal(i + 1);
            }
            return numbers;
        });
    }

    @Override
    public void view(String name, String query) {
        execute("CREATE OR REPLACE VIEW " + name + " AS " + query);
    }

    /** The rows lie in a file beside what is spilled: many such tables need not fit into memory together. */
    @Override
    public void table(String name, String query) {
        Path file = spill.resolve(name + ".parquet");
        execute("COPY (" + query + ") TO " + literal(file) + " (FORMAT parquet)");
        view(name, "SELECT * FROM read_parquet(" + literal(file) + ")");
    }

    @Override
    public void keep(String name, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new DuckDbException("cannot make " + folder, e);
        }
        execute("COPY " + name + " TO " + literal(folder.resolve("00000.parquet")) + " (FORMAT parquet)");
    }

    @Override
    public void open(String name, Path folder) {
        view(name, "SELECT * FROM read_parquet(" + literal(folder.resolve("*.parquet")) + ")");
    }

    /** All that is joined to a row must fit into memory together, or it is written to disk and read again. */
    @Override
    public int parts(long rows) {
        return (int) Math.min(MOST_PARTS, 1 + rows / ROWS_A_PART);
    }

    @Override
    public <R> List<R> rows(String query, Function<SqlRow, R> row) {
        return query(query, found -> row.apply(new ResultRow(found)));
    }

    /** Changes the limit of DuckDB's own memory. */
    public void limit(int memoryMegabytes) {
        execute("SET memory_limit = '" + memoryMegabytes + "MB'");
    }

    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DuckDbException(sql, e);
        }
    }

    /** All rows of a small answer. */
    public <R> List<R> query(String sql, Row<R> row) {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<R> answer = new ArrayList<>();
            while (rows.next()) {
                answer.add(row.read(rows));
            }
            return answer;
        } catch (SQLException e) {
            throw new DuckDbException(sql, e);
        }
    }

    /** Sends a query's rows in PostgreSQL's binary COPY format, header and trailer included. */
    public void copyTo(String query, OutputStream out) throws IOException {
        PostgresCopy copy = new PostgresCopy(out);
        copy.begin();
        chunks(query, (chunk, columns) -> copy.chunk(chunk, columns));
        copy.end();
    }

    /** Shows a query's rows, which may be very many, one after the other; all columns must be whole numbers or texts. */
    public void each(String query, Visitor visitor) throws IOException {
        chunks(query, (chunk, columns) -> {
            DuckDBReadableVector[] vectors = IntStream.range(0, columns).mapToObj(chunk::vector)
                    .toArray(DuckDBReadableVector[]::new);
            for (long row = 0; row < chunk.rowCount(); row++) {
                visitor.row(new Cells(vectors, row));
            }
        });
    }

    /** One row of many. */
    public record Cells(DuckDBReadableVector[] vectors, long row) {
        public long number(int column) {
            return vectors[column].getLong(row);
        }

        public String text(int column) {
            return vectors[column].getString(row);
        }
    }

    /** Sees rows one after the other. */
    @FunctionalInterface
    public interface Visitor {
        void row(Cells cells) throws IOException;
    }

    private interface ChunkVisitor {
        void chunk(DuckDBDataChunkReader chunk, int columns) throws IOException;
    }

    private void chunks(String query, ChunkVisitor visitor) throws IOException {
        try (DuckDBPreparedStatement statement = connection.prepareStatement(query)
                .unwrap(DuckDBPreparedStatement.class); DuckDBChunkedResult result = statement.query()) {
            int columns = Math.toIntExact(result.columnCount());
            while (result.nextChunk()) {
                visitor.chunk(result.chunk(), columns);
            }
        } catch (SQLException e) {
            throw new DuckDbException(query, e);
        }
    }

    /** The one row of an answer that has exactly one. */
    public <R> R one(String sql, Row<R> row) {
        List<R> rows = query(sql, row);
        if (rows.size() != 1) {
            throw new IllegalStateException("expected one row, got " + rows.size() + ": " + sql);
        }
        return rows.getFirst();
    }

    /** A path as an SQL string literal. */
    public static String literal(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DuckDbException("cannot close DuckDB", e);
        } finally {
            remove(spill);
        }
    }

    /** Reads the current row. */
    @FunctionalInterface
    public interface Row<R> {
        R read(ResultSet row) throws SQLException;
    }
}
