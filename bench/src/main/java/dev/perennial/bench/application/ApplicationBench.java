package dev.perennial.bench.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import dev.perennial.bench.Report;

/**
 * Measures the application: import, start-up and idle memory, value run, customer list, customer page and search. Arguments: the project's root,
 * customers of the large base, orders of the import, rounds, and the parts to measure.
 */
final class ApplicationBench {

    private static final long SMALL = 10_000;
    private static final int LIVE_SECONDS = 60;
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final String MEMORY = "start-up and memory";

    private final Path root;
    private final Path work;
    private final OrderFiles files;
    private final Report report;
    private final int rounds;

    private ApplicationBench(Path root, int rounds) {
        this.root = root;
        this.work = root.resolve("bench/target/application");
        this.files = new OrderFiles(work);
        this.report = new Report(work.resolve("result.json"));
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        Set<String> parts = Set.of(arguments[4].split(",", -1));
        ApplicationBench bench = new ApplicationBench(Path.of(arguments[0]).toAbsolutePath(),
                Integer.parseInt(arguments[3]));
        Files.createDirectories(bench.work);
        bench.describe();
        try {
            if (parts.contains("import")) {
                bench.measureImport(Long.parseLong(arguments[2]));
            }
            if (parts.contains("batch")) {
                bench.measureBatch(Long.parseLong(arguments[1]));
            }
            for (String part : parts) {
                if (part.matches("live(:\\d{1,3})?")) {
                    bench.measureLive(Long.parseLong(arguments[1]), part);
                }
            }
            bench.measureBases(Long.parseLong(arguments[1]), parts);
        } finally {
            bench.report.about("load average at the end", load());
            bench.report.save();
            bench.report.print();
        }
    }

    private void describe() throws IOException {
        report.about("measured", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        report.about("machine",
                System.getProperty("os.name") + ", " + Runtime.getRuntime().availableProcessors() + " × "
                        + first("/proc/cpuinfo", "model name") + ", " + first("/proc/meminfo", "MemTotal"));
        report.about("load average at the start", load());
        report.about("rounds", rounds);
    }

    private static String first(String file, String name) throws IOException {
        if (!Files.exists(Path.of(file))) {
            return "?";
        }
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name)).map(line -> line.replaceFirst(".*: *", "")).findFirst()
                    .orElse("?");
        }
    }

    private static String load() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.exists(file) ? Files.readString(file).strip() : "?";
    }

    private void measureImport(long orders) throws IOException, InterruptedException, SQLException {
        Path home = work.resolve("import");
        Base.delete(home);
        new ImportPart(root, home, files.ofOrders(orders), rounds, report).run();
        Base.delete(home);
    }

    /** Into a base of its own, which grows. */
    private void measureBatch(long customers)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        new BatchPart(root, work.resolve("batch-" + customers), files.ofCustomers(customers), rounds, report).run();
    }

    /** On a base of its own, whose cards follow. The part's name may end with a colon and how many seconds. */
    private void measureLive(long customers, String part)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        int seconds = part.contains(":") ? Integer.parseInt(part.substring(part.indexOf(':') + 1)) : LIVE_SECONDS;
        new LivePart(root, work.resolve("live-" + customers), seconds, report).run(files.ofCustomers(customers));
    }

    private void measureBases(long customers, Set<String> parts)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        Map<String, Double> small = Map.of();
        if (parts.contains("list") && customers > SMALL) {
            Base base = base(SMALL);
            try (Product product = Product.start(root, base.home())) {
                small = list(product, Map.of());
            }
        }
        if (Stream.of("start", "value", "list", "page").noneMatch(parts::contains)) {
            return;
        }
        Base base = base(customers);
        if (parts.contains("start")) {
            measureStart(base);
        }
        try (Product product = Product.start(root, base.home())) {
            measureLarge(product, parts, small);
        }
    }

    private Base base(long customers) throws IOException, InterruptedException, SQLException {
        Base base = new Base(root, work.resolve("base-" + customers), report);
        base.prepare(files.ofCustomers(customers));
        return base;
    }

    /** Starts after the one in which the base was made. */
    private void measureStart(Base base) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            report.say("start-up, round " + (i + 1));
            try (Product product = Product.start(root, base.home())) {
                seconds.add(product.startSeconds());
            }
        }
        report.row(MEMORY, "command to healthy").put("seconds", Figures.median(seconds));
        report.about("start-up seconds", seconds.stream().map(s -> String.format(Locale.ROOT, "%.2f", s)).toList());
        report.save();
    }

    private void measureLarge(Product product, Set<String> parts, Map<String, Double> small)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        if (parts.contains("start")) {
            idle(product, "idle, 60 s after start");
        }
        if (parts.contains("value")) {
            try (Api api = Api.open(product); Database database = Database.of(product)) {
                new ValuePart(product, api, database, report).run(rounds);
            }
            idle(product, "idle, 60 s after value runs");
        }
        if (parts.contains("list")) {
            list(product, small);
        }
        if (parts.contains("page")) {
            try (Api api = Api.open(product); Database database = Database.of(product)) {
                new PagePart(product, api, database, rounds, report).run(work);
            }
        }
    }

    private void idle(Product product, String name) throws InterruptedException, IOException {
        report.say(name);
        Thread.sleep(IDLE);
        report.row(MEMORY, name).put("MB", Memory.now(product)).put("processes", product.processes().size());
        report.save();
    }

    private Map<String, Double> list(Product product, Map<String, Double> smaller)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        try (Api api = Api.open(product); Database database = Database.of(product)) {
            return new ListPart(product, api, database, rounds, report).run(smaller);
        }
    }
}
