package dev.perennial.bench.application;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A statement as the application sent it, with question marks for its parameters. */
record Sql(String text, List<@Nullable String> parameters) {
}
