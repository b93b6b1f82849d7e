package dev.perennial.collect.subscription;

import java.math.BigDecimal;

import dev.perennial.collect.customer.CustomerReference;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as a system tells of it, always as a whole.
 *
 * @param customer by its key; or else by its id here
 * @param termMonths after which it renews; none for one without a term
 * @param price for a term
 * @param cancelledOn the first day on which it no longer holds
 * @param cancelCause in one of the words that the sender uses for causes
 * @param updatedAt when the sender changed it last: the newest version stays
 */
public record SubscriptionTold(@Nullable String key, CustomerReference.@Nullable Told customer,
        @Nullable Long customerId, @Nullable String product, @Nullable Integer termMonths, @Nullable BigDecimal price,
        @Nullable String currency, @Nullable String startedOn, @Nullable String renewsOn,
        @Nullable String cancelledOn, @Nullable String cancelCause, @Nullable String cancelNote,
        @Nullable String updatedAt) {
}
