package dev.perennial.engine.files;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a row may tell of a customer beyond who and where they are. What is null or empty says nothing.
 *
 * @param phones further ones, beside the first
 * @param emails further ones, beside the first
 * @param contact somebody to speak to
 */
public record CustomerDetails(@Nullable String district, @Nullable String campaign, @Nullable String size,
        @Nullable List<String> interests, @Nullable List<String> beliefs, @Nullable String habits, List<String> phones,
        List<String> emails, @Nullable Contact contact) {

    /** Nothing. */
    public static final CustomerDetails NONE = new CustomerDetails(null, null, null, null, null, null, List.of(),
            List.of(), null);

    public CustomerDetails {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
    }

    /** Somebody to speak to. */
    public record Contact(String name, @Nullable String title, @Nullable String phone, @Nullable String email) {
    }
}
