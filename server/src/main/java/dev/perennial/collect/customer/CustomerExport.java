package dev.perennial.collect.customer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.Catalogue;
import dev.perennial.platform.catalogue.Listing;
import dev.perennial.platform.jobs.JobCancelled;
import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.jobs.JobHandler;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.Words;
import dev.perennial.platform.storage.Installation;
import dev.perennial.platform.storage.StoredFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes an export page by page; after a crash it goes on behind the last page that was noted. */
@Component
class CustomerExport implements JobHandler {

    static final String KIND = "customer-export";

    private static final int PAGE = 2000;
    private static final int SECONDS = 120;
    private static final Duration KEPT = Duration.ofDays(7);

    /**
     * How far the file is: what stands behind this many bytes is not counted.
     *
     * @param after the cursor behind the last page; none before the first page and behind the last one of all
     */
    record Progress(String path, long bytes, long rows, @Nullable String after, boolean complete) {
    }

    /** What came of it. */
    record Result(long fileId, long rows, long bytes) {
    }

    private final SearchCustomers search;
    private final CustomerListQuery query;
    private final Catalogue catalogue;
    private final OwnerNames owners;
    private final StoredFiles files;
    private final Installation installation;
    private final Clock clock;

    CustomerExport(SearchCustomers search, CustomerListQuery query, Catalogue catalogue, OwnerNames owners,
            StoredFiles files, Installation installation, Clock clock) {
        this.search = search;
        this.query = query;
        this.catalogue = catalogue;
        this.owners = owners;
        this.files = files;
        this.installation = installation;
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
        ExportCustomers.Command command = payload.command();
        Listing listing = search.listing(job.createdBy(), command.rule(), command.sort(),
                ExportCustomers.fields(command));
        Locale language = Locale.forLanguageTag(payload.language());
        long total = query.count(listing.count(), SECONDS);
        Progress progress = job.checkpoint(Progress.class).filter(known -> Files.exists(Path.of(known.path())))
                .orElseGet(() -> new Progress(files.create().toString(), 0, 0, null, false));
        try {
            while (!progress.complete()) {
                progress = page(listing, command, language, progress);
                job.saveCheckpoint(progress);
                job.progress("write", progress.rows(), Math.max(total, progress.rows()), "customers");
                job.checkCancelled();
            }
        } catch (JobCancelled e) {
            files.delete(Path.of(progress.path()));
            throw e;
        }
        String name = Words.beside(CustomerExport.class, "export", language).say("file") + "-"
                + LocalDate.ofInstant(clock.instant(), installation.zone()) + ".csv";
        long file = files.publish(job.createdBy(), permission(), name, "text/csv;charset=UTF-8",
                Path.of(progress.path()), KEPT);
        job.result(new Result(file, progress.rows(), progress.bytes()));
    }

    private Progress page(Listing listing, ExportCustomers.Command command, Locale language, Progress before) {
        Path path = Path.of(before.path());
        boolean raw = Boolean.TRUE.equals(command.raw());
        long[] rows = {before.rows()};
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(before.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String next;
        try (OutputStream bytes = Files.newOutputStream(path, StandardOpenOption.APPEND);
                BufferedWriter out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            CsvRow csv = new CsvRow(out, raw);
            if (before.bytes() == 0) {
                out.write(Boolean.FALSE.equals(command.bom()) ? "" : "\uFEFF");
                heading(listing.fields(), language, csv);
            }
            Map<Long, String> names = owners.all();
            next = query.read(listing, before.after(), PAGE, SECONDS, row -> {
                rows[0]++;
                write(row, listing.fields(), names, raw ? null : language, csv);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Progress(before.path(), path.toFile().length(), rows[0], next, next == null);
    }

    private void heading(List<Attribute> fields, Locale language, CsvRow csv) throws IOException {
        csv.value("id");
        for (Attribute field : fields) {
            csv.text(catalogue.name(field, language));
        }
        csv.end();
    }

    private void write(ResultSet row, List<Attribute> fields, Map<Long, String> names, @Nullable Locale language,
            CsvRow csv) throws SQLException {
        try {
            csv.value(row.getString(1));
            for (int i = 0; i < fields.size(); i++) {
                write(row, i + 2, fields.get(i), names, language, csv);
            }
            csv.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(ResultSet row, int column, Attribute field, Map<Long, String> names, @Nullable Locale language,
            CsvRow csv) throws SQLException, IOException {
        switch (field.type()) {
            case TEXT -> csv.text(row.getString(column));
            case CHOICE -> {
                String code = row.getString(column);
                csv.text(code == null || language == null ? code : catalogue.option(field, code, language));
            }
            case INTEGER, DATE -> csv.value(row.getString(column));
            case BOOLEAN -> {
                boolean value = row.getBoolean(column);
                csv.value(row.wasNull() ? null : String.valueOf(value));
            }
            case NUMBER, MONEY, PERCENT -> {
                BigDecimal value = row.getBigDecimal(column);
                csv.value(value == null ? null : SearchCustomers.plain(value));
            }
            case INSTANT -> {
                OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
                csv.value(value == null ? null : value.toInstant().toString());
            }
            case USER -> {
                long id = row.getLong(column);
                csv.text(id == 0 ? null : names.getOrDefault(id, "#" + id));
            }
            case TEXT_LIST -> csv.text(texts(row.getArray(column)));
        }
    }

    private static @Nullable String texts(@Nullable Array values) throws SQLException {
        return values == null
                ? null
                : Arrays.stream((Object[]) values.getArray()).map(String::valueOf).collect(Collectors.joining(";"));
    }
}
