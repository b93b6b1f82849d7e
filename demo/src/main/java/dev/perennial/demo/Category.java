package dev.perennial.demo;

import java.util.Optional;

/** A node of the category tree; a root has no parent. */
public record Category(String code, Text name, Optional<Category> parent) {
}
