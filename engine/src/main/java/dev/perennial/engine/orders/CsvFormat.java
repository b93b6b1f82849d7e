package dev.perennial.engine.orders;

import java.nio.charset.Charset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

/**
 * How a CSV file is written.
 *
 * @param headRows rows before the first order: the headings, and a spreadsheet's {@code sep=} line where there is one
 */
record CsvFormat(Charset charset, char delimiter, int headRows, OrderColumns columns) {

    /** Characters that one cell may have; more is almost surely a quote that was never closed. */
    static final int LONGEST_CELL = 1 << 20;

    /** A strict reader: a quote that is not closed, or followed by text, is an error; the count of fields is not. */
    static CsvReader.CsvReaderBuilder reader(char delimiter) {
        return CsvReader.builder().fieldSeparator(delimiter).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false).maxBufferSize(LONGEST_CELL);
    }

    /** What is wrong with a file that the reader gave up at this line. */
    static OrderFileException broken(CsvParseException e, String file, long line) {
        String text = e.getMessage() + " " + (e.getCause() == null ? "" : e.getCause().getMessage());
        return text.contains("buffer size")
                ? new OrderFileException(OrderProblem.CELL_TOO_LARGE, file, line, LONGEST_CELL)
                : new OrderFileException(OrderProblem.QUOTES_BROKEN, file, line);
    }

    /** A delimiter as people name it in messages. */
    static Phrase nameOf(char delimiter) {
        return delimiter == '\t' ? new Phrase("tab", "制表符") : new Phrase("'" + delimiter + "'", "“" + delimiter + "”");
    }
}
