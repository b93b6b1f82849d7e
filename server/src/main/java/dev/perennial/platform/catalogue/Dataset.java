package dev.perennial.platform.catalogue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Facts of a module as rows that an analysis reads. Several modules may fill one data set: they give it the same code,
 * version and columns.
 *
 * @param code name for programs
 * @param version of its columns; changes when they do
 * @param table whose rows are read part by part, for example {@code collect.commerce_order}; it may be partitioned
 * @param columns what the query answers, in its order
 * @param query the rows, with the table under the alias {@code part} and {@value #PART} where a part's condition goes
 */
public record Dataset(String code, int version, String table, List<Column> columns, String query) {

    /** Stands in a query for the condition by which a part is read. */
    public static final String PART = ":part";

    private static final Pattern TABLE = Pattern.compile("[a-z]+\\.[a-z_]+");

    /** What a column holds; every one may be empty. */
    public enum Type {
        /** SQL bigint. */
        LONG,
        /** SQL date. */
        DAY,
        /** SQL numeric with at most four decimals. */
        UNITS,
        /** SQL double precision. */
        REAL,
        /** SQL text. */
        TEXT,
        /** SQL boolean. */
        FLAG
    }

    /** A column. */
    public record Column(String name, Type type) {

        public static Column number(String name) {
            return new Column(name, Type.LONG);
        }

        public static Column day(String name) {
            return new Column(name, Type.DAY);
        }

        public static Column units(String name) {
            return new Column(name, Type.UNITS);
        }

        public static Column real(String name) {
            return new Column(name, Type.REAL);
        }

        public static Column text(String name) {
            return new Column(name, Type.TEXT);
        }

        public static Column flag(String name) {
            return new Column(name, Type.FLAG);
        }
    }

    public Dataset {
        columns = List.copyOf(columns);
        if (!TABLE.matcher(table).matches() || !query.contains(PART) || !query.contains(table + " AS part")
                || columns.isEmpty()) {
            throw new IllegalArgumentException("not a data set: " + code);
        }
    }

    /** The query for the rows of the customers in the parameter {@code customers}, for data sets whose first column is theirs. */
    public String ofCustomers() {
        return "SELECT * FROM (" + query.replace(PART, "true") + ") AS rows (customer_id) "
                + "WHERE customer_id = ANY (:customers)";
    }

    /** The query for the rows where a column is among what another query answers. */
    public String where(String column, String among) {
        return "SELECT * FROM (%s) AS rows (%s) WHERE %s IN (%s)".formatted(query.replace(PART, "true"),
                columns.stream().map(Column::name).collect(Collectors.joining(", ")), column, among);
    }

    /**
     * The query for the rows in these pages; {@code to} is left out.
     *
     * @param leaf the table or the partition of it that has the pages
     */
    public String pages(String leaf, long from, long to) {
        return query.replace(table + " AS part", leaf + " AS part").replace(PART,
                "part.ctid >= '(%d,0)'::tid AND part.ctid < '(%d,0)'::tid".formatted(from, to));
    }
}
