package dev.perennial.platform.catalogue;

import java.util.regex.Pattern;

/**
 * A table with at most one row per customer.
 *
 * @param table with its schema, for example {@code understand.value_card}
 * @param alias by which statements call it; unique among all relations
 * @param customerColumn the column with the customer's id, which has a unique index
 * @param complete whether it has a row for every customer
 */
public record Relation(String table, String alias, String customerColumn, boolean complete) {

    private static final Pattern TABLE = Pattern.compile("[a-z]+\\.[a-z_]+");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z_]*");

    public Relation {
        if (!TABLE.matcher(table).matches() || !WORD.matcher(alias).matches()
                || !WORD.matcher(customerColumn).matches()) {
            throw new IllegalArgumentException("not a relation: " + table + " " + alias + " " + customerColumn);
        }
    }

    /** A table in which customers may be missing. */
    public Relation(String table, String alias, String customerColumn) {
        this(table, alias, customerColumn, false);
    }

    /** A table with a row for every customer. */
    public static Relation complete(String table, String alias, String customerColumn) {
        return new Relation(table, alias, customerColumn, true);
    }

    /** SQL that adds it to statements over another table of customers. */
    String joined(String customer) {
        return (complete ? " JOIN " : " LEFT JOIN ") + table + " " + alias + " ON " + customer() + " = " + customer;
    }

    String customer() {
        return alias + "." + customerColumn;
    }
}
