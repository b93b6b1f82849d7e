package dev.perennial.engine.spark;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import dev.perennial.engine.sql.SqlEngine;
import dev.perennial.engine.sql.SqlRow;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Relational models on Spark: views are temporary views of the session. */
record SparkSqlEngine(SparkSession session) implements SqlEngine {

    @Override
    public void view(String name, String query) {
        session.sql(query).createOrReplaceTempView(name);
    }

    /** The rows are kept by the workers without the query they came from: queries over queries would grow beyond measure. */
    @Override
    public void table(String name, String query) {
        session.sql(query).localCheckpoint().createOrReplaceTempView(name);
    }

    @Override
    public void keep(String name, Path folder) {
        session.table(name).write().parquet(folder.toString());
    }

    @Override
    public void open(String name, Path folder) {
        session.read().parquet(folder.toString()).createOrReplaceTempView(name);
    }

    @Override
    public <R> List<R> rows(String query, Function<SqlRow, R> row) {
        return session.sql(query).collectAsList().stream().map(found -> row.apply(new SparkRow(found))).toList();
    }

    private record SparkRow(Row row) implements SqlRow {

        private Number number(int column) {
            return (Number) row.get(column);
        }

        @Override
        public long whole(int column) {
            return number(column).longValue();
        }

        @Override
        public double real(int column) {
            return number(column).doubleValue();
        }

        @Override
        public boolean missing(int column) {
            return row.isNullAt(column);
        }

        @Override
        public @Nullable String text(int column) {
            return missing(column) ? null : row.get(column).toString();
        }
    }

    @Override
    public List<BigDecimal[]> numbers(String query) {
        return session.sql(query).collectAsList().stream().map(SparkSqlEngine::numbers).toList();
    }

    private static BigDecimal[] numbers(Row row) {
        BigDecimal[] numbers = new BigDecimal[row.length()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(row.get(i));
        }
        return numbers;
    }

    private static BigDecimal number(@Nullable Object cell) {
        return switch (cell) {
            case BigDecimal decimal -> decimal;
            case Double real -> BigDecimal.valueOf(real);
            case Number whole -> BigDecimal.valueOf(whole.longValue());
            case null, default -> throw new IllegalStateException("not a number: " + cell);
        };
    }
}
