package dev.perennial.collect.intake.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.perennial.collect.intake.load.ImportJob.ReadDone;
import dev.perennial.collect.intake.store.LoadCounts;
import dev.perennial.collect.intake.store.PartTable;
import dev.perennial.collect.intake.store.PartTable.Part;
import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.storage.ConnectionPools;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads the parts of a file by two threads, each chunk in a transaction that also notes it as loaded. So a chunk is loaded
 * exactly once, whenever the process dies and however often the job runs.
 */
final class LoadPhase<T> {

    private static final int WORKERS = 2;

    private final JobContext context;
    private final PartTable table;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final long importId;
    private final PartFiles<T> files;
    private final ChunkLoad<T> load;
    private final ReadDone read;

    private final Map<Integer, Part> parts;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean failed = new AtomicBoolean();

    /**
     * The loading of one import.
     *
     * @param read what reading has come to
     */
    LoadPhase(JobContext context, PartTable table, TransactionTemplate transactions, JdbcClient jdbc, long importId,
            PartFiles<T> files, ChunkLoad<T> load, ReadDone read) {
        this.context = context;
        this.table = table;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.importId = importId;
        this.files = files;
        this.load = load;
        this.read = read;
        this.parts = new HashMap<>(table.of(importId));
    }

    /** Loads what is not loaded, and answers what all loading has come to. */
    LoadCounts run() {
        say(counts());
        int threads = Math.min(WORKERS, files.count());
        try (ExecutorService pool = Executors.newFixedThreadPool(threads,
                Thread.ofPlatform().name("import-" + importId + "-", 0).factory())) {
            List<Future<?>> workers = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(_ -> pool.submit(() -> ConnectionPools.forJobs(this::work))).toList();
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            failed.set(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return counts();
    }

    private void work() {
        try {
            for (int part = next.getAndIncrement(); part < files.count(); part = next.getAndIncrement()) {
                load(part);
            }
        } catch (RuntimeException | Error e) {
            failed.set(true);
            throw e;
        }
    }

    private void load(int part) {
        List<ChunkLoad.Chunk> chunks = load.chunks(files.read(part));
        for (int chunk = part(part).chunk(); chunk < chunks.size() && !failed.get(); chunk++) {
            context.checkCancelled();
            Part before = part(part);
            ChunkLoad.Chunk rows = chunks.get(chunk);
            Part after = Repeated.inTransaction(transactions, context, () -> once(part, before, rows));
            synchronized (parts) {
                parts.put(part, after);
            }
            say(counts());
        }
    }

    private Part once(int part, Part before, ChunkLoad.Chunk chunk) {
        // A plan made while a table was empty would read all of it when it is full.
        jdbc.sql("SET LOCAL enable_seqscan = off").update();
        Part after = new Part(before.chunk() + 1, before.counts().plus(chunk.load()));
        if (!table.advance(importId, part, after)) {
            context.checkCancelled();
            throw new IllegalStateException("part " + part + " of import " + importId + " was loaded by another");
        }
        return after;
    }

    private Part part(int part) {
        synchronized (parts) {
            return parts.getOrDefault(part, Part.UNTOUCHED);
        }
    }

    private LoadCounts counts() {
        synchronized (parts) {
            return parts.values().stream().map(Part::counts).reduce(LoadCounts.NONE, LoadCounts::plus);
        }
    }

    private void say(LoadCounts counts) {
        context.progress("load", counts.lines(), read.rows() - read.rejected(), "rows");
        context.count("rejected", read.rejected() + counts.rejected());
        context.count("created", counts.created());
        context.count("updated", counts.updated());
        context.count("duplicate", counts.duplicate());
        context.count("customersCreated", counts.customersCreated());
    }
}
