package dev.perennial.collect.view;

import java.util.List;

import dev.perennial.platform.kernel.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What a view shows: which objects, in which order, with which columns.
 *
 * @param rule none for all of them
 * @param sort none for the newest first
 * @param columns in their order; none for the usual ones
 */
public record ViewContent(@Nullable Rule rule, @Nullable Sort sort, @Nullable List<Column> columns) {

    /** The order: an attribute, and {@code asc} or {@code desc}. */
    public record Sort(@Nullable String attribute, @Nullable String direction) {
    }

    /**
     * A column.
     *
     * @param code of its attribute
     * @param width in pixels, none for the usual one
     * @param pinned whether it stays in sight while the others move sideways
     */
    public record Column(@Nullable String code, @Nullable Integer width, @Nullable Boolean pinned) {
    }

    /** The columns, none if the usual ones are meant. */
    public List<Column> columnsOrNone() {
        return columns == null ? List.of() : columns;
    }
}
