package dev.perennial.collect.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A customer as shown to people and programs.
 *
 * @param custom values of the fields that administrators defined, by field code; those without a value are absent
 */
public record CustomerView(long id, long version, String kind, String name, @Nullable String email,
        @Nullable String phone, @Nullable String country, @Nullable String province, @Nullable String city,
        @Nullable String industry, @Nullable String source, List<String> tags, @Nullable Owner owner,
        List<Identity> identities,
        Map<String, JsonNode> custom, Instant createdAt, Instant updatedAt, Orders orders) {

    /** Who looks after the customer. */
    public record Owner(long id, String name) {
    }

    /** The customer's name in another system. */
    public record Identity(@Nullable String source, @Nullable String key) {
    }

    /** Figures of the customer's orders, money in the installation's currency. */
    public record Orders(int count, BigDecimal netSpend, @Nullable LocalDate firstOrder, @Nullable LocalDate lastOrder,
            String currency) {
    }
}
