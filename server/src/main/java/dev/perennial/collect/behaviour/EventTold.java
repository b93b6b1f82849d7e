package dev.perennial.collect.behaviour;

import java.util.Map;

import dev.perennial.collect.customer.CustomerReference;
import org.jspecify.annotations.Nullable;

/**
 * An event as a system tells of it.
 *
 * @param key tells it from all other events of the system
 * @param customer by its key; or else by its id here
 * @param type code of its kind
 * @param at when it happened; without an offset in the business time zone
 * @param properties values by the codes of the kind's properties
 */
public record EventTold(@Nullable String key, CustomerReference.@Nullable Told customer, @Nullable Long customerId,
        @Nullable String type, @Nullable String at, @Nullable Map<String, @Nullable Object> properties) {
}
