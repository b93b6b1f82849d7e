package dev.perennial.collect.customer;

import java.io.IOException;
import java.io.Writer;

import org.jspecify.annotations.Nullable;

/** Writes lines of comma-separated values. */
final class CsvRow {

    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private final Writer out;
    private final boolean raw;
    private boolean begun;

    /** @param raw whether texts are left as they are, even those that a spreadsheet would run as formulas */
    CsvRow(Writer out, boolean raw) {
        this.out = out;
        this.raw = raw;
    }

    /** Adds a text. One that looks like a formula gets an apostrophe in front, by which spreadsheets know it for a text. */
    CsvRow text(@Nullable String text) throws IOException {
        if (text == null || text.isEmpty()) {
            return value("");
        }
        return value(!raw && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text);
    }

    /** Adds a number or date, which is never a formula. */
    CsvRow value(@Nullable String value) throws IOException {
        if (begun) {
            out.write(',');
        }
        begun = true;
        if (value != null) {
            write(value);
        }
        return this;
    }

    private void write(String value) throws IOException {
        boolean quoted = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        out.write(quoted ? "\"" + value.replace("\"", "\"\"") + "\"" : value);
    }

    void end() throws IOException {
        out.write("\r\n");
        begun = false;
    }
}
