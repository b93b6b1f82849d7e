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
 * Runs plain DuckDB and {@code perennial value} in turn on generated orders and prints one table; with a fourth argument
 * {@code spark} also the same command on Spark in this process's machine. Arguments: the project's root, customers,
 * rounds.
 */
final class Bench {

    private static final List<String> STEPS = List.of("read", "fit", "score", "write", "total");

    private final Path root;
    private final Path work;
    private final Path orders;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final List<Timed> floor = new ArrayList<>();
    private final List<Timed> value = new ArrayList<>();
    private final List<Timed> spark = new ArrayList<>();

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
        boolean withSpark = arguments.length > 3 && arguments[3].equals("spark");
        bench.warmUp(withSpark);
        for (int i = 0; i < rounds; i++) {
            bench.round(withSpark);
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

    /** Lets the launcher build what is missing, which is not to be measured. */
    private void warmUp(boolean withSpark) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root.resolve("bin/perennial").toString(), "--version"));
        if (withSpark) {
            command.add("--engine=spark");
        }
        Timed.run(command, log());
    }

    /** One after the other, so that a slow minute of the machine falls on all. */
    private void round(boolean withSpark) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        floor.add(Timed.run(List.of(java, "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), PlainDuckDb.class.getName(), orders.toString(),
                work.resolve("floor.csv").toString()), log()));
        value.add(value("duckdb"));
        if (withSpark) {
            spark.add(value("spark"));
        }
    }

    private Timed value(String engine) throws IOException, InterruptedException {
        return Timed.run(List.of(root.resolve("bin/perennial").toString(), "value", "--orders", orders.toString(),
                "--out", work.resolve("scores.csv").toString(), "--json", "--engine=" + engine), log());
    }

    private File log() {
        return work.resolve("messages.log").toFile();
    }

    private void print(long customers, int rounds) throws IOException {
        double floorSeconds = median(floor.stream().map(Timed::seconds).toList());
        out.printf(Locale.ROOT, "%,d customers, %,d MB of orders, median of %d%n%n", customers,
                Files.size(orders) >> 20, rounds);
        out.printf("%-28s %9s %7s %10s%n", "step", "seconds", "ratio", "peak MB");
        row("plain DuckDB, whole process", floorSeconds, floorSeconds, peak(floor));
        table("perennial value", value, floorSeconds);
        if (!spark.isEmpty()) {
            table("the same on Spark, local[2]", spark, floorSeconds);
        }
    }

    private void table(String name, List<Timed> runs, double floorSeconds) {
        row(name, median(runs.stream().map(Timed::seconds).toList()), floorSeconds, peak(runs));
        for (Map.Entry<String, Double> step : steps(runs).entrySet()) {
            row("  " + step.getKey(), step.getValue(), floorSeconds, 0);
        }
    }

    /** Medians of the steps that the command itself reports. */
    private static Map<String, Double> steps(List<Timed> runs) {
        JsonMapper mapper = new JsonMapper();
        List<JsonNode> timings = runs.stream().map(run -> mapper.readTree(run.output()).path("timings")).toList();
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
