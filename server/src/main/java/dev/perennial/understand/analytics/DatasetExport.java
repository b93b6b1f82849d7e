package dev.perennial.understand.analytics;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

import javax.sql.DataSource;

import dev.perennial.engine.process.FrameWriter;
import dev.perennial.platform.catalogue.Dataset;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads data sets over two connections that see the very same state of the database: one takes a snapshot, the other
 * adopts it. So the watermark holds however commits were interleaved, and nothing is read twice or missed.
 */
final class DatasetExport implements AutoCloseable {

    private static final int CONNECTIONS = 2;
    /** Parts per connection, so that both end at about the same time. */
    private static final int PARTS = 8;
    private static final int BUFFER = 1 << 16;
    /** Signature, flags and length of the extension. */
    private static final int HEADER = 19;
    private static final int TRAILER = 2;

    private final List<Connection> connections;
    private final String watermark;
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS,
            Thread.ofPlatform().daemon().name("export-", 0).factory());

    private DatasetExport(List<Connection> connections, String watermark) {
        this.connections = connections;
        this.watermark = watermark;
    }

    static DatasetExport open(DataSource source) throws SQLException {
        List<Connection> connections = new ArrayList<>();
        try {
            Connection first = begin(source, connections);
            String[] snapshot = one(first, "SELECT pg_export_snapshot(), pg_current_snapshot()::text", 2);
            for (int i = 1; i < CONNECTIONS; i++) {
                execute(begin(source, connections), "SET TRANSACTION SNAPSHOT '" + snapshot[0] + "'");
            }
            return new DatasetExport(connections, snapshot[1]);
        } catch (SQLException e) {
            end(connections);
            throw e;
        }
    }

    private static Connection begin(DataSource source, List<Connection> connections) throws SQLException {
        Connection connection = source.getConnection();
        connections.add(connection);
        connection.setAutoCommit(false);
        execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        return connection;
    }

    /** What the transactions see: PostgreSQL's pg_snapshot. */
    String watermark() {
        return watermark;
    }

    /** About how many rows a table has, by its statistics; 0 if it was never counted. */
    long estimate(Dataset dataset) throws SQLException {
        return leaves(dataset).stream().mapToLong(Leaf::rows).sum();
    }

    /**
     * Sends all rows of a data set; answers how many. Progress is told rows so far.
     *
     * @param number under which the engine knows the data set
     */
    long send(Dataset dataset, int number, FrameWriter to, LongConsumer progress)
            throws SQLException, IOException, InterruptedException {
        AtomicLong rows = new AtomicLong();
        Deque<String> parts = parts(dataset);
        List<Future<Void>> running = new ArrayList<>();
        for (Connection connection : connections) {
            running.add(threads.submit(() -> {
                for (String query = next(parts); query != null; query = next(parts)) {
                    progress.accept(rows.addAndGet(copy(connection, query, number, to)));
                }
                return null;
            }));
        }
        for (Future<Void> part : running) {
            await(part);
        }
        return rows.get();
    }

    private static void await(Future<Void> part) throws SQLException, IOException, InterruptedException {
        try {
            part.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SQLException sql -> throw sql;
                case IOException io -> throw io;
                case RuntimeException unchecked -> throw unchecked;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static String next(Deque<String> parts) {
        synchronized (parts) {
            return parts.pollFirst();
        }
    }

    private Deque<String> parts(Dataset dataset) throws SQLException {
        List<Leaf> leaves = leaves(dataset);
        long pages = leaves.stream().mapToLong(Leaf::pages).sum();
        long step = Math.max(1, (pages + CONNECTIONS * PARTS - 1) / (CONNECTIONS * PARTS));
        Deque<String> parts = new ArrayDeque<>();
        for (Leaf leaf : leaves) {
            for (long from = 0; from < leaf.pages(); from += step) {
                parts.add(dataset.pages(leaf.table(), from, from + step));
            }
        }
        return parts;
    }

    /** A table that has rows itself: the data set's, or one of its partitions. */
    private record Leaf(String table, long pages, long rows) {
    }

    private List<Leaf> leaves(Dataset dataset) throws SQLException {
        try (Statement statement = connections.getFirst().createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT c.oid::regclass, pg_relation_size(c.oid) / current_setting('block_size')::bigint,
                               greatest(c.reltuples, 0)::bigint
                        FROM pg_class AS c
                        WHERE c.relkind = 'r'
                          AND (c.oid = '%1$s'::regclass
                               OR c.oid IN (SELECT relid FROM pg_partition_tree('%1$s'::regclass) WHERE isleaf))
                        ORDER BY c.oid
                        """.formatted(dataset.table()))) {
            List<Leaf> leaves = new ArrayList<>();
            while (row.next()) {
                leaves.add(new Leaf(row.getString(1), row.getLong(2), row.getLong(3)));
            }
            return leaves;
        }
    }

    /** Passes tuples on as they come, without header and trailer. */
    static long copy(Connection connection, String query, int number, FrameWriter to)
            throws SQLException, IOException {
        CopyOut out = connection.unwrap(PGConnection.class).getCopyAPI()
                .copyOut("COPY (" + query + ") TO STDOUT (FORMAT binary)");
        byte[] buffer = new byte[BUFFER];
        int filled = 0;
        long rows = 0;
        int skip = HEADER;
        try {
            for (byte[] tuple = out.readFromCopy(); tuple != null; tuple = out.readFromCopy()) {
                int length = tuple.length - skip;
                if (length <= TRAILER) {
                    skip = Math.max(0, skip - tuple.length);
                    continue;
                }
                if (filled + length > buffer.length) {
                    to.rows(number, buffer, filled);
                    filled = 0;
                    buffer = length > buffer.length ? Arrays.copyOf(buffer, length) : buffer;
                }
                System.arraycopy(tuple, skip, buffer, filled, length);
                filled += length;
                skip = 0;
                rows++;
            }
        } finally {
            if (out.isActive()) {
                out.cancelCopy();
            }
        }
        if (filled > 0) {
            to.rows(number, buffer, filled);
        }
        return rows;
    }

    private static String[] one(Connection connection, String query, int columns) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            String[] values = new String[columns];
            for (int i = 0; i < columns; i++) {
                values[i] = row.getString(i + 1);
            }
            return values;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void end(List<Connection> connections) throws SQLException {
        for (Connection connection : connections) {
            try (connection) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        end(connections);
    }
}
