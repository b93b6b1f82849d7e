package dev.perennial.collect.view;

import org.jspecify.annotations.Nullable;

/**
 * A view as its reader sees it.
 *
 * @param mine whether it belongs to the reader
 * @param editable whether the reader may change it
 * @param owner whom it belongs to; null for a program's
 * @param position among the owner's views, from 0
 */
public record SavedView(long id, String object, String name, boolean shared, boolean mine, boolean editable,
        @Nullable Owner owner, ViewContent content, int position, long version) {

    /** Whom a view belongs to. */
    public record Owner(long id, String name) {
    }
}
