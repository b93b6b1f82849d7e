package dev.perennial.collect.intake;

/** An import, or its undoing, has changed orders. Published in the transaction that ends it. */
public record OrdersRecorded(long importId) {
}
