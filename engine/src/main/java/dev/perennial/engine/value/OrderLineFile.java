package dev.perennial.engine.value;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import dev.perennial.engine.duckdb.Column;
import dev.perennial.engine.duckdb.ColumnTable;
import dev.perennial.engine.duckdb.DuckDb;
import dev.perennial.engine.orders.OrderShard;

/**
 * Order lines as a Parquet file that other engines read: {@code customer_id} text, {@code appearance} of the customer,
 * {@code day} since 1970-01-01, {@code amount_units} in 1/10,000, and {@code order_key} where the source has order
 * numbers, and {@code cell} of the customer's covariates where there are any.
 */
final class OrderLineFile {

    private static final int MEMORY_MEGABYTES = 512;

    private final List<OrderShard> shards;

    private OrderLineFile(List<OrderShard> shards) {
        this.shards = shards;
    }

    static void write(List<OrderShard> shards, Path file) {
        OrderLineFile lines = new OrderLineFile(shards);
        try (DuckDb db = DuckDb.open(Runtime.getRuntime().availableProcessors(), MEMORY_MEGABYTES)) {
            db.export(new ColumnTable(lines.columns(), s -> shards.get(s).lines()), file);
        }
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(
                Column.strings("customer_id", Column.once(s -> customerIds(shards.get(s)))),
                Column.longs("appearance", Column.once(s -> appearance(shards.get(s)))),
                Column.ints("day", s -> shards.get(s).day()),
                Column.longs("amount_units", s -> shards.get(s).amount())));
        if (shards.stream().anyMatch(OrderShard::hasOrderNumbers)) {
            IntFunction<long[]> orders = s -> shards.get(s).order();
            columns.add(Column.longs("order_key", orders));
        }
        if (shards.stream().anyMatch(OrderShard::hasCells)) {
            columns.add(Column.ints("cell", Column.once(s -> cells(shards.get(s)))));
        }
        return columns;
    }

    private static int[] cells(OrderShard shard) {
        return IntStream.of(shard.customer()).map(customer -> shard.cell()[customer]).toArray();
    }

    private static String[] customerIds(OrderShard shard) {
        String[] ids = new String[shard.lines()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = shard.customerIds()[shard.customer()[i]];
        }
        return ids;
    }

    private static long[] appearance(OrderShard shard) {
        long[] appearance = new long[shard.lines()];
        for (int i = 0; i < appearance.length; i++) {
            appearance[i] = shard.appearance()[shard.customer()[i]];
        }
        return appearance;
    }
}
