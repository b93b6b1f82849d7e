package dev.perennial.bench.application;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.perennial.bench.Report;
import tools.jackson.databind.JsonNode;

/** A value run from the button to published cards, with readers who look on, and the memory it takes. */
final class ValuePart {

    private static final String PART = "value run";
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final List<String> UNFINISHED = List.of("queued", "running");
    private static final int POLL_MILLIS = 50;
    private static final int READERS_ON_MILLIS = 1000;

    private final Product product;
    private final Api api;
    private final Database database;
    private final Report report;

    ValuePart(Product product, Api api, Database database, Report report) {
        this.product = product;
        this.api = api;
        this.database = database;
        this.report = report;
    }

    /** Starts a run and waits until it is published; returns the seconds that took. */
    static double publish(Api api) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long id = api.post("/value/runs", "{}").path("id").asLong();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            JsonNode run = api.get("/value/runs/" + id);
            String state = run.path("state").asString();
            if (state.equals("published")) {
                return (System.nanoTime() - start) / 1e9;
            }
            if (!UNFINISHED.contains(state)) {
                throw new IOException("the value run ended as " + state + ": " + run.path("gates") + " "
                        + api.get("/jobs/" + run.path("jobId").asLong()));
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IOException("the value run is not published after " + PATIENCE);
    }

    void run(int rounds) throws IOException, InterruptedException, SQLException {
        long[] customers = database.numbers("SELECT customer_id FROM understand.value_card");
        List<Double> seconds = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        double peak = 0;
        double slowest = 0;
        long answers = 0;
        boolean seenBoth = true;
        for (int i = 0; i < rounds; i++) {
            report.say("value run, round " + (i + 1));
            CardReaders readers = CardReaders.begin(api, customers);
            try (Memory memory = Memory.watch(product); readers) {
                seconds.add(publish(api));
                Thread.sleep(READERS_ON_MILLIS);
                peak = Math.max(peak, memory.peak());
            }
            faults.addAll(readers.faults());
            answers += readers.answers();
            slowest = Math.max(slowest, readers.slowest());
            seenBoth &= readers.runsSeen() == 2;
        }
        faults.stream().limit(5).forEach(report::say);
        long orders = database.number("SELECT sum(orders) FROM collect.customer_figures");
        double median = Figures.median(seconds);
        report.row(PART, "button to published cards").put("seconds", median).put("customers/s",
                customers.length / median).put("orders/s", orders / median).put("peak MB", peak);
        report.row(PART, "readers meanwhile").put("answers", answers).put("faults", faults.size())
                .put("slowest ms", slowest).put("old and new run seen", seenBoth ? "yes" : "no");
        report.about("value run seconds", seconds);
        report.save();
    }
}
