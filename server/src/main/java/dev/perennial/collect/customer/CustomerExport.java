package dev.perennial.collect.customer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.catalogue.Listing;
import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.jobs.JobHandler;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.Words;
import dev.perennial.platform.storage.Installation;
import dev.perennial.platform.storage.StoredFiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes an export in the format that was asked for and offers the file to who asked, for a time. */
@Component
class CustomerExport implements JobHandler {

    static final String KIND = "customer-export";
    static final int SECONDS = 120;

    private static final Duration KEPT = Duration.ofDays(7);

    /** What came of it; the file can be had until then. */
    record Result(long fileId, String format, long rows, long bytes, Instant until) {
    }

    private record Written(Path path, long rows) {
    }

    private final ExportCustomers exports;
    private final TextExport texts;
    private final SheetExport sheets;
    private final ParquetExport parquet;
    private final StoredFiles files;
    private final Installation installation;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    CustomerExport(ExportCustomers exports, TextExport texts, SheetExport sheets, ParquetExport parquet,
            StoredFiles files, Installation installation, AuditTrail audit, TransactionTemplate transactions,
            Clock clock) {
        this.exports = exports;
        this.texts = texts;
        this.sheets = sheets;
        this.parquet = parquet;
        this.files = files;
        this.installation = installation;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Permission permission() {
        return Permission.CUSTOMER_EXPORT;
    }

    @Override
    public void run(JobContext job) {
        ExportCustomers.Payload payload = job.payload(ExportCustomers.Payload.class);
        ExportFormat format = ExportFormat.of(Objects.requireNonNullElse(payload.command().format(), "csv"));
        Locale language = Locale.forLanguageTag(payload.language());
        Listing listing = exports.listing(job.createdBy(), payload.command());
        Written written = write(job, listing, format, payload.command(), language);
        transactions.executeWithoutResult(_ -> offer(job, format, language, written));
    }

    private Written write(JobContext job, Listing listing, ExportFormat format, ExportCustomers.Command command,
            Locale language) {
        boolean raw = Boolean.TRUE.equals(command.raw());
        return switch (format) {
            case CSV -> {
                TextExport.Progress text = texts.write(job, listing,
                        new TextExport.Style(raw, !Boolean.FALSE.equals(command.bom()), language, false));
                yield new Written(Path.of(text.path()), text.rows());
            }
            case XLSX -> {
                SheetExport.Written sheet = sheets.write(job, listing, raw ? null : language, language);
                yield new Written(sheet.path(), sheet.rows());
            }
            case PARQUET -> {
                TextExport.Progress text = texts.write(job, listing, TextExport.Style.FOR_PROGRAMS);
                job.progress("pack", 0, text.rows(), "customers");
                Path file = parquet.write(job, listing.fields(), Path.of(text.path()));
                files.delete(Path.of(text.path()));
                yield new Written(file, text.rows());
            }
        };
    }

    private void offer(JobContext job, ExportFormat format, Locale language, Written written) {
        String name = Words.beside(CustomerExport.class, "export", language).say("file") + "-"
                + LocalDate.ofInstant(clock.instant(), installation.zone()) + "." + format.code();
        long file = files.publish(job.createdBy(), permission(), name, format.mediaType(), written.path(), KEPT);
        Result result = new Result(file, format.code(), written.rows(), size(written.path()),
                clock.instant().plus(KEPT));
        audit.record(job.createdBy(), "customer.exported", "job", job.jobId(),
                Map.of("file", file, "format", format.code(), "rows", written.rows()));
        job.result(result);
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
