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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.Catalogue;
import dev.perennial.platform.catalogue.Listing;
import dev.perennial.platform.jobs.JobCancelled;
import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.kernel.Words;
import dev.perennial.platform.storage.StoredFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a listing as comma-separated values, page by page; after a crash it goes on behind the last page it noted. */
@Component
class TextExport {

    private static final int PAGE = 2000;

    /**
     * How the file is written.
     *
     * @param raw codes and texts as they are, also those a spreadsheet would run as formulas
     * @param bom whether it begins with a byte order mark
     * @param language of its headings; none for codes
     * @param json whether lists are JSON
     */
    record Style(boolean raw, boolean bom, @Nullable Locale language, boolean json) {

        /** For a program that knows the types of the columns. */
        static final Style FOR_PROGRAMS = new Style(true, false, null, true);
    }

    /** How far the file is: what stands behind this many bytes is not counted. */
    record Progress(String path, long bytes, long rows, @Nullable String after, boolean ended) {
    }

    private final CustomerListQuery query;
    private final Catalogue catalogue;
    private final OwnerNames owners;
    private final StoredFiles files;
    private final JsonMapper json;

    TextExport(CustomerListQuery query, Catalogue catalogue, OwnerNames owners, StoredFiles files, JsonMapper json) {
        this.query = query;
        this.catalogue = catalogue;
        this.owners = owners;
        this.files = files;
        this.json = json;
    }

    /** Writes the file, or what is missing of it. */
    Progress write(JobContext job, Listing listing, Style style) {
        Progress progress = job.checkpoint(Progress.class).filter(known -> Files.exists(Path.of(known.path())))
                .orElseGet(() -> new Progress(files.create().toString(), 0, 0, null, false));
        long total = progress.ended() ? progress.rows() : query.count(listing.count(), CustomerExport.SECONDS);
        try {
            while (!progress.ended()) {
                progress = page(listing, style, progress);
                job.saveCheckpoint(progress);
                job.progress("write", progress.rows(), Math.max(total, progress.rows()), "customers");
                job.checkCancelled();
            }
            return progress;
        } catch (JobCancelled e) {
            files.delete(Path.of(progress.path()));
            throw e;
        }
    }

    private Progress page(Listing listing, Style style, Progress before) {
        Path path = Path.of(before.path());
        long[] rows = {before.rows()};
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(before.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String next;
        try (OutputStream bytes = Files.newOutputStream(path, StandardOpenOption.APPEND);
                BufferedWriter out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            CsvRow csv = new CsvRow(out, style.raw());
            if (before.bytes() == 0) {
                out.write(style.bom() ? "\uFEFF" : "");
                heading(listing.fields(), style.language(), csv);
            }
            ExportedRow values = new ExportedRow(catalogue, owners.all(), style.raw() ? null : style.language(),
                    style.json());
            next = query.read(listing, before.after(), PAGE, CustomerExport.SECONDS, row -> {
                rows[0]++;
                write(row, listing.fields(), values, style, csv);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Progress(before.path(), path.toFile().length(), rows[0], next, next == null);
    }

    private void heading(List<Attribute> fields, @Nullable Locale language, CsvRow csv) throws IOException {
        csv.text(language == null ? "id" : Words.beside(TextExport.class, "export", language).say("id"));
        for (Attribute field : fields) {
            csv.text(language == null ? field.code() : catalogue.name(field, language));
        }
        csv.end();
    }

    private void write(ResultSet row, List<Attribute> fields, ExportedRow values, Style style, CsvRow csv)
            throws SQLException {
        try {
            csv.value(row.getString(1));
            for (int i = 0; i < fields.size(); i++) {
                write(values.value(row, i + 2, fields.get(i)), style, csv);
            }
            csv.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(@Nullable Object value, Style style, CsvRow csv) throws IOException {
        switch (value) {
            case null -> csv.value(null);
            case String text -> csv.text(text);
            case List<?> texts -> {
                if (style.json()) {
                    csv.value(json.writeValueAsString(texts));
                } else {
                    csv.text(String.join(";", texts.stream().map(String::valueOf).toList()));
                }
            }
            case BigDecimal number -> csv.value(number.toPlainString());
            default -> csv.value(value.toString());
        }
    }
}
