package dev.perennial.platform.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * The order of a list. Customers without a value come last in either direction; among equals the id decides.
 *
 * @param attribute to sort by; none for the order of ids
 */
public record Order(@Nullable Attribute attribute, boolean descending) {

    /** The customers that came last are first. */
    public static final Order NEWEST = new Order(null, true);

    String code() {
        return (attribute == null ? "id" : attribute.code()) + ":" + (descending ? "desc" : "asc");
    }

    String direction() {
        return descending ? "DESC" : "ASC";
    }

    String beyond() {
        return descending ? "<" : ">";
    }
}
