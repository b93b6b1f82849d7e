package dev.perennial.engine.files;

import java.io.IOException;
import java.util.List;

import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.TextTable;

/** A text file as a table. */
record CsvTable(TextTable text) implements Table {

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public String encoding() {
        return text.charset().name();
    }

    @Override
    public String delimiter() {
        return String.valueOf(text.delimiter());
    }

    @Override
    public List<String> headings() {
        return text.headings();
    }

    @Override
    public long rowCount() throws IOException {
        return text.lines();
    }

    @Override
    public void rows(TextTable.RowVisitor visitor) throws IOException, OrderFileException {
        text.rows(visitor);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
