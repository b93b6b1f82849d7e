package dev.perennial.engine.spark;

import java.math.BigDecimal;
import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import dev.perennial.engine.duckdb.DuckDb;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Query answers that can be compared across engines: one text a row, columns by name, whole numbers and decimals by
 * value, fractions to the last digit, rows sorted.
 */
final class Tables {

    private Tables() {
    }

    static List<String> of(DuckDb db, String query) {
        return db.query(query, row -> {
            ResultSetMetaData about = row.getMetaData();
            TreeMap<String, String> cells = new TreeMap<>();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                cells.put(about.getColumnName(i), text(row.getObject(i)));
            }
            return cells.toString();
        }).stream().sorted().toList();
    }

    static List<String> of(Dataset<Row> rows) {
        List<String> names = Arrays.asList(rows.columns());
        List<String> texts = new ArrayList<>();
        for (Row row : rows.collectAsList()) {
            TreeMap<String, String> cells = new TreeMap<>();
            for (int i = 0; i < names.size(); i++) {
                cells.put(names.get(i), text(row.get(i)));
            }
            texts.add(cells.toString());
        }
        return texts.stream().sorted().toList();
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "NULL";
            case Double fraction -> fraction + "d";
            case Number number -> new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            default -> cell.toString();
        };
    }
}
