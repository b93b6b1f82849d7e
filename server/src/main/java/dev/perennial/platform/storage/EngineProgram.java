package dev.perennial.platform.storage;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How programs of the engine are started: each in a process of its own, so that what it loads never stays with the server. */
public final class EngineProgram {

    private static final String JAR = "perennial-engine-";
    private static final String DRIVER = "duckdb-jdbc.jar";
    private static final String PACKED_DRIVER = "duckdb_jdbc-";

    /** How much there is to do: what is over in seconds ends before the second compiler's work pays off. */
    public enum Effort {
        SHORT, LONG
    }

    private EngineProgram() {
    }

    /**
     * The command line of a program.
     *
     * @param main its class
     * @param heap its largest heap in Java's notation
     */
    public static List<String> command(String main, String heap, Effort effort, List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED", collector(), "-XX:+UseCompactObjectHeaders",
                        "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30", "-XX:-ShrinkHeapInSteps",
                        "-XX:+ExitOnOutOfMemoryError", "-Xmx" + heap, "-Dperennial.duckdb.megabytes=280",
                        "-Dfile.encoding=UTF-8"));
        if (effort == Effort.SHORT) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(List.of("-cp", classPath(), main));
        command.addAll(arguments);
        return command;
    }

    /** On two processors collecting in parallel gains nothing and takes more memory. */
    private static String collector() {
        return Runtime.getRuntime().availableProcessors() <= 2 ? "-XX:+UseSerialGC" : "-XX:+UseParallelGC";
    }

    /** The engine as it was built; else what this process itself runs with. */
    private static String classPath() {
        Path engine = root().resolve("engine/target");
        List<String> jars = Stream.concat(jars(engine, JAR).stream().limit(1), jars(engine.resolve("lib"), "").stream())
                .toList();
        return jars.size() > 1 && !jars(engine, JAR).isEmpty()
                ? String.join(File.pathSeparator, jars)
                : ownClassPath();
    }

    /** With the database driver that the engine's build unpacked, if it did: the other one unpacks itself at every start. */
    private static String ownClassPath() {
        List<String> parts = new ArrayList<>(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        parts.stream().map(part -> Path.of(part).resolveSibling("lib").resolve(DRIVER)).filter(Files::exists)
                .findFirst()
                .ifPresent(driver -> parts.replaceAll(part -> part.contains(PACKED_DRIVER) ? driver.toString() : part));
        return String.join(File.pathSeparator, parts);
    }

    /** Where the programs were built. */
    public static Path root() {
        return Path.of(System.getenv().getOrDefault("PERENNIAL_ROOT", ".")).toAbsolutePath();
    }

    /** The jars of a folder whose names begin so. */
    public static List<String> jars(Path folder, String beginning) {
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
