package dev.perennial.engine.duckdb;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntUnaryOperator;

import dev.perennial.engine.shard.Shards;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/**
 * Java arrays seen by DuckDB as a table: shards are handed to DuckDB's threads one at a time, so nothing is copied
 * twice and both sides of the hand-over run in parallel.
 *
 * @param columns what the table has
 * @param rows number of rows of each shard
 */
public record ColumnTable(List<Column> columns, IntUnaryOperator rows) {

    public ColumnTable {
        columns = List.copyOf(columns);
    }

    /** Tables on offer to the one registered table function, by the key that SQL passes to it. */
    private static final Map<String, ColumnTable> OFFERED = new ConcurrentHashMap<>();
    private static final AtomicLong KEYS = new AtomicLong();

    /** Offers the table to DuckDB under a new key until {@link #withdraw}. */
    String offer() {
        String key = "t" + KEYS.incrementAndGet();
        OFFERED.put(key, this);
        return key;
    }

    static void withdraw(String key) {
        OFFERED.remove(key);
    }

    /** The table function {@code java_table(key)}. */
    static final class Function implements DuckDBTableFunction<ColumnTable, AtomicInteger, Function.Cursor> {

        static final String NAME = "java_table";
        private static final int CHUNK = 2048;

        /** Where one thread stands: its table, the shard it reads, the next row. */
        static final class Cursor {
            private final ColumnTable table;
            private int shard = -1;
            private int next;

            Cursor(ColumnTable table) {
                this.table = table;
            }
        }

        @Override
        public ColumnTable bind(DuckDBTableFunctionBindInfo info) {
            ColumnTable table = OFFERED.get(info.getParameter(0).getString());
            if (table == null) {
                throw new IllegalStateException("no such table on offer");
            }
            table.columns().forEach(c -> info.addResultColumn(c.name(), c.type()));
            return table;
        }

        @Override
        public AtomicInteger init(DuckDBTableFunctionInitInfo info) {
            info.setMaxThreads(Shards.COUNT);
            return new AtomicInteger();
        }

        @Override
        public Cursor localInit(DuckDBTableFunctionInitInfo info) {
            return new Cursor(info.getBindData());
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter out) {
            Cursor at = info.getLocalInitData();
            AtomicInteger shards = info.getInitData();
            while (at.shard < 0 || at.next >= at.table.rows().applyAsInt(at.shard)) {
                at.shard = shards.getAndIncrement();
                at.next = 0;
                if (at.shard >= Shards.COUNT) {
                    return 0;
                }
            }
            int count = Math.min(CHUNK, at.table.rows().applyAsInt(at.shard) - at.next);
            for (int c = 0; c < at.table.columns().size(); c++) {
                at.table.columns().get(c).copy(at.shard, at.next, count, out.vector(c));
            }
            at.next += count;
            return count;
        }
    }
}
