package dev.perennial.engine.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.perennial.engine.orders.OrderLog;
import dev.perennial.engine.value.ExchangeFolder;
import dev.perennial.engine.value.Portrayal;
import dev.perennial.engine.value.Stopwatch;
import dev.perennial.engine.value.Valuation;
import dev.perennial.engine.value.ValuationException;
import dev.perennial.engine.value.ValuationException.Reason;
import dev.perennial.engine.value.ValueSettings;

/**
 * A valuation or portrayal in a process of its own, with Spark on its classpath. Sources and results go through a temporary folder.
 *
 * @param master Spark master, for example {@code local[2]} or {@code spark://host:7077}
 */
record SparkProcess(String master) {

    private static final String MAIN = "dev.perennial.engine.spark.SparkValue";
    private static final String JAR = "perennial-engine-spark-";

    /** Whether the Spark engine and its libraries are on this machine. */
    static boolean built() {
        return !engineJars().isEmpty() && Files.isDirectory(module().resolve("target/lib"));
    }

    /**
     * Values all customers of an order history.
     *
     * @throws ValuationException if the orders cannot be valued as asked, or the process failed
     * @throws IOException if the exchange folder cannot be made
     */
    Valuation run(OrderLog orders, ValueSettings settings, Stopwatch watch) throws IOException {
        return run(exchange -> exchange.ask(orders, settings),
                exchange -> exchange.valuation(orders.summary(), settings, watch));
    }

    /**
     * Works out traits.
     *
     * @throws ValuationException if the process failed
     * @throws IOException if the exchange folder cannot be made
     */
    Portrayal portray(Portrayal.Sources sources) throws IOException {
        return run(exchange -> exchange.ask(sources), ExchangeFolder::portrayal);
    }

    private <R> R run(Consumer<ExchangeFolder> ask, Function<ExchangeFolder, R> take) throws IOException {
        if (!built()) {
            throw new ValuationException(Reason.SPARK_FAILED,
                    "engine-spark/target/lib ✗ (mvn -pl engine-spark -am package)");
        }
        Path folder = Files.createTempDirectory(exchange(), "perennial-spark");
        try {
            ExchangeFolder exchange = new ExchangeFolder(folder);
            ask.accept(exchange);
            Path messages = folder.resolve("process.log");
            int exit = await(new ProcessBuilder(command(folder)).redirectErrorStream(true)
                    .redirectOutput(messages.toFile()).start());
            if (!exchange.answered()) {
                throw new ValuationException(Reason.SPARK_FAILED, lastWords(messages, exit));
            }
            return take.apply(exchange);
        } finally {
            remove(folder);
        }
    }

    private static int await(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroy();
        }
    }

    private List<String> command(Path folder) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + module().resolve("jvm.options"), "-Dperennial.exchange=" + folder));
        if (!master.startsWith("local")) {
            command.add("-Dspark.jars=" + engineJars().stream().map(Path::toString).collect(Collectors.joining(",")));
        }
        String classpath = Stream.concat(engineJars().stream().map(Path::toString),
                Stream.of(module().resolve("target/lib") + File.separator + "*")).collect(
                        Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", classpath, MAIN, folder.toString(), master));
        return command;
    }

    /** Our own jars and their libraries, without Spark; empty if the Spark engine was not built. */
    private static List<Path> engineJars() {
        List<Path> jars = new ArrayList<>(jars(module().resolve("target"), JAR));
        if (jars.isEmpty()) {
            return jars;
        }
        jars.addAll(jars(root().resolve("engine/target"), "perennial-engine-"));
        jars.addAll(jars(root().resolve("engine/target/lib"), ""));
        return jars;
    }

    private static List<Path> jars(Path folder, String beginning) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(beginning))
                    .filter(f -> f.getFileName().toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Path root() {
        return Path.of(System.getenv().getOrDefault("PERENNIAL_ROOT", ".")).toAbsolutePath();
    }

    private static Path module() {
        return root().resolve("engine-spark");
    }

    /** A cluster's workers must see the folder, so it can be chosen. */
    private static Path exchange() throws IOException {
        String given = System.getenv("PERENNIAL_EXCHANGE");
        return Files.createDirectories(Path.of(given == null ? System.getProperty("java.io.tmpdir") : given));
    }

    /** The last line a process wrote, in whatever encoding: what is not UTF-8 shows as a replacement character. */
    static String lastWords(Path messages, int exit) throws IOException {
        // Unlike Files.lines, a reader made from a stream replaces what it cannot decode.
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Files.newInputStream(messages), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).reduce((first, last) -> last)
                    .orElse("exit " + exit);
        }
    }

    /** Removes what can be removed. What is left costs a little room; the run, or why it failed, matters more. */
    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException _) {
            return;
        }
    }
}
