package dev.perennial.collect.customer;

/** A customer's profile was changed; the version is the one after. */
public record CustomerChanged(long customerId, long version) {
}
