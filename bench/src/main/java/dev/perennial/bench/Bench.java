package dev.perennial.bench;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.perennial.demo.BulkOrders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs plain DuckDB and {@code perennial value} in turn on generated orders and prints one table. Arguments: the
 * project's root, customers, rounds.
 */
final class Bench {

    private static final List<String> STEPS = List.of("read", "fit", "score", "write", "total");

    private final Path root;
    private final Path work;
    private final Path orders;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final List<Timed> floor = new ArrayList<>();
    private final List<Timed> value = new ArrayList<>();

    private Bench(Path root, long customers) {
        this.root = root;
        this.work = root.resolve("bench/target/run");
        this.orders = work.resolve("orders-" + customers + ".csv");
    }

    public static void main(String[] arguments) throws Exception {
        long customers = Long.parseLong(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        Bench bench = new Bench(Path.of(arguments[0]).toAbsolutePath(), customers);
        bench.generate(customers);
        for (int i = 0; i < rounds; i++) {
            bench.round();
        }
        bench.print(customers, rounds);
    }

    private void generate(long customers) throws IOException {
        Files.createDirectories(work);
        if (!Files.exists(orders)) {
            Path draft = work.resolve("orders.tmp");
            BulkOrders.grocer(customers, 1).write(draft);
            Files.move(draft, orders, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** The two in turn, so that a slow minute of the machine falls on both. */
    private void round() throws IOException, InterruptedException {
        File log = work.resolve("messages.log").toFile();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        floor.add(Timed.run(List.of(java, "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), PlainDuckDb.class.getName(), orders.toString(),
                work.resolve("floor.csv").toString()), log));
        Path launcher = root.resolve("bin/perennial");
        if (Files.isExecutable(launcher)) {
            value.add(Timed.run(List.of(launcher.toString(), "value", "--orders", orders.toString(), "--out",
                    work.resolve("scores.csv").toString(), "--json"), log));
        }
    }

    private void print(long customers, int rounds) throws IOException {
        double floorSeconds = median(floor.stream().map(Timed::seconds).toList());
        out.printf(Locale.ROOT, "%,d customers, %,d MB of orders, median of %d%n%n", customers,
                Files.size(orders) >> 20, rounds);
        out.printf("%-28s %9s %7s %10s%n", "step", "seconds", "ratio", "peak MB");
        row("plain DuckDB, whole process", floorSeconds, floorSeconds, peak(floor));
        if (value.isEmpty()) {
            out.println("perennial value              not measured: bin/perennial is not there");
            return;
        }
        row("perennial value, whole", median(value.stream().map(Timed::seconds).toList()), floorSeconds, peak(value));
        for (Map.Entry<String, Double> step : steps().entrySet()) {
            row("  " + step.getKey(), step.getValue(), floorSeconds, 0);
        }
    }

    /** Medians of the steps that the command itself reports. */
    private Map<String, Double> steps() {
        JsonMapper mapper = new JsonMapper();
        List<JsonNode> timings = value.stream().map(run -> mapper.readTree(run.output()).path("timings")).toList();
        Map<String, Double> steps = new TreeMap<>((a, b) -> Integer.compare(STEPS.indexOf(a), STEPS.indexOf(b)));
        for (String step : STEPS) {
            steps.put(step, median(timings.stream().map(t -> t.path(step).asDouble(Double.NaN)).toList()));
        }
        return steps;
    }

    private void row(String step, double seconds, double floorSeconds, long peakBytes) {
        out.printf(Locale.ROOT, "%-28s %9.2f %7.2f %10s%n", step, seconds, seconds / floorSeconds,
                peakBytes == 0 ? "" : Long.toString(peakBytes >> 20));
    }

    private static long peak(List<Timed> runs) {
        return runs.stream().mapToLong(Timed::peakBytes).max().orElse(0);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
