package dev.perennial.platform.catalogue;

import java.util.regex.Pattern;

/**
 * A column that holds ids of customers.
 *
 * @param table with its schema, for example {@code collect.note_note}
 * @param column the column; of an index over many customers it may be a list
 * @param bond what the rows are to the customer
 */
public record CustomerReference(String table, String column, Bond bond) {

    private static final Pattern TABLE = Pattern.compile("[a-z]+\\.[a-z_]+");
    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z_]*");

    /** What rows that refer to a customer are to it. */
    public enum Bond {
        /** Part of the profile: made and removed with it, and edited as it is. */
        PROFILE,
        /** Said of the customer by somebody or something else. Whoever removes the customer would lose it. */
        FACT,
        /** Worked out from the others, or a trace of work; can be spared with the customer. */
        DERIVED
    }

    public CustomerReference {
        if (!TABLE.matcher(table).matches() || !COLUMN.matcher(column).matches()) {
            throw new IllegalArgumentException("not a reference: " + table + " " + column);
        }
    }

    /** A column {@code customer_id} of something said of the customer. */
    public static CustomerReference fact(String table) {
        return new CustomerReference(table, "customer_id", Bond.FACT);
    }

    /** A column {@code customer_id} of a part of the profile. */
    public static CustomerReference profile(String table) {
        return new CustomerReference(table, "customer_id", Bond.PROFILE);
    }

    /** A column {@code customer_id} of something worked out. */
    public static CustomerReference derived(String table) {
        return new CustomerReference(table, "customer_id", Bond.DERIVED);
    }
}
