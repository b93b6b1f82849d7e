package dev.perennial.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.perennial.demo.MadeSnapshot;
import dev.perennial.engine.dataset.DatasetShape;
import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.process.EngineProgress;
import dev.perennial.engine.process.EngineRequest;
import dev.perennial.engine.process.FrameWriter;
import dev.perennial.engine.process.SnapshotFolder;
import dev.perennial.engine.process.TraitRequest;
import dev.perennial.engine.value.LiveCards;
import dev.perennial.engine.value.LiveScoring;
import dev.perennial.engine.value.Scoring;
import dev.perennial.engine.value.ValueSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * All models from a snapshot to the last card and trait, as the application has the engine run them: processes of their
 * own whose output is read and thrown away. Arguments: the project's root, customers, rounds, {@code spark} or nothing.
 */
final class ModelsBench {

    private static final int SAMPLE_MILLIS = 50;
    /** As the application chooses it for this size. */
    private static final long FLOOR_MEGABYTES = 160;
    private static final long CUSTOMER_BYTES = 360;
    private static final long ORDER_BYTES = 20;

    private final Path folder;
    private final int customers;
    private final Optional<String> spark;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private ModelsBench(Path root, int customers, Optional<String> spark) {
        this.folder = root.resolve("bench/target/models-" + customers);
        this.customers = customers;
        this.spark = spark;
    }

    public static void main(String[] arguments) throws Exception {
        int customers = Integer.parseInt(arguments[1]);
        ModelsBench bench = new ModelsBench(Path.of(arguments[0]).toAbsolutePath(), customers,
                arguments.length > 3 && arguments[3].equals("spark") ? Optional.of("local[2]") : Optional.empty());
        bench.make();
        for (int round = 1; round <= Integer.parseInt(arguments[2]); round++) {
            bench.round(round);
        }
    }

    private SnapshotFolder snapshot() {
        return new SnapshotFolder(folder.resolve("snapshot"));
    }

    /** Makes the snapshot, once. */
    private void make() throws IOException, SQLException {
        if (snapshot().complete()) {
            return;
        }
        for (DatasetShape shape : Datasets.ALL) {
            Files.createDirectories(snapshot().dataset(shape.name()));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String sql : MadeSnapshot.statements(customers, snapshot().folder())) {
                statement.execute(sql);
            }
        }
        LocalDate last = LocalDate.ofEpochDay(MadeSnapshot.LAST_DAY);
        new JsonMapper().writeValue(snapshot().folder().resolve("manifest.json"), new SnapshotFolder.Manifest(2,
                4L * customers, customers, "", "", last.minusYears(3), last, List.of()));
    }

    /** A valuation, then the traits that build on it, as the application has them worked out one after the other. */
    private void round(int round) throws IOException, InterruptedException, SQLException {
        Files.deleteIfExists(folder.resolve("answer.json"));
        remove(TraitRequest.scores(folder));
        ValueSettings settings = ValueSettings.defaults();
        new EngineRequest(settings, true, true, spark).write(folder);
        LocalDate last = LocalDate.ofEpochDay(MadeSnapshot.LAST_DAY);
        long heap = FLOOR_MEGABYTES + ((customers * CUSTOMER_BYTES + 4L * customers * ORDER_BYTES) >> 20);
        Run cards = run(folder, "EngineProcess", heap);
        Scoring scoring = Scoring.of(new JsonMapper().readTree(folder.resolve("answer.json").toFile()).path("scoring"));
        new TraitRequest(last, settings.margin(), spark).write(folder);
        Run traits = run(folder, "TraitProcess", FLOOR_MEGABYTES);
        out.printf(Locale.ROOT, "round %d: %,d customers, %.1f s, peak %,d MB%n", round, customers,
                cards.seconds() + traits.seconds(), Math.max(cards.peak(), traits.peak()) >> 20);
        cards.print(out);
        traits.print(out);
        again(last, settings, scoring, cards.seconds() + traits.seconds());
    }

    /**
     * The same for every hundredth customer, by what the round before found out: their facts are looked up in the snapshot,
     * their orders scored, their traits worked out.
     */
    private void again(LocalDate last, ValueSettings settings, Scoring scoring, double whole)
            throws IOException, InterruptedException, SQLException {
        Path some = folder.resolve("again");
        long start = System.nanoTime();
        extract(some.resolve("snapshot"));
        double extracted = seconds(start);
        start = System.nanoTime();
        int scored = new LiveScoring(scoring).cards(lines(some.resolve("snapshot/orders"))).stream()
                .mapToInt(LiveCards::size).sum();
        double carded = seconds(start);
        TraitRequest.again(last, settings.margin(), folder).write(some);
        Run traits = run(some, "TraitProcess", FLOOR_MEGABYTES);
        double all = extracted + carded + traits.seconds();
        out.printf(Locale.ROOT, "  again for %,d customers %.1f s, %.0f %% of the whole: facts %.1f, cards %.1f, "
                + "traits %.1f s, peak %,d MB%n", scored, all, 100 * all / whole, extracted, carded, traits.seconds(),
                traits.peak() >> 20);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** Writes the facts of every hundredth customer, as the application sends them, and their scores. */
    private void extract(Path some) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            String whose = "CAST(customer_id AS BIGINT) % 100 = 7";
            for (DatasetShape shape : Datasets.ALL) {
                switch (shape.columns().getFirst().name()) {
                    case "customer_id" ->
                        statement.execute(copy(snapshot().dataset(shape.name()), some.resolve(shape.name()), whose));
                    case "order_id" -> statement.execute(copy(snapshot().dataset(shape.name()),
                            some.resolve(shape.name()), "order_id IN (SELECT order_id FROM '%s/*.parquet')"
                                    .formatted(some.resolve(Datasets.ORDERS.name()))));
                    default -> {
                    }
                }
            }
            statement.execute(copy(TraitRequest.scores(folder), some.resolve(TraitRequest.SCORES), whose));
        }
    }

    private static String copy(Path from, Path to, String where) throws IOException {
        Files.createDirectories(to);
        return "COPY (SELECT * FROM '%s/*.parquet' WHERE %s) TO '%s/00000.parquet' (FORMAT parquet)".formatted(from,
                where, to);
    }

    private static LiveScoring.Lines lines(Path orders) throws SQLException {
        LongStream.Builder customers = LongStream.builder();
        IntStream.Builder days = IntStream.builder();
        LongStream.Builder amounts = LongStream.builder();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT customer_id, CAST(day AS INT), amount_units FROM '" + orders + "/*.parquet'")) {
            while (rows.next()) {
                customers.add(rows.getLong(1));
                days.add(rows.getInt(2));
                amounts.add(rows.getLong(3));
            }
        }
        return new LiveScoring.Lines(customers.build().toArray(), days.build().toArray(), amounts.build().toArray());
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** One process from its start to its end. */
    private record Run(String name, Map<String, Double> phases, double seconds, long peak) {

        void print(PrintStream out) {
            out.printf(Locale.ROOT, "  %s %.1f s, peak %,d MB%n", name, seconds, peak >> 20);
            List<Map.Entry<String, Double>> steps = new ArrayList<>(phases.entrySet());
            for (int i = 0; i < steps.size(); i++) {
                double end = i + 1 < steps.size() ? steps.get(i + 1).getValue() : seconds;
                out.printf(Locale.ROOT, "    %-10s %7.2f%n", steps.get(i).getKey(), end - steps.get(i).getValue());
            }
        }
    }

    private Run run(Path where, String program, long heap) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders",
                "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30", "-XX:-ShrinkHeapInSteps", "-Xmx" + heap + "m",
                "-Dperennial.duckdb.megabytes=280", "-cp", System.getProperty("java.class.path"),
                "dev.perennial.engine.cli." + program, where.toString()).start();
        Map<String, Double> phases = new LinkedHashMap<>();
        Thread messages = Thread.ofPlatform().start(() -> listen(process, start, phases));
        Thread rows = Thread.ofPlatform().start(() -> swallow(process));
        // Of some customers facts come as frames; theirs lie in the folder already. The others only wait for its end.
        new FrameWriter(process.getOutputStream()).end();
        long peak = 0;
        while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, resident(process));
        }
        messages.join();
        rows.join();
        if (process.exitValue() != 0) {
            throw new IOException(program + " ended with " + process.exitValue());
        }
        return new Run(program, phases, (System.nanoTime() - start) / 1e9, peak);
    }

    /** The largest that the processes were, all of them together. */
    private static long resident(Process process) {
        return Timed.resident(process);
    }

    private static void swallow(Process process) {
        try (InputStream in = process.getInputStream()) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void listen(Process process, long start, Map<String, Double> phases) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                double now = (System.nanoTime() - start) / 1e9;
                EngineProgress.of(line).ifPresentOrElse(one -> phases.putIfAbsent(one.phase().code(), now),
                        silent(line));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Runnable silent(String line) {
        return () -> out.println(line);
    }
}
