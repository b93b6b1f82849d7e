package dev.perennial.engine.process;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.HistoryShard;
import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.model.backtest.Backtest;
import dev.perennial.engine.model.backtest.Backtesting;
import dev.perennial.engine.model.backtest.Seasonality;
import dev.perennial.engine.model.clv.Frequencies;
import dev.perennial.engine.model.clv.PurchaseModel;
import dev.perennial.engine.model.cohort.Cohorts;
import dev.perennial.engine.orders.OrderLog;
import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.process.EngineProgress.Phase;
import dev.perennial.engine.report.JsonReport;
import dev.perennial.engine.shard.LocalShards;
import dev.perennial.engine.shard.Shards;
import dev.perennial.engine.value.LookingBack;
import dev.perennial.engine.value.Prospects;
import dev.perennial.engine.value.Retrospect;
import dev.perennial.engine.value.Stopwatch;
import dev.perennial.engine.value.Valuation;
import dev.perennial.engine.value.ValuationException;
import dev.perennial.engine.value.ValueResult;
import dev.perennial.engine.value.ValueSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request from beginning to end: customers and orders in, snapshot, valuation, answer, cards out.
 */
public final class EngineRun {

    private static final int LINES_A_MESSAGE = 250_000;

    private final Path folder;
    private final DataInputStream in;
    private final OutputStream out;
    private final AskingProgram asking;
    private final Valuer spark;
    private long told;
    private ValueResult.Timings timings = new ValueResult.Timings(0, 0, 0, 0, 0);

    /** Values orders somewhere else, for example on Spark. */
    @FunctionalInterface
    public interface Valuer {
        Valuation value(String master, OrderLog orders, ValueSettings settings, Stopwatch watch)
                throws IOException;
    }

    /**
     * A run.
     *
     * @param folder where the request is and snapshot and answer go
     * @param in frames; its end before the run's is the end of the asking program, and of this one
     * @param out takes the cards
     * @param messages takes lines of progress
     */
    public EngineRun(Path folder, InputStream in, OutputStream out, PrintStream messages, Valuer spark) {
        this.folder = folder;
        this.in = Frame.stream(in);
        this.out = out;
        this.asking = new AskingProgram(this.in, messages);
        this.spark = spark;
    }

    /**
     * Does what is asked.
     *
     * @param whenAlone called, from another thread, when the asking program is gone
     */
    public void run(Runnable whenAlone) throws IOException {
        EngineRequest request = EngineRequest.read(folder);
        SnapshotFolder snapshot = snapshotFolder();
        asking.tell(Phase.READ, 0);
        SnapshotWriting.Taken taken = request.fromSnapshot()
                ? new SnapshotWriting.Taken(snapshot.read(), List.of())
                : SnapshotWriting.take(in, snapshot, this::read);
        Dataset dataset = taken.dataset();
        asking.watch(whenAlone);
        if (dataset.orders().isEmpty()) {
            EngineAnswer.write(folder, new EngineAnswer.NoOrders());
            asking.tell(Phase.ANSWERED, 0);
            return;
        }
        Optional<SnapshotFolder.Manifest> manifest = Optional.of(request.fromSnapshot()
                ? snapshot.manifest()
                : completed(snapshot, taken));
        try {
            value(request, dataset, dataset.orders().get(), manifest);
        } catch (ValuationException e) {
            EngineAnswer.write(folder, new EngineAnswer.Refused(e.reason(), e.arguments()));
            asking.tell(Phase.ANSWERED, 0);
        }
    }

    private SnapshotFolder snapshotFolder() {
        return new SnapshotFolder(folder.resolve("snapshot"));
    }

    private SnapshotFolder.Manifest completed(SnapshotFolder snapshot, SnapshotWriting.Taken taken)
            throws IOException {
        asking.tell(Phase.SNAPSHOT, 0);
        return snapshot.complete(taken.dataset(), taken.parts());
    }

    private void value(EngineRequest request, Dataset dataset, OrderLog orders,
            Optional<SnapshotFolder.Manifest> manifest) throws IOException {
        asking.tell(Phase.HISTORY, 0);
        try (Valuation valuation = valuation(request, orders)) {
            asking.tell(Phase.OVERVIEW, 0);
            // Half of the heap was scores that DuckDB has now; what is left is given back before DuckDB needs more.
            System.gc();
            ValueResult result = valuation.result("", timings);
            Shards<OrderShard> lines = new LocalShards<>(orders.shards());
            int[] prospects = prospects(dataset.customers(), lines, (int) valuation.asOf().toEpochDay());
            EngineAnswer.write(folder, answer(dataset, lines, valuation, result, manifest, prospects));
            asking.tell(Phase.ANSWERED, result.customers());
            valuation.sendCards(IntStream.of(prospects).mapToLong(dataset.customers()::id).toArray(), out);
            out.flush();
            valuation.keepScores(TraitRequest.scores(folder));
            asking.tell(Phase.DONE, result.customers());
        }
    }

    private Valuation valuation(EngineRequest request, OrderLog orders) throws IOException {
        ValueSettings settings = request.settings(orders.summary());
        try {
            return valuation(request, orders, settings);
        } catch (ValuationException e) {
            boolean backtestOnly = request.automaticHoldout() && settings.holdout() > 0
                    && e.reason() != ValuationException.Reason.SPARK_FAILED;
            if (!backtestOnly) {
                throw e;
            }
            return valuation(request, orders, settings.withHoldout(0));
        }
    }

    private Valuation valuation(EngineRequest request, OrderLog orders, ValueSettings settings) throws IOException {
        Stopwatch watch = new Stopwatch(this::ended);
        Valuation valuation = request.sparkMaster().isPresent()
                ? spark.value(request.sparkMaster().get(), orders, settings, watch)
                : Valuation.of(orders, settings, watch);
        timings = watch.timings();
        return valuation;
    }

    private void ended(Stopwatch.Step step) {
        switch (step) {
            case READ -> asking.tell(Phase.FIT, 0);
            case FIT -> asking.tell(Phase.SCORE, 0);
            case SCORE, WRITE -> {
            }
        }
    }

    private static EngineAnswer.Valued answer(Dataset dataset, Shards<OrderShard> lines, Valuation valuation,
            ValueResult result, Optional<SnapshotFolder.Manifest> manifest, int[] prospects) {
        LocalDate firstDay = result.read().firstDay();
        int asOf = (int) valuation.asOf().toEpochDay();
        double unitDays = result.settings().unit().days();
        Shards<CustomerShard> customers = lines.seen(CustomerShard.by(asOf, 1));
        PerPopulation<PurchaseModel> models = valuation.populations().map(fit -> fit.purchase().model());
        List<Frequencies> frequencies = Frequencies.of(customers, models, unitDays);
        List<Backtest.TrackingPoint> tracking = valuation.backtest().map(Backtest::tracking)
                .orElseGet(() -> Backtesting.tracking(customers, models, unitDays,
                        (int) firstDay.toEpochDay(), asOf));
        Retrospect retrospect = LookingBack.of(lines, firstDay, valuation.asOf(), valuation.populations(),
                result.settings(),
                new Prospects(IntStream.of(prospects).map(dataset.customers()::since).sorted().toArray()));
        Optional<Seasonality> seasonality = Seasonality.of(tracking, unitDays, valuation.asOf(),
                (int) Math.round(result.settings().horizon() * unitDays));
        return new EngineAnswer.Valued(JsonReport.object(result), frequencies, tracking, seasonality, retrospect,
                Cohorts.of(lines, firstDay, valuation.asOf()), manifest,
                JsonMapper.shared().valueToTree(valuation.scoring()), result.customers() + prospects.length);
    }

    /** Numbers of customers in the directory whom no history knows. */
    private static int[] prospects(CustomerDirectory directory, Shards<OrderShard> lines, int asOf) {
        boolean[] ordered = new boolean[directory.size()];
        for (long[] ids : lines.map(shard -> HistoryShard.by(asOf).apply(shard).appearance())) {
            for (long id : ids) {
                ordered[directory.number(id)] = true;
            }
        }
        return IntStream.range(0, ordered.length).filter(number -> !ordered[number]).toArray();
    }

    private void read(long lines) {
        if (lines - told >= LINES_A_MESSAGE) {
            told = lines;
            asking.tell(Phase.READ, lines);
        }
    }
}
