package dev.perennial.collect.customer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of file that an export can be. */
enum ExportFormat {

    /** For any program; texts that a spreadsheet would run as formulas are marked as texts. */
    CSV("text/csv;charset=UTF-8"),
    /** For spreadsheets: numbers and days are numbers and days, and every text is a text. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** For analysis: columns are typed and named by the codes of their attributes, choices are codes. */
    PARQUET("application/vnd.apache.parquet");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The name in the API and the ending of the file. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
        return mediaType;
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(ExportFormat::code).toList();
    }

    static ExportFormat of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
