package dev.perennial.engine.cli;

/** A command contributed by another module through {@link java.util.ServiceLoader}; annotated for picocli. */
public interface CliCommand {
}
