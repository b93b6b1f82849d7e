package dev.perennial.engine.files;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a file is, before anyone says what its columns mean.
 *
 * @param format {@code csv} or {@code xlsx}
 * @param encoding name of the character set, empty for a workbook
 * @param delimiter field separator, empty for a workbook
 * @param rows how many rows there are below the headings, exactly or nearly
 * @param likely what the rows most likely are
 */
public record FileShape(String format, String encoding, String delimiter, long rows, ImportObject likely,
        List<Column> columns) {

    /**
     * A column.
     *
     * @param samples some of its values; where dates are ambiguous, first one that is
     * @param dates how its values read as dates, null where they are none
     */
    public record Column(int index, String heading, List<String> samples, @Nullable Dates dates) {
    }

    /** How the values of a column read as dates. */
    public enum Dates {
        /** In one way, with or without help of other rows. */
        CLEAR,
        /** With the day or the month first, and none of the rows seen tells which. */
        AMBIGUOUS
    }

    public List<String> headings() {
        return columns.stream().map(Column::heading).toList();
    }
}
