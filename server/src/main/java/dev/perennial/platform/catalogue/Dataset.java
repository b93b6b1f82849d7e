package dev.perennial.platform.catalogue;

import java.util.regex.Pattern;

/**
 * Facts of a module as rows that an analysis reads.
 *
 * @param code name for programs, unique among all modules
 * @param version of its columns; changes when they do
 * @param table whose rows are read part by part, for example {@code collect.commerce_order}; it may be partitioned
 * @param query the rows, with the table under the alias {@code part} and {@value #PART} where a part's condition goes
 */
public record Dataset(String code, int version, String table, String query) {

    /** Stands in a query for the condition by which a part is read. */
    public static final String PART = ":part";

    private static final Pattern TABLE = Pattern.compile("[a-z]+\\.[a-z_]+");

    public Dataset {
        if (!TABLE.matcher(table).matches() || !query.contains(PART) || !query.contains(table + " AS part")) {
            throw new IllegalArgumentException("not a data set: " + code);
        }
    }

    /** The query for the rows of the customers in the parameter {@code customers}, for data sets whose first column is theirs. */
    public String ofCustomers() {
        return "SELECT * FROM (" + query.replace(PART, "true") + ") AS rows (customer_id) "
                + "WHERE customer_id = ANY (:customers)";
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
