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
 * @param beliefs what the customer holds dear
 * @param habits how they use what they buy
 * @param reaches further numbers and addresses
 * @param custom values of the fields that administrators defined, by field code; those without a value are absent
 */
public record CustomerView(long id, long version, String kind, String name, @Nullable String email,
        @Nullable String phone, @Nullable String country, @Nullable String province, @Nullable String city,
        @Nullable String industry, @Nullable String source, List<String> tags, @Nullable Owner owner,
        @Nullable Team team,
        @Nullable String emailNormalised, @Nullable String phoneNormalised, @Nullable String district,
        @Nullable String campaign, @Nullable String size, List<String> interests, List<String> beliefs,
        @Nullable String habits, List<ReachView> reaches, List<Contact> contacts,
        List<Identity> identities,
        Map<String, JsonNode> custom, Instant createdAt, Instant updatedAt, Orders orders) {

    /** Who looks after the customer. */
    public record Owner(long id, String name) {
    }

    /** The team that looks after the customer. */
    public record Team(long id, String name, boolean retired) {
    }

    /**
     * A telephone number or e-mail address.
     *
     * @param kind {@code phone} or {@code email}
     * @param entered as somebody wrote it
     * @param normalised by which the same one is recognised; made here, whatever a request says
     */
    public record ReachView(@Nullable String kind, @Nullable String entered, @Nullable String label,
            @Nullable String normalised) {
    }

    /** Somebody to speak to. The first is the one to ask first. */
    public record Contact(@Nullable String name, @Nullable String title, @Nullable String phone,
            @Nullable String email) {
    }

    /** The customer's name in another system. */
    public record Identity(@Nullable String source, @Nullable String key) {
    }

    /** Figures of the customer's orders, money in the installation's currency. */
    public record Orders(int count, BigDecimal netSpend, @Nullable LocalDate firstOrder, @Nullable LocalDate lastOrder,
            String currency) {
    }
}
