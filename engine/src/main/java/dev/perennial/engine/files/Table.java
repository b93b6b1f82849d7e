package dev.perennial.engine.files;

import java.io.IOException;
import java.util.List;

import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.TextTable;

/** A file with headings and rows of text. */
sealed interface Table extends AutoCloseable permits CsvTable, SheetTable {

    /** {@code csv} or {@code xlsx}. */
    String format();

    /** Name of the character set, empty where the format settles it. */
    String encoding();

    /** The field separator, empty where the format settles it. */
    String delimiter();

    List<String> headings();

    /** How many rows there are, exactly or nearly. */
    long rowCount() throws IOException, OrderFileException;

    void rows(TextTable.RowVisitor visitor) throws IOException, OrderFileException;

    @Override
    void close() throws IOException;
}
