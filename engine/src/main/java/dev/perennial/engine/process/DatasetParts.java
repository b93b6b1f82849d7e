package dev.perennial.engine.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.perennial.engine.dataset.DatasetColumn;
import dev.perennial.engine.dataset.DatasetShape;
import dev.perennial.engine.duckdb.ColumnTable;
import dev.perennial.engine.duckdb.DuckDb;

/** Writes the rows of one data set as Parquet files into a folder, a row group each. */
final class DatasetParts {

    /** Rows of a file, and so of its one row group: what is held in memory before it is written. */
    static final int CAPACITY = 122_880;

    /** Sees the rows of a block before they are written. */
    @FunctionalInterface
    interface Reader {
        void rows(List<FieldBuffer> columns, int count);
    }

    private final DatasetShape shape;
    private final Path folder;
    private final DuckDb db;
    private final Reader reader;
    private final List<FieldBuffer> columns = new ArrayList<>();
    private final RepeatedTexts texts = new RepeatedTexts();
    private int count;
    private int files;
    private long rows;

    DatasetParts(DatasetShape shape, Path folder, DuckDb db, Reader reader) throws IOException {
        this.shape = shape;
        this.folder = Files.createDirectories(folder);
        this.db = db;
        this.reader = reader;
    }

    void take(byte[] bytes) {
        if (columns.isEmpty()) {
            for (DatasetColumn column : shape.columns()) {
                columns.add(new FieldBuffer(column, CAPACITY));
            }
        }
        Tuples tuples = new Tuples(bytes, texts);
        while (tuples.next(columns.size())) {
            for (FieldBuffer column : columns) {
                column.take(tuples, count);
            }
            count++;
            if (count == CAPACITY) {
                flush();
            }
        }
    }

    /** Writes what is left and answers what there is. */
    SnapshotFolder.Part done() {
        flush();
        columns.clear();
        return new SnapshotFolder.Part(shape.name(), shape.version(), rows,
                shape.columns().stream().map(DatasetColumn::name).toList(), "");
    }

    /** An empty data set has a file, too: the columns are in it. */
    private void flush() {
        if (count == 0 && (files > 0 || columns.isEmpty())) {
            return;
        }
        reader.rows(columns, count);
        int here = count;
        db.export(new ColumnTable(columns.stream().map(FieldBuffer::asColumn).toList(), s -> s == 0 ? here : 0),
                folder.resolve("%05d.parquet".formatted(files++)));
        rows += count;
        count = 0;
        columns.forEach(FieldBuffer::clear);
    }
}
