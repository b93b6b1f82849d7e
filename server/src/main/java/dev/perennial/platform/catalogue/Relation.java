package dev.perennial.platform.catalogue;

import java.util.regex.Pattern;

/**
 * A table with at most one row per customer.
 *
 * @param table with its schema, for example {@code understand.value_card}
 * @param alias by which statements call it; unique among all relations
 * @param customerColumn the column with the customer's id, which has a unique index
 */
public record Relation(String table, String alias, String customerColumn) {

    private static final Pattern TABLE = Pattern.compile("[a-z]+\\.[a-z_]+");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z_]*");

    public Relation {
        if (!TABLE.matcher(table).matches() || !WORD.matcher(alias).matches()
                || !WORD.matcher(customerColumn).matches()) {
            throw new IllegalArgumentException("not a relation: " + table + " " + alias + " " + customerColumn);
        }
    }

    String customer() {
        return alias + "." + customerColumn;
    }
}
