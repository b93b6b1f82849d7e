package dev.perennial.understand.analytics;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command line of an engine process. */
final class EngineCommand {

    private static final String MAIN = "dev.perennial.engine.cli.EngineProcess";
    private static final String JAR = "perennial-engine-";

    private static final long MEBIBYTE = 1 << 20;
    /** What the engine needs at its peak: a floor, and bytes for each customer and each order line. */
    private static final long FLOOR = 160 * MEBIBYTE;
    private static final long CUSTOMER_BYTES = 420;
    private static final long ROW_BYTES = 20;

    private EngineCommand() {
    }

    static List<String> of(Path folder, String heap) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED", collector(), "-XX:+UseCompactObjectHeaders",
                        "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30", "-XX:+ExitOnOutOfMemoryError",
                        "-Xmx" + heap, "-Dperennial.duckdb.megabytes=400", "-Dfile.encoding=UTF-8"));
        command.addAll(List.of("-cp", classPath(), MAIN, folder.toString()));
        return command;
    }

    /** On two processors collecting in parallel gains nothing and takes more memory. */
    private static String collector() {
        return Runtime.getRuntime().availableProcessors() <= 2 ? "-XX:+UseSerialGC" : "-XX:+UseParallelGC";
    }

    /** The heap that so many rows need, in Java's notation. */
    static String heap(long customers, long rows) {
        return (FLOOR + customers * CUSTOMER_BYTES + rows * ROW_BYTES) / MEBIBYTE + "m";
    }

    /** The engine as it was built, whose database driver is unpacked already; else what this process itself runs with. */
    private static String classPath() {
        Path engine = root().resolve("engine/target");
        List<String> jars = Stream.concat(jars(engine, JAR).stream().limit(1), jars(engine.resolve("lib"), "").stream())
                .toList();
        return jars.size() > 1 && !jars(engine, JAR).isEmpty()
                ? String.join(File.pathSeparator, jars)
                : System.getProperty("java.class.path");
    }

    static boolean sparkBuilt() {
        return !jars(root().resolve("engine-spark/target"), "perennial-engine-spark-").isEmpty()
                && Files.isDirectory(root().resolve("engine-spark/target/lib"));
    }

    static Path root() {
        return Path.of(System.getenv().getOrDefault("PERENNIAL_ROOT", ".")).toAbsolutePath();
    }

    private static List<String> jars(Path folder, String beginning) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(beginning))
                    .filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.toString().matches(".*-(sources|tests|javadoc)\\.jar")).map(Path::toString)
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
