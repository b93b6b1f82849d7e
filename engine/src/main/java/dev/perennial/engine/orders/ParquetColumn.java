package dev.perennial.engine.orders;

import java.math.BigDecimal;
import java.time.Instant;

import org.duckdb.DuckDBReadableVector;

/**
 * A used column of a Parquet file: how it is asked for and how its values go into a row.
 *
 * @param expression what is selected
 */
record ParquetColumn(OrderColumn role, Kind kind, String expression) {

    /** What the selected values are. */
    enum Kind {
        TEXT, DAYS, MILLISECONDS, WHOLE, DECIMAL, REAL
    }

    private static final long SAFE_WHOLE = 100_000_000_000_000L;

    static ParquetColumn of(OrderColumn role, String heading, String type) {
        String column = quoted(heading);
        Kind kind = switch (role) {
            case DATE -> dateKind(type);
            case AMOUNT, QUANTITY, PRICE -> numberKind(type);
            case CUSTOMER, ORDER, STATUS -> Kind.TEXT;
        };
        String expression = switch (kind) {
            case DAYS -> "CAST(CAST(" + column + " AS DATE) - DATE '1970-01-01' AS BIGINT)";
            case MILLISECONDS -> "epoch_ms(" + column + ")";
            case WHOLE -> "CAST(" + column + " AS BIGINT)";
            case DECIMAL -> column;
            // By way of text, so that a 4-byte 35.08 stays 35.08.
            case REAL -> "CAST(CAST(" + column + " AS VARCHAR) AS DOUBLE)";
            case TEXT ->
                type.equals("DOUBLE") || type.equals("FLOAT") ? wholeText(column) : "CAST(" + column + " AS VARCHAR)";
        };
        return new ParquetColumn(role, kind, expression);
    }

    private static Kind dateKind(String type) {
        if (type.equals("TIMESTAMP WITH TIME ZONE")) {
            return Kind.MILLISECONDS;
        }
        return type.equals("DATE") || type.startsWith("TIMESTAMP") ? Kind.DAYS : Kind.TEXT;
    }

    private static Kind numberKind(String type) {
        return switch (type) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" -> Kind.WHOLE;
            case "DOUBLE", "FLOAT" -> Kind.REAL;
            default -> type.startsWith("DECIMAL") ? Kind.DECIMAL : Kind.TEXT;
        };
    }

    /** Ids that some tools turn into reals because of gaps: 17850.0 is the customer 17850. */
    private static String wholeText(String column) {
        return "CASE WHEN abs(" + column + ") < 1e15 AND " + column + " = floor(" + column + ") THEN CAST(CAST("
                + column
                + " AS BIGINT) AS VARCHAR) ELSE CAST(" + column + " AS VARCHAR) END";
    }

    static String quoted(String heading) {
        return '"' + heading.replace("\"", "\"\"") + '"';
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    void read(DuckDBReadableVector vector, long at, OrderRow row) {
        if (vector.isNull(at)) {
            return;
        }
        switch (kind) {
            case TEXT -> {
                char[] text = vector.getString(at).toCharArray();
                row.field(role, text, 0, text.length);
            }
            case DAYS -> {
                long day = vector.getLong(at);
                row.date(day < Integer.MIN_VALUE || day > Integer.MAX_VALUE
                        ? Reading.BAD
                        : row.dates().take((int) day));
            }
            case MILLISECONDS -> row.date(row.dates().take(Instant.ofEpochMilli(vector.getLong(at))));
            case WHOLE -> {
                long whole = vector.getLong(at);
                number(row,
                        whole > -SAFE_WHOLE && whole < SAFE_WHOLE ? BigDecimal.valueOf(whole) : BigDecimal.TEN.pow(20));
            }
            case DECIMAL -> number(row, vector.getBigDecimal(at));
            case REAL -> {
                double real = vector.getDouble(at);
                if (Double.isFinite(real)) {
                    number(row, BigDecimal.valueOf(real));
                }
            }
        }
    }

    private void number(OrderRow row, BigDecimal value) {
        row.number(role, row.numbers(role).read(value));
    }
}
