package dev.perennial.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was measured: printed as a table of parts, and kept as JSON. Said as it comes, so that an end half-way loses little. */
public final class Report {

    private final Map<String, Object> about = new LinkedHashMap<>();
    private final Map<String, List<Row>> parts = new LinkedHashMap<>();
    private final Path file;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public Report(Path file) {
        this.file = file;
    }

    /** One line of the table. */
    public static final class Row {

        private final String name;
        private final Map<String, Object> cells = new LinkedHashMap<>();

        private Row(String name) {
            this.name = name;
        }

        public Row put(String column, double value) {
            cells.put(column, value);
            return this;
        }

        public Row put(String column, long value) {
            cells.put(column, value);
            return this;
        }

        public Row put(String column, String value) {
            cells.put(column, value);
            return this;
        }
    }

    public void about(String name, Object value) {
        about.put(name, value);
    }

    public Row row(String part, String name) {
        Row row = new Row(name);
        parts.computeIfAbsent(part, _ -> new ArrayList<>()).add(row);
        return row;
    }

    /** Keeps what there is so far. */
    public void save() throws IOException {
        Map<String, Object> content = new LinkedHashMap<>(about);
        parts.forEach((part, rows) -> {
            Map<String, Object> byName = new LinkedHashMap<>();
            rows.forEach(row -> byName.put(row.name, row.cells));
            content.put(part, byName);
        });
        Files.writeString(file, JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
                .writeValueAsString(content));
    }

    /** Prints all but the lists, which are long and for comparison only. */
    public void print() {
        about.entrySet().stream().filter(entry -> !(entry.getValue() instanceof List))
                .forEach(entry -> out.println(entry.getKey() + ": " + entry.getValue()));
        parts.forEach(this::print);
    }

    private void print(String part, List<Row> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.cells.keySet()));
        int first = rows.stream().mapToInt(row -> row.name.length()).max().orElse(0);
        out.println();
        StringBuilder heading = new StringBuilder(part + " ".repeat(Math.max(0, first - part.length())));
        columns.forEach(column -> heading.append("  ").append(" ".repeat(width(column, rows) - column.length()))
                .append(column));
        out.println(heading);
        for (Row row : rows) {
            StringBuilder line = new StringBuilder(row.name + " ".repeat(Math.max(first, part.length())
                    - row.name.length()));
            for (String column : columns) {
                String cell = text(row.cells.get(column));
                line.append("  ").append(" ".repeat(width(column, rows) - cell.length())).append(cell);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static int width(String column, List<Row> rows) {
        return Math.max(column.length(),
                rows.stream().mapToInt(row -> text(row.cells.get(column)).length()).max().orElse(0));
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Double value when value.isNaN() -> "–";
            case Double value when Math.abs(value) >= 1000 -> String.format(Locale.ROOT, "%,.0f", value);
            case Double value when Math.abs(value) >= 10 -> String.format(Locale.ROOT, "%.1f", value);
            case Double value -> String.format(Locale.ROOT, "%.2f", value);
            case Long value -> String.format(Locale.ROOT, "%,d", value);
            default -> cell.toString();
        };
    }

    /** A word on what is being done. */
    public void say(String words) {
        System.err.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " " + words);
    }
}
