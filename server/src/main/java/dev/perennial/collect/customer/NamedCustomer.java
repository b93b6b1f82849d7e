package dev.perennial.collect.customer;

import org.jspecify.annotations.Nullable;

/**
 * A customer whom a field of another one names.
 *
 * @param name null where the caller may not see that customer
 */
record NamedCustomer(long id, @Nullable String name) {

    private static final char BETWEEN = '\u001f';

    /** As a listing gives it; null where there is none. */
    static @Nullable NamedCustomer of(@Nullable String listed) {
        if (listed == null) {
            return null;
        }
        int end = listed.indexOf(BETWEEN);
        return end < 0
                ? new NamedCustomer(Long.parseLong(listed), null)
                : new NamedCustomer(Long.parseLong(listed.substring(0, end)), listed.substring(end + 1));
    }

    /** For a file: the name, and the id by which an import finds the customer again. */
    String text() {
        return name == null ? "#" + id : name + " #" + id;
    }
}
