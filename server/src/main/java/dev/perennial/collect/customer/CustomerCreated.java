package dev.perennial.collect.customer;

/** A customer was created. Bulk imports do not tell of each one. */
public record CustomerCreated(long customerId, long version) {
}
