package dev.perennial.collect.intake.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.perennial.collect.intake.ImportCounts;
import dev.perennial.collect.intake.OrdersRecorded;
import dev.perennial.collect.intake.load.ImportJob.ReadDone;
import dev.perennial.collect.intake.store.ImportTable;
import dev.perennial.collect.intake.store.ImportTable.ImportRow;
import dev.perennial.collect.intake.store.LoadCounts;
import dev.perennial.collect.intake.store.PartTable;
import dev.perennial.collect.intake.store.RejectTable;
import dev.perennial.collect.intake.store.RejectTable.Rejected;
import dev.perennial.engine.files.ImportFile;
import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.jobs.JobState;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.storage.StoredFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Records what came of an import: counts, the list of rejected rows, the audit entry, the event. */
@Component
class ImportEnd {

    /** Rejected rows that are held in memory. */
    private static final int AT_A_TIME = 10_000;
    private static final Duration REJECTS_ARE_KEPT = Duration.ofDays(30);

    private final ImportTable imports;
    private final PartTable parts;
    private final RejectTable rejects;
    private final StoredFiles files;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ImportEnd(ImportTable imports, PartTable parts, RejectTable rejects, StoredFiles files, AuditTrail audit,
            ApplicationEventPublisher events, TransactionTemplate transactions, Clock clock) {
        this.imports = imports;
        this.parts = parts;
        this.rejects = rejects;
        this.files = files;
        this.audit = audit;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Notes that the file is read. */
    void noteRead(JobContext context, long importId, List<Rejected> first, ReadDone done) {
        transactions.executeWithoutResult(_ -> {
            rejects.forgetReading(importId);
            rejects.add(importId, first, false);
            context.saveCheckpoint(done);
        });
    }

    /** Ends an import whose rows are all dealt with. Repeated after a crash, it does nothing a second time. */
    void succeed(JobContext context, ImportRow row, ImportFile file, Path folder, ReadDone read, LoadCounts loaded)
            throws IOException, OrderFileException {
        ImportCounts counts = ImportCounts.of(read.rows(), read.rejected(), loaded);
        Path list = counts.rejected() == 0 ? null : rejectList(row, file, folder);
        transactions.executeWithoutResult(_ -> {
            Long rejectFile = list == null
                    ? null
                    : Long.valueOf(files.publish(context.createdBy(), Permission.IMPORT_RUN, name(row), "text/csv",
                            list, REJECTS_ARE_KEPT));
            if (imports.end(row.id(), "succeeded", counts, rejectFile, now())) {
                audit.record(context.createdBy(), "import.finish", "import", row.id(),
                        Map.of("file", row.fileName(), "object", row.object(), "counts", counts));
                events.publishEvent(new OrdersRecorded(row.id()));
            }
            context.result(new Result(row.id(), counts, rejectFile));
        });
    }

    /** What a job answers. */
    record Result(long importId, ImportCounts counts, @Nullable Long rejectFileId) {
    }

    /** Records an import that ended early, with what it had loaded until then, in the running transaction. */
    void stop(ImportRow row, JobState state) {
        LoadCounts loaded = parts.of(row.id()).values().stream().map(PartTable.Part::counts).reduce(LoadCounts.NONE,
                LoadCounts::plus);
        boolean ended = imports.end(row.id(), state.code(), ImportCounts.of(loaded.lines(), 0, loaded), null, now());
        if (ended && loaded.created() > 0) {
            events.publishEvent(new OrdersRecorded(row.id()));
        }
    }

    /** The list that reading wrote, completed by what only loading could find. */
    private Path rejectList(ImportRow row, ImportFile file, Path folder)
            throws IOException, OrderFileException {
        Path list = files.create();
        Files.copy(folder.resolve(ReadPhase.REJECTS), list, StandardCopyOption.REPLACE_EXISTING);
        Deque<Rejected> more = new ArrayDeque<>(rejects.foundByLoading(row.id(), 0, AT_A_TIME));
        if (!more.isEmpty()) {
            Locale language = Locale.forLanguageTag(row.asked().language());
            try (RejectList rejected = RejectList.append(list, language, file.headings().size())) {
                file.rows((line, cells) -> {
                    if (line == more.element().line()) {
                        rejected.add(line, cells, more.remove().problems());
                        if (more.isEmpty()) {
                            more.addAll(rejects.foundByLoading(row.id(), line, AT_A_TIME));
                        }
                    }
                    return !more.isEmpty();
                });
            }
        }
        return list;
    }

    private static String name(ImportRow row) {
        String bare = row.fileName().replaceFirst("(?i)(\\.(csv|txt|tsv|xlsx))?(\\.gz)?$", "");
        return bare + (row.asked().language().startsWith("zh") ? "-拒收.csv" : "-rejected.csv");
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
