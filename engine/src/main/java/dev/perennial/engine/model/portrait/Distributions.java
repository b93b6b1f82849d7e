package dev.perennial.engine.model.portrait;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.perennial.engine.model.trait.ModelDescription.Output;
import dev.perennial.engine.model.trait.ModelFindings.Bar;
import dev.perennial.engine.sql.SqlEngine;

/** How many customers have which class, or a figure in which range. */
final class Distributions {

    private static final int POINTS = 5;
    private static final double TWENTIETH = 0.05;
    /** Money goes by half powers of ten. */
    private static final double STEPS_A_DECADE = 2;

    private Distributions() {
    }

    static Map<String, List<Bar>> of(SqlEngine sql, List<Output> outputs) {
        Map<String, List<Bar>> bars = new LinkedHashMap<>();
        for (Output output : outputs) {
            if (isBound(output)) {
                continue;
            }
            switch (output.type()) {
                case CLASS -> bars.put(output.code(), classes(sql, output));
                case SCORE -> bars.put(output.code(), ranges(sql, output.code(),
                        "floor(least(" + output.code() + ", 999e-1) / 5e0)", POINTS));
                case SHARE -> bars.put(output.code(), ranges(sql, output.code(),
                        "floor(least(" + output.code() + ", 999e-3) * 20e0)", TWENTIETH));
                case MONEY -> bars.put(output.code(), money(sql, output.code()));
                case CODES, TEXT, COUNT, DAY, NUMBER -> {
                }
            }
        }
        return bars;
    }

    /** How the bounds of an estimate are spread tells nobody anything that the estimate itself does not. */
    private static boolean isBound(Output output) {
        return output.code().endsWith("_low") || output.code().endsWith("_high");
    }

    private static List<Bar> classes(SqlEngine sql, Output output) {
        Map<String, Long> counts = new LinkedHashMap<>();
        sql.rows("SELECT %1$s, count(*) FROM %2$s WHERE %1$s IS NOT NULL GROUP BY %1$s".formatted(output.code(),
                Portraits.TRAITS), row -> Map.entry(String.valueOf(row.text(0)), row.whole(1)))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return output.values().stream().map(code -> new Bar(code, 0, 0, counts.getOrDefault(code, 0L))).toList();
    }

    private static List<Bar> ranges(SqlEngine sql, String column, String step, double width) {
        return steps(sql, column, step).stream()
                .map(bin -> new Bar("", bin[0] * width, (bin[0] + 1) * width, bin[1])).toList();
    }

    private static List<Bar> money(SqlEngine sql, String column) {
        return steps(sql, column,
                "CASE WHEN %1$s < 1e0 THEN -1 ELSE floor(ln(greatest(1e0, %1$s)) / ln(1e1) * 2e0) END"
                        .formatted(column))
                .stream()
                .map(bin -> new Bar("", bin[0] < 0 ? 0 : Math.pow(10, bin[0] / STEPS_A_DECADE),
                        Math.pow(10, (bin[0] + 1) / STEPS_A_DECADE), bin[1]))
                .toList();
    }

    private static List<long[]> steps(SqlEngine sql, String column, String step) {
        return sql.rows(
                "SELECT step, count(*) FROM (SELECT CAST(%s AS INT) AS step FROM %s WHERE %s IS NOT NULL) AS steps GROUP BY step ORDER BY step"
                        .formatted(step, Portraits.TRAITS, column),
                row -> new long[]{row.whole(0), row.whole(1)});
    }
}
