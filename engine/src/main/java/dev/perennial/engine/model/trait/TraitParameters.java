package dev.perennial.engine.model.trait;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.perennial.engine.sql.SqlEngine;
import dev.perennial.engine.sql.SqlRow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the models of traits found out about the base as a whole: tables, rows of small answers, fitted models. A run over
 * everybody finds it out and can keep it in a folder; a run over some customers takes it over from there.
 */
public final class TraitParameters {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FILE = "parameters.json";

    private final Set<String> tables = new TreeSet<>();
    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private final @Nullable Path kept;

    private TraitParameters(@Nullable Path kept) {
        this.kept = kept;
    }

    /** Nothing is known yet. */
    public static TraitParameters unknown() {
        return new TraitParameters(null);
    }

    /** All that an earlier run has kept in this folder. */
    public static TraitParameters of(Path folder) {
        TraitParameters parameters = new TraitParameters(folder);
        JSON.readTree(folder.resolve(FILE)).properties()
                .forEach(entry -> parameters.values.put(entry.getKey(), entry.getValue()));
        return parameters;
    }

    /** Whether everything is known from an earlier run, and only some customers are looked at. */
    public boolean known() {
        return kept != null;
    }

    /** Keeps what was found out; the folder is there, and empty. */
    public void keep(SqlEngine sql, Path folder) {
        tables.forEach(table -> sql.keep(table, folder.resolve(table)));
        ObjectNode all = JSON.createObjectNode();
        values.forEach(all::set);
        JSON.writeValue(folder.resolve(FILE), all);
    }

    /** A value that JSON can carry. */
    <T> T value(String key, Class<T> type, Supplier<T> finding) {
        if (known()) {
            return JSON.treeToValue(value(key), type);
        }
        T found = finding.get();
        values.put(key, JSON.valueToTree(found));
        return found;
    }

    /** The rows of a small answer. */
    <R> List<R> rows(SqlEngine sql, String key, String query, Function<SqlRow, R> row) {
        if (known()) {
            List<R> rows = new ArrayList<>();
            value(key).forEach(cells -> rows.add(row.apply(new KeptRow(cells))));
            return rows;
        }
        List<Map<Integer, @Nullable Object>> read = new ArrayList<>();
        List<R> rows = sql.rows(query, found -> {
            ReadRow cells = new ReadRow(found, new TreeMap<>());
            R answer = row.apply(cells);
            read.add(cells.cells());
            return answer;
        });
        values.put(key, JSON.valueToTree(read));
        return rows;
    }

    void table(SqlEngine sql, String name, Supplier<String> query) {
        if (kept != null) {
            sql.open(name, kept.resolve(name));
        } else {
            sql.table(name, query.get());
            tables.add(name);
        }
    }

    private JsonNode value(String key) {
        return Objects.requireNonNull(values.get(key), key);
    }

    /** Remembers what was read of a row. */
    private record ReadRow(SqlRow row, Map<Integer, @Nullable Object> cells) implements SqlRow {

        @Override
        public long whole(int column) {
            long cell = row.whole(column);
            cells.put(column, cell);
            return cell;
        }

        @Override
        public double real(int column) {
            double cell = row.real(column);
            cells.put(column, cell);
            return cell;
        }

        @Override
        public boolean missing(int column) {
            boolean missing = row.missing(column);
            if (missing) {
                cells.put(column, null);
            }
            return missing;
        }

        @Override
        public @Nullable String text(int column) {
            String cell = row.text(column);
            cells.put(column, cell);
            return cell;
        }
    }

    /** A row as it was read. */
    private record KeptRow(JsonNode cells) implements SqlRow {

        private JsonNode cell(int column) {
            return cells.path(Integer.toString(column));
        }

        @Override
        public long whole(int column) {
            return cell(column).asLong();
        }

        @Override
        public double real(int column) {
            return cell(column).asDouble();
        }

        @Override
        public boolean missing(int column) {
            return cell(column).isNull();
        }

        @Override
        public @Nullable String text(int column) {
            return missing(column) ? null : cell(column).asString();
        }
    }
}
