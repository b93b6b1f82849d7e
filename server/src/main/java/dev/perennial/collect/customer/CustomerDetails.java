package dev.perennial.collect.customer;

import java.util.List;

import dev.perennial.collect.customer.CustomerView.Contact;
import org.jspecify.annotations.Nullable;

/**
 * What a file may tell of a customer beyond who and where they are. What is null or empty is not told.
 *
 * @param phones further ones, beside the customer's first
 * @param emails further ones, beside the customer's first
 * @param contacts each with a name of its own
 */
public record CustomerDetails(@Nullable String district, @Nullable String campaign, @Nullable String size,
        @Nullable List<String> interests, @Nullable List<String> beliefs, @Nullable String habits, List<String> phones,
        List<String> emails, List<Contact> contacts) {

    /** Nothing. */
    public static final CustomerDetails NONE = new CustomerDetails(null, null, null, null, null, null, List.of(),
            List.of(), List.of());

    public CustomerDetails {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
        contacts = List.copyOf(contacts);
    }
}
