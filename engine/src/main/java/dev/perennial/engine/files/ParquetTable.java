package dev.perennial.engine.files;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Tables as Parquet files: their columns, and the statement with which DuckDB writes one. */
public final class ParquetTable {

    /** What values a column holds. */
    public enum Type {
        TEXT("VARCHAR"), INTEGER("BIGINT"), NUMBER("DOUBLE"), MONEY("DECIMAL(18,4)"), DATE("DATE"),
        INSTANT("TIMESTAMPTZ"), BOOLEAN("BOOLEAN"),
        /** Texts; in a CSV file a JSON array. */
        TEXT_LIST("VARCHAR");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }
    }

    /**
     * A column.
     *
     * @param name letters, digits and underscores
     */
    public record Column(String name, Type type) {

        public Column {
            if (!name.matches("\\w+")) {
                throw new IllegalArgumentException("not a name of a column: " + name);
            }
        }

        /** Reads {@code name:TYPE}. */
        public static Column parse(String text) {
            String[] parts = text.split(":", -1);
            return new Column(parts[0], Type.valueOf(parts[1]));
        }

        @Override
        public String toString() {
            return name + ":" + type;
        }
    }

    private ParquetTable() {
    }

    /**
     * The statement that writes the rows of a CSV file. An empty field is a missing value.
     *
     * @param csv in UTF-8 with a line of headings and quotes doubled
     * @param columns of the file, in its order
     * @param parquet the file to write, or write over
     */
    public static String copyOfCsv(Path csv, List<Column> columns, Path parquet) {
        String read = columns.stream().map(column -> "'" + column.name() + "': '" + column.type().sql + "'")
                .collect(Collectors.joining(", "));
        String shown = columns.stream()
                .map(column -> column.type() == Type.TEXT_LIST
                        ? "from_json(\"%1$s\", '[\"VARCHAR\"]') AS \"%1$s\"".formatted(column.name())
                        : "\"" + column.name() + "\"")
                .collect(Collectors.joining(", "));
        return """
                COPY (
                    SELECT %s
                    FROM read_csv('%s', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
                                  nullstr = '', columns = {%s})
                ) TO '%s' (FORMAT parquet, COMPRESSION zstd)
                """.formatted(shown, quoted(csv), read, quoted(parquet));
    }

    private static String quoted(Path path) {
        return path.toAbsolutePath().toString().replace("'", "''");
    }
}
