package dev.perennial.collect.subscription;

import java.math.BigDecimal;

import dev.perennial.collect.customer.CustomerReference;
import org.jspecify.annotations.Nullable;

/**
 * A reading of a meter as a system tells of it.
 *
 * @param subscription key of the subscription, whose customer it is then; or else the customer
 * @param metric what is counted, for example {@code api-calls}
 * @param on the day on which it was used
 */
public record UsageTold(@Nullable String key, CustomerReference.@Nullable Told customer, @Nullable Long customerId,
        @Nullable String subscription, @Nullable String metric, @Nullable BigDecimal quantity, @Nullable String on) {
}
