package dev.perennial.engine.orders;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/** The orders of a Parquet file; the number of the row, from 1, stands for the line. */
final class ParquetOrders implements OrderSource {

    /** Sums up a source; as {@link OrderReader} does for all of them. */
    interface Account {
        OrderLog close(OrderSource source, String name, OrderReadSettings settings)
                throws IOException, OrderFileException;
    }

    private final Connection database;
    private final String table;
    private final String name;
    private final OrderReadSettings settings;
    private final OrderConventions given;
    private final OrderColumns columns;
    private final List<ParquetColumn> used;
    private OrderConventions conventions;

    private ParquetOrders(Connection database, Path path, String name, OrderReadSettings settings)
            throws OrderFileException, SQLException {
        this.database = database;
        this.table = "read_parquet('" + literal(path) + "')";
        this.name = name;
        this.settings = settings;
        this.given = OrderConventions.of(settings);
        this.conventions = given;
        List<String> headings = new ArrayList<>();
        List<String> types = new ArrayList<>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("DESCRIBE SELECT * FROM " + table)) {
            while (rows.next()) {
                headings.add(rows.getString(1));
                types.add(rows.getString(2));
            }
        }
        this.columns = new Headings(name, headings, settings.columns()).columns();
        this.used = columns.index().keySet().stream().sorted()
                .map(role -> ParquetColumn.of(role, headings.get(columns.at(role)), types.get(columns.at(role))))
                .toList();
    }

    /** The path as a literal in which no character is a wildcard. */
    private static String literal(Path path) {
        return path.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]").replace("'", "''");
    }

    static OrderLog read(Path path, String name, OrderReadSettings settings, Account account)
            throws IOException, OrderFileException {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement setup = database.createStatement()) {
            setup.execute("SET threads = " + settings.threads());
            setup.execute("SET autoinstall_known_extensions = false");
            setup.execute("SET autoload_known_extensions = false");
            return account.close(new ParquetOrders(database, path, name, settings), name, settings);
        } catch (SQLException e) {
            throw new OrderFileException(OrderProblem.FILE_DAMAGED, name, "Parquet");
        }
    }

    @Override
    public OrderColumns columns() {
        return columns;
    }

    @Override
    public OrderFormat format() {
        return new OrderFormat("parquet", "", "", conventions.dateOrder(), columns.names());
    }

    @Override
    public ReadRows read() throws OrderFileException {
        try {
            Optional<ReadRows> rows = readRows();
            if (rows.isEmpty()) {
                Evidence all = evidence();
                all.checkDates(given, name, columns);
                conventions = all.settle(given, name, columns);
                rows = readRows();
            }
            return rows.orElseThrow();
        } catch (SQLException e) {
            throw new OrderFileException(OrderProblem.FILE_DAMAGED, name, "Parquet");
        }
    }

    /** Reads all rows; empty when a row depends on a convention that is not settled. */
    private Optional<ReadRows> readRows() throws SQLException, OrderFileException {
        OrderLogBuilder log = new OrderLogBuilder(columns.has(OrderColumn.ORDER));
        ShardWriter writer = log.writer();
        OrderRow row = new OrderRow(conventions, columns.has(OrderColumn.QUANTITY));
        RejectedRows rejected = new RejectedRows();
        long line = 0;
        try (DuckDBPreparedStatement query = query(selection(used)); DuckDBChunkedResult result = query.query()) {
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                List<DuckDBReadableVector> vectors = vectors(chunk, used.size());
                for (long i = 0; i < chunk.rowCount(); i++) {
                    line++;
                    row.begin();
                    for (int c = 0; c < vectors.size(); c++) {
                        used.get(c).read(vectors.get(c), i, row);
                    }
                    RejectReason reason = row.judge();
                    if (row.open()) {
                        return Optional.empty();
                    }
                    if (line > OrderLogBuilder.MOST_POSITIONS) {
                        throw new OrderFileException(OrderProblem.FILE_TOO_LARGE, name, OrderLogBuilder.MOST_POSITIONS);
                    }
                    if (reason == null) {
                        writer.add(row, line);
                    } else {
                        rejected.add(line, reason);
                    }
                }
                settings.progress().read(line, line);
            }
        }
        writer.flush();
        try (Workers workers = new Workers(settings.threads())) {
            return Optional.of(new ReadRows(line, log.build(workers), rejected));
        }
    }

    private Evidence evidence() throws SQLException {
        Evidence all = new Evidence();
        List<ParquetColumn> texts = used.stream().filter(ParquetColumn::isText).toList();
        try (DuckDBPreparedStatement query = query(selection(texts)); DuckDBChunkedResult result = query.query()) {
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                for (int c = 0; c < texts.size(); c++) {
                    DuckDBReadableVector vector = chunk.vector(c);
                    for (long i = 0; i < chunk.rowCount(); i++) {
                        char[] text = vector.isNull(i) ? new char[0] : vector.getString(i).toCharArray();
                        all.look(texts.get(c).role(), text, 0, text.length);
                    }
                }
            }
        }
        return all;
    }

    private static String selection(List<ParquetColumn> columns) {
        return columns.stream().map(ParquetColumn::expression).collect(Collectors.joining(", "));
    }

    private DuckDBPreparedStatement query(String selection) throws SQLException {
        return database.prepareStatement("SELECT " + selection + " FROM " + table)
                .unwrap(DuckDBPreparedStatement.class);
    }

    private static List<DuckDBReadableVector> vectors(DuckDBDataChunkReader chunk, int count) {
        return IntStream.range(0, count).mapToObj(chunk::vector).toList();
    }

    @Override
    public void replay(RejectedRows rejected, RejectedRow show) throws IOException {
        String all = columns.headings().stream()
                .map(heading -> "CAST(" + ParquetColumn.quoted(heading) + " AS VARCHAR)")
                .collect(Collectors.joining(", "));
        long line = 0;
        int index = 0;
        try (DuckDBPreparedStatement query = query(all); DuckDBChunkedResult result = query.query()) {
            while (index < rejected.listed() && result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                long rows = chunk.rowCount();
                while (index < rejected.listed() && rejected.line(index) <= line + rows) {
                    long at = rejected.line(index) - line - 1;
                    show.at(index++, vectors(chunk, columns.headings().size()).stream()
                            .map(vector -> vector.isNull(at) ? "" : vector.getString(at)).toList());
                }
                line += rows;
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
