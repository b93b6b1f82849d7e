package dev.perennial.engine.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.shard.ShardHash;
import dev.perennial.engine.shard.Shards;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** Order lines in Parquet, gathered by shard: customers by hash and id, a customer's lines by day, order and amount. */
final class SparkOrders {

    private static final String ORDER_KEY = "order_key";
    private static final String CELL = "cell";

    private SparkOrders() {
    }

    static SparkShards<OrderShard> read(SparkSession session, Path parquet, SparkShards.Kept kept) {
        Dataset<Row> lines = session.read().parquet(parquet.toString());
        boolean orders = Arrays.asList(lines.columns()).contains(ORDER_KEY);
        boolean cells = Arrays.asList(lines.columns()).contains(CELL);
        int partitions = SparkShards.partitions(JavaSparkContext.fromSparkContext(session.sparkContext()));
        JavaRDD<Row> sorted = lines.select(columns(orders, cells))
                .repartitionById(partitions, functions.col("shard").mod(functions.lit(partitions)))
                .sortWithinPartitions("shard", "hash", "customer_id", "day", ORDER_KEY, "amount_units").toJavaRDD();
        return new SparkShards<>(sorted.mapPartitionsWithIndex(
                (partition, rows) -> gather(rows, new LineGatherer(orders, cells), partition, partitions), false),
                kept);
    }

    private static Column[] columns(boolean orders, boolean cells) {
        UserDefinedFunction hash = functions.udf((UDF1<String, Long>) ShardHash::of, DataTypes.LongType);
        UserDefinedFunction shard = functions.udf((UDF1<String, Integer>) id -> ShardHash.shard(ShardHash.of(id)),
                DataTypes.IntegerType);
        Column id = functions.col("customer_id");
        Column order = orders ? functions.col(ORDER_KEY) : functions.lit(0L).as(ORDER_KEY);
        Column cell = cells ? functions.col(CELL) : functions.lit(0).as(CELL);
        return new Column[]{shard.apply(id).as("shard"), hash.apply(id).as("hash"), id, functions.col("appearance"),
                functions.col("day"), functions.col("amount_units"), order, cell};
    }

    /** The shards of one partition, empty ones too. */
    private static Iterator<SparkShards.Numbered<OrderShard>> gather(Iterator<Row> rows, LineGatherer gatherer,
            int partition,
            int partitions) {
        List<SparkShards.Numbered<OrderShard>> shards = new ArrayList<>();
        int shard = partition;
        while (rows.hasNext()) {
            Row row = rows.next();
            for (; row.getInt(0) > shard; shard += partitions) {
                shards.add(new SparkShards.Numbered<>(shard, gatherer.take()));
            }
            gatherer.add(row.getString(2), row.getLong(3), row.getInt(4), row.getLong(5), row.getLong(6),
                    row.getInt(7));
        }
        for (; shard < Shards.COUNT; shard += partitions) {
            shards.add(new SparkShards.Numbered<>(shard, gatherer.take()));
        }
        return shards.iterator();
    }
}
