package dev.perennial.collect.customer;

import dev.perennial.platform.kernel.ItemCheck;
import org.jspecify.annotations.Nullable;

/**
 * The customer that a fact names: by a key in the system that tells, or by the id here.
 *
 * @param name for a customer that is new
 */
public record CustomerReference(@Nullable Key key, @Nullable Long id, @Nullable String name) {

    private static final int LONGEST = 200;

    /** A customer in the system that knows it under this key. */
    public record Key(String source, String key) {
    }

    /**
     * A customer by its key, as told.
     *
     * @param source by default the one of the batch
     * @param name for one that is created
     */
    public record Told(@Nullable String source, @Nullable String key, @Nullable String name) {
    }

    /** Reads a reference; what is wrong is in the check then. */
    public static CustomerReference read(@Nullable Told told, @Nullable Long id, String source, ItemCheck check) {
        if ((told == null) == (id == null)) {
            check.add("/customer", CustomerProblem.ONE_REFERENCE);
        }
        if (told == null) {
            return new CustomerReference(null, id, null);
        }
        String space = check.text("/customer/source", told.source(), LONGEST);
        return new CustomerReference(
                new Key(space == null ? source : space, check.required("/customer/key", told.key(), LONGEST)), null,
                check.text("/customer/name", told.name(), LONGEST));
    }
}
