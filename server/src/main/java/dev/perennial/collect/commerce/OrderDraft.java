package dev.perennial.collect.commerce;

import java.util.List;

import dev.perennial.collect.customer.CustomerReference;
import org.jspecify.annotations.Nullable;

/**
 * An order that was checked but not written.
 *
 * @param index in the batch
 * @param products keys and names of the lines' products, line by line
 * @param changedAt microseconds since 1970-01-01T00:00Z; null where nobody says
 * @param digest of all that was told but when it was changed
 */
record OrderDraft(int index, String key, CustomerReference customer, OrderRow.Content content, List<Product> products,
        @Nullable Long changedAt,
        long digest) {

    /** A product as a line names it. */
    record Product(String key, String name) {
    }
}
