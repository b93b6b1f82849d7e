package dev.perennial.demo;

/** Where a customer lives. */
public record Place(Text province, Text city) {
}
