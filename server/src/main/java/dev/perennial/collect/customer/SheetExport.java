package dev.perennial.collect.customer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.AttributeType;
import dev.perennial.platform.catalogue.Catalogue;
import dev.perennial.platform.catalogue.Listing;
import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.kernel.Words;
import dev.perennial.platform.storage.Installation;
import dev.perennial.platform.storage.StoredFiles;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes a listing as a workbook: rows go to the file as they come, so that a million take no more memory than one. What was
 * packed cannot be added to, so after a crash the file is written anew.
 */
@Component
class SheetExport {

    private static final int PAGE = 2000;
    /** A sheet holds 1,048,576 rows, one of which are the headings. */
    private static final int MOST_ROWS = 1_048_575;
    private static final int LONGEST_CELL = 32_767;
    private static final String VERSION = "01.0000";

    /** The file and how many rows it has. */
    record Written(Path path, long rows) {
    }

    private final CustomerListQuery query;
    private final Catalogue catalogue;
    private final OwnerNames owners;
    private final StoredFiles files;
    private final Installation installation;

    SheetExport(CustomerListQuery query, Catalogue catalogue, OwnerNames owners, StoredFiles files,
            Installation installation) {
        this.query = query;
        this.catalogue = catalogue;
        this.owners = owners;
        this.files = files;
        this.installation = installation;
    }

    Written write(JobContext job, Listing listing, @Nullable Locale language, Locale sheetLanguage) {
        long total = query.count(listing.count(), CustomerExport.SECONDS);
        Path path = files.create();
        boolean complete = false;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path));
                Workbook workbook = new Workbook(out, "Perennial", VERSION)) {
            Sheets sheets = new Sheets(workbook, listing.fields(), language, sheetLanguage);
            String after = null;
            do {
                job.checkCancelled();
                ExportedRow values = new ExportedRow(catalogue, owners.all(), language, false);
                after = query.read(listing, after, PAGE, CustomerExport.SECONDS, row -> sheets.add(row, values));
                sheets.flush();
                job.progress("write", sheets.rows, Math.max(total, sheets.rows), "customers");
            } while (after != null);
            sheets.finish();
            complete = true;
            return new Written(path, sheets.rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!complete) {
                files.delete(path);
            }
        }
    }

    /** The sheets of a workbook, one after the other as they fill. */
    private final class Sheets {

        private final Workbook workbook;
        private final List<Attribute> fields;
        private final @Nullable Locale language;
        private final String name;
        private final ZoneId zone = installation.zone();
        private @Nullable Worksheet sheet;
        private int line;
        private int sheets;
        private long rows;

        Sheets(Workbook workbook, List<Attribute> fields, @Nullable Locale language, Locale sheetLanguage) {
            this.workbook = workbook;
            this.fields = fields;
            this.language = language;
            this.name = Words.beside(SheetExport.class, "export", sheetLanguage).say("file");
        }

        void add(ResultSet row, ExportedRow values) throws SQLException {
            Worksheet current = sheet();
            line++;
            rows++;
            current.value(line, 0, row.getLong(1));
            for (int i = 0; i < fields.size(); i++) {
                write(current, line, i + 1, fields.get(i).type(), values.value(row, i + 2, fields.get(i)));
            }
        }

        private Worksheet sheet() {
            Worksheet current = sheet;
            if (current != null && line < MOST_ROWS) {
                return current;
            }
            if (current != null) {
                finish();
            }
            sheets++;
            current = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
            sheet = current;
            line = 0;
            head(current);
            return current;
        }

        private void head(Worksheet sheet) {
            sheet.freezePane(0, 1);
            sheet.inlineString(0, 0,
                    language == null ? "id" : Words.beside(SheetExport.class, "export", language).say("id"));
            sheet.style(0, 0).bold().set();
            for (int i = 0; i < fields.size(); i++) {
                Attribute field = fields.get(i);
                sheet.inlineString(0, i + 1, language == null ? field.code() : catalogue.name(field, language));
                sheet.style(0, i + 1).bold().set();
                sheet.width(i + 1, field.type() == AttributeType.TEXT ? 24 : 16);
            }
        }

        private void write(Worksheet sheet, int line, int column, AttributeType type, @Nullable Object value) {
            switch (value) {
                case null -> {
                    // An empty cell is none.
                }
                case Long number -> sheet.value(line, column, number);
                case BigDecimal number -> {
                    sheet.value(line, column, number);
                    sheet.style(line, column).format(type == AttributeType.PERCENT ? "0.0%" : "#,##0.00").set();
                }
                case LocalDate day -> {
                    sheet.value(line, column, day);
                    sheet.style(line, column).format("yyyy-mm-dd").set();
                }
                case Instant instant -> {
                    sheet.value(line, column, LocalDateTime.ofInstant(instant, zone));
                    sheet.style(line, column).format("yyyy-mm-dd hh:mm:ss").set();
                }
                case Boolean truth -> sheet.value(line, column, truth);
                case List<?> texts -> text(sheet, line, column,
                        String.join(";", texts.stream().map(String::valueOf).toList()));
                default -> text(sheet, line, column, value.toString());
            }
        }

        /** A text in its cell, never a formula, whatever it begins with. */
        private void text(Worksheet sheet, int line, int column, String text) {
            sheet.inlineString(line, column, text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text);
        }

        void flush() throws IOException {
            if (sheet != null) {
                sheet.flush();
            }
        }

        void finish() {
            try {
                if (sheet != null) {
                    sheet.finish();
                } else if (sheets == 0) {
                    sheets = 1;
                    Worksheet empty = workbook.newWorksheet(name);
                    head(empty);
                    empty.finish();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
