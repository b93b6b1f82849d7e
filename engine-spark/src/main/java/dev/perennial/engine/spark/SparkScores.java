package dev.perennial.engine.spark;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import dev.perennial.engine.duckdb.Column;
import dev.perennial.engine.duckdb.ColumnTable;
import dev.perennial.engine.value.ScoreColumns;
import dev.perennial.engine.value.ScoredShard;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Scored customers as rows, with the columns of {@link ScoreColumns}. */
final class SparkScores {

    private SparkScores() {
    }

    static Dataset<Row> rows(SparkSession session, SparkShards<ScoredShard> scored, double unitDays) {
        JavaRDD<Row> rows = scored.rdd()
                .flatMap(s -> rows(ScoreColumns.table(List.of(s.shard()), unitDays)).iterator());
        return session.createDataFrame(rows, schema(ScoreColumns.table(List.of(), unitDays).columns()));
    }

    private static Iterable<Row> rows(ColumnTable table) {
        List<IntFunction<Object>> columns = table.columns().stream().map(c -> c.objects(0)).toList();
        return () -> IntStream.range(0, table.rows().applyAsInt(0))
                .mapToObj(i -> RowFactory.create(columns.stream().map(c -> c.apply(i)).toArray())).iterator();
    }

    private static StructType schema(List<Column> columns) {
        StructType schema = new StructType();
        for (Column column : columns) {
            schema = schema.add(column.name(), type(column), true);
        }
        return schema;
    }

    private static DataType type(Column column) {
        return switch (column) {
            case Column.Gaps gaps -> type(gaps.column());
            case Column.Ints _ -> DataTypes.IntegerType;
            case Column.Days _ -> DataTypes.DateType;
            case Column.Longs _ -> DataTypes.LongType;
            case Column.Doubles _ -> DataTypes.DoubleType;
            case Column.Strings _,Column.Codes<?> _ -> DataTypes.StringType;
            case Column.Flags _ -> DataTypes.BooleanType;
        };
    }
}
