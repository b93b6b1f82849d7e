package dev.perennial.bench.application;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import dev.perennial.bench.Report;
import dev.perennial.bench.application.Database.Totals;
import dev.perennial.bench.application.OrderFiles.OrderFile;
import tools.jackson.databind.JsonNode;

/** Orders from a file: how fast, against raw {@code COPY}; twice; and with everything killed half-way. */
final class ImportPart {

    private static final String PART = "import";
    private static final int POLL_MILLIS = 100;

    private final Path root;
    private final Path home;
    private final OrderFile file;
    private final int rounds;
    private final Report report;

    ImportPart(Path root, Path home, OrderFile file, int rounds, Report report) {
        this.root = root;
        this.home = home;
        this.file = file;
        this.rounds = rounds;
        this.report = report;
    }

    /**
     * The times of one import.
     *
     * @param upload from the first byte sent to the answer that names the job
     * @param job from the job's start to its end
     * @param whole from the first byte sent to the job's end
     */
    private record Times(double upload, double job, double whole) {
    }

    void run() throws IOException, InterruptedException, SQLException {
        Totals expected;
        double usual;
        try (Product product = Product.start(root, home);
                Api api = Api.open(product);
                Database database = Database.of(product)) {
            usual = speed(api, database);
            expected = database.totals();
            compare(expected);
            again(api, database, expected);
            database.empty();
        }
        killed(expected, usual);
    }

    private double speed(Api api, Database database) throws IOException, InterruptedException, SQLException {
        List<Times> imports = new ArrayList<>();
        List<Double> text = new ArrayList<>();
        List<Double> binary = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            report.say("import " + file.orders() + " orders, round " + (i + 1));
            database.empty();
            imports.add(times(api));
            try (RawCopy raw = new RawCopy(database, home)) {
                text.add(raw.seconds("text"));
                binary.add(raw.seconds("binary"));
            }
        }
        double raw = Math.min(Figures.median(text), Figures.median(binary));
        double whole = Figures.median(imports.stream().map(Times::whole).toList());
        row("import over HTTP, upload and job", whole, raw);
        row("  the job alone", Figures.median(imports.stream().map(Times::job).toList()), raw);
        row("  upload alone", Figures.median(imports.stream().map(Times::upload).toList()), raw);
        row("raw COPY, text", Figures.median(text), raw);
        row("raw COPY, binary", Figures.median(binary), raw);
        report.save();
        return whole;
    }

    private void row(String name, double seconds, double raw) {
        report.row(PART, name).put("seconds", seconds).put("rows/s", file.orders() / seconds).put("of raw COPY",
                raw / seconds);
    }

    private Times times(Api api) throws IOException, InterruptedException {
        Instant begin = Instant.now();
        JsonNode accepted = api.importOrders(file.path());
        Instant uploaded = Instant.now();
        JsonNode job = api.awaitJob(accepted.path("jobId").asLong());
        JsonNode counts = api.get("/imports/" + accepted.path("id").asLong()).path("counts");
        if (counts.path("rejected").asLong() != 0 || counts.path("created").asLong() != file.orders()) {
            throw new IOException("the import did not take all orders: " + counts);
        }
        Instant started = OffsetDateTime.parse(job.path("startedAt").asString()).toInstant();
        Instant finished = OffsetDateTime.parse(job.path("finishedAt").asString()).toInstant();
        return new Times(seconds(begin, uploaded), seconds(started, finished), seconds(begin, finished));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    /** What the database says against what the file says. */
    private void compare(Totals totals) {
        boolean same = totals.orders() == file.orders() && totals.keys() == file.orders()
                && totals.listed() == file.orders() && totals.customers() == file.customers()
                && totals.identities() == file.customers() && totals.amount().compareTo(file.amount()) == 0
                && totals.listedSpend().compareTo(file.amount()) == 0;
        verdict("counts and sums against the file", same, file + " / " + totals);
    }

    private void again(Api api, Database database, Totals expected)
            throws IOException, InterruptedException, SQLException {
        report.say("import the same file again");
        Instant begin = Instant.now();
        JsonNode accepted = api.importOrders(file.path());
        JsonNode job = api.awaitJob(accepted.path("jobId").asLong());
        double seconds = seconds(begin, OffsetDateTime.parse(job.path("finishedAt").asString()).toInstant());
        JsonNode counts = api.get("/imports/" + accepted.path("id").asLong()).path("counts");
        Totals totals = database.totals();
        boolean same = totals.equals(expected) && counts.path("created").asLong() == 0
                && counts.path("updated").asLong() == 0;
        verdict("the same file again", same, counts + " / " + totals + " instead of " + expected).put("seconds",
                seconds).put("rows/s", file.orders() / seconds);
        report.save();
    }

    private Report.Row verdict(String name, boolean good, String otherwise) {
        if (!good) {
            report.say(name + ": " + otherwise);
        }
        return report.row(PART, name).put("verdict", good ? "exact" : "WRONG");
    }

    /** Kills application and database together in the middle, starts again and waits for the job to be done. */
    private void killed(Totals expected, double usual) throws IOException, InterruptedException, SQLException {
        report.say("import and kill half-way");
        Product doomed = Product.start(root, home);
        long job;
        long before;
        try (Api api = Api.open(doomed)) {
            job = api.importOrders(file.path()).path("jobId").asLong();
            before = awaitMiddle(doomed, usual);
        } finally {
            doomed.kill();
        }
        try (Product product = Product.start(root, home);
                Api api = Api.open(product);
                Database database = Database.of(product)) {
            long kept = database.number("SELECT count(*) FROM collect.commerce_order");
            Instant again = Instant.now();
            Instant end = OffsetDateTime.parse(api.awaitJob(job).path("finishedAt").asString()).toInstant();
            Totals totals = database.totals();
            verdict("killed half-way, started again", totals.equals(expected), totals + " instead of " + expected)
                    .put("seconds", seconds(again, end)).put("orders before", before).put("orders kept", kept)
                    .put("start-up s", product.startSeconds());
        }
        report.save();
    }

    /** Until about half of the orders are there or, if none can be seen before the end, half of the usual time is over. */
    private long awaitMiddle(Product product, double usual) throws IOException, InterruptedException, SQLException {
        long end = System.nanoTime() + (long) (usual * 1e9);
        long orders = 0;
        try (Database database = Database.of(product)) {
            while (orders < file.orders() * 4 / 10 && System.nanoTime() < end) {
                Thread.sleep(POLL_MILLIS);
                orders = database.number("SELECT count(*) FROM collect.commerce_order");
            }
            return orders;
        }
    }
}
