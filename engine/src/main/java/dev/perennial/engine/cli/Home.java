package dev.perennial.engine.cli;

import java.nio.file.Path;

/** The folder where Perennial keeps its own files: {@code PERENNIAL_HOME}, else {@code ~/.perennial}. */
public final class Home {

    private Home() {
    }

    public static Path folder() {
        String configured = System.getenv("PERENNIAL_HOME");
        return configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".perennial")
                : Path.of(configured);
    }
}
