package dev.perennial.collect.intake.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import dev.perennial.collect.customer.CustomerChanges;
import dev.perennial.collect.intake.ImportPlan;
import dev.perennial.collect.intake.ImportPlans;
import dev.perennial.collect.intake.IntakeProblem;
import dev.perennial.collect.intake.store.FileTable;
import dev.perennial.collect.intake.store.ImportTable;
import dev.perennial.collect.intake.store.ImportTable.ImportRow;
import dev.perennial.collect.intake.store.LoadCounts;
import dev.perennial.collect.intake.store.PartTable;
import dev.perennial.engine.files.ImportFile;
import dev.perennial.engine.files.ImportObject;
import dev.perennial.engine.files.ImportReading;
import dev.perennial.engine.files.OrderField;
import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.jobs.JobHandler;
import dev.perennial.platform.jobs.JobState;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out an import: reads the file into parts, loads the parts, and tells what came of it. */
@Component
class ImportJob implements JobHandler {

    static final String KIND = "import";

    /** Names the import. */
    record Payload(long importId) {
    }

    /**
     * What reading has come to; parts of these sizes need not be written again.
     *
     * @param rows rows of the file
     */
    record ReadDone(long rows, long rejected, List<Long> sizes) {
    }

    private final ImportTable imports;
    private final PartTable parts;
    private final ImportPlans plans;
    private final OrderChunk.Tables tables;
    private final CustomerChanges changes;
    private final ImportEnd end;
    private final FileTable files;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    ImportJob(ImportTable imports, PartTable parts, ImportPlans plans, OrderChunk.Tables tables,
            CustomerChanges changes, ImportEnd end, FileTable files, TransactionTemplate transactions,
            JdbcClient jdbc) {
        this.imports = imports;
        this.parts = parts;
        this.plans = plans;
        this.tables = tables;
        this.changes = changes;
        this.end = end;
        this.files = files;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Permission permission() {
        return Permission.IMPORT_RUN;
    }

    @Override
    public void run(JobContext context) {
        long id = context.payload(Payload.class).importId();
        ImportRow row = Objects.requireNonNull(transactions.execute(_ -> begin(id)));
        if (!Files.isRegularFile(row.path())) {
            throw new ProblemException(IntakeProblem.DRAFT_NOT_FOUND, row.fileName());
        }
        try (ImportFile file = ImportFile.open(row.path(), row.fileName(), Optional.empty(), Optional.empty())) {
            // Today is the day on which the import was asked for, also when it goes on tomorrow.
            ImportPlan plan = plans.plan(row.asked().request(), file.headings(),
                    Clock.fixed(row.createdAt().toInstant(), ZoneOffset.UTC));
            if (plan.object() == ImportObject.ORDERS) {
                OrderLoad load = new OrderLoad(tables, id, plan.source(), plan.existing(), mapped(plan));
                carryOut(new Attempt<>(context, row, file, new OrderLines(), new ImportReading(file,
                        plan.reading())::orders, load));
            } else {
                CustomerLoad load = new CustomerLoad(tables.customers(), changes, id, plan.source(), plan.existing());
                carryOut(new Attempt<>(context, row, file, new CustomerLines(), new ImportReading(file,
                        plan.reading())::customers, load));
            }
        } catch (OrderFileException e) {
            throw IntakeProblem.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportRow begin(long id) {
        ImportRow row = imports.lock(id).orElseThrow(() -> new ProblemException(IntakeProblem.NOT_FOUND, "" + id));
        if (row.undoBegun()) {
            throw new ProblemException(IntakeProblem.UNDONE, row.fileName());
        }
        imports.state(id, "running");
        return row;
    }

    private static OrderChunk.Mapped mapped(ImportPlan plan) {
        var columns = plan.reading().mapping();
        return new OrderChunk.Mapped(columns.getOrDefault(OrderField.ORDER_NUMBER, -1),
                columns.containsKey(OrderField.PRODUCT) || columns.containsKey(OrderField.QUANTITY));
    }

    private interface Pass<T> {
        void into(ImportReading.Sink<T> sink) throws IOException, OrderFileException;
    }

    private record Attempt<T>(JobContext context, ImportRow row, ImportFile file, LineCodec<T> codec, Pass<T> pass,
            ChunkLoad<T> load) {

        Locale language() {
            return Locale.forLanguageTag(row.asked().language());
        }
    }

    private <T> void carryOut(Attempt<T> attempt) throws IOException, OrderFileException {
        long id = attempt.row().id();
        Optional<ReadDone> done = attempt.context().checkpoint(ReadDone.class);
        PartFiles<T> written = done.isEmpty()
                ? read(attempt)
                : PartFiles.written(folder(id), done.get().sizes().size(), attempt.codec());
        if (done.isPresent() && !written.sizes().equals(done.get().sizes())) {
            written = read(attempt);
        }
        ReadDone read = attempt.context().checkpoint(ReadDone.class).orElseThrow();
        attempt.context().count("rows", read.rows());
        LoadCounts loaded = new LoadPhase<>(attempt.context(), parts, transactions, jdbc, id, written, attempt.load(),
                read).run();
        attempt.context().checkCancelled();
        attempt.context().progress("finish", 0, 1, "steps");
        end.succeed(attempt.context(), attempt.row(), attempt.file(), folder(id), read, loaded);
    }

    private <T> PartFiles<T> read(Attempt<T> attempt) throws IOException, OrderFileException {
        long id = attempt.row().id();
        PartFiles.remove(folder(id));
        long expected = attempt.file().rowCount();
        PartFiles<T> written = new PartFiles<>(folder(id), expected, attempt.codec());
        try (ReadPhase<T> phase = new ReadPhase<>(attempt.context(), folder(id), written, attempt.language(),
                attempt.file().headings(), expected)) {
            attempt.pass().into(phase);
            phase.finish();
            ReadDone done = new ReadDone(phase.rows(), phase.rejected(), written.sizes());
            end.noteRead(attempt.context(), id, phase.first(), done);
        }
        return written;
    }

    private Path folder(long importId) {
        return files.workFolder(importId);
    }

    @Override
    public void ended(long jobId, JobState state) {
        imports.ofJob(jobId).ifPresent(row -> {
            PartFiles.remove(folder(row.id()));
            if (state != JobState.SUCCEEDED) {
                end.stop(row, state);
            }
        });
    }
}
