package dev.perennial.engine;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Public data sets beside the project; a test that needs one that is not there is skipped and says so. */
public final class PublicData {

    private PublicData() {
    }

    public static Path file(String name) {
        Path file = Path.of(System.getProperty("perennial.root")).resolveSibling("shared/data").resolve(name);
        assumeTrue(Files.exists(file), () -> "skipped: no public data at ../shared/data/" + name);
        return file;
    }
}
