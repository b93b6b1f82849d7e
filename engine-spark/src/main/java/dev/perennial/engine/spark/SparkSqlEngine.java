package dev.perennial.engine.spark;

import java.math.BigDecimal;
import java.util.List;

import dev.perennial.engine.sql.SqlEngine;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Relational models on Spark: views are temporary views of the session. */
record SparkSqlEngine(SparkSession session) implements SqlEngine {

    @Override
    public void view(String name, String query) {
        session.sql(query).createOrReplaceTempView(name);
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
