package dev.perennial.engine.process;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

import dev.perennial.engine.dataset.DatasetShape;
import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.duckdb.DuckDb;

/**
 * Takes data sets as they come: every row goes into the snapshot's files, customers and orders also to the numeric models.
 * A data set ends where the next one begins.
 */
final class SnapshotWriting {

    private static final int MEMORY_MEGABYTES = 256;
    private static final int THREADS = 1;

    private final SnapshotFolder folder;
    private final LongConsumer progress;
    private final Dataset.Gathering gathering = new Dataset.Gathering();
    private final List<DatasetParts> datasets = new ArrayList<>();
    private final List<SnapshotFolder.Part> ended = new ArrayList<>();
    private long rows;

    private SnapshotWriting(SnapshotFolder folder, LongConsumer progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** What came: for the numeric models, and as parts of the snapshot. */
    record Taken(Dataset dataset, List<SnapshotFolder.Part> parts) {
    }

    /**
     * Takes frames up to the end frame.
     *
     * @param progress told the number of rows so far, now and then
     */
    static Taken take(DataInputStream in, SnapshotFolder folder, LongConsumer progress) throws IOException {
        SnapshotWriting writing = new SnapshotWriting(folder, progress);
        try (DuckDb db = DuckDb.open(THREADS, MEMORY_MEGABYTES)) {
            for (Frame frame = Frame.read(in); !(frame instanceof Frame.End); frame = Frame.read(in)) {
                writing.take(frame, db);
            }
            writing.endBefore(writing.datasets.size());
        }
        return new Taken(writing.gathering.done(), List.copyOf(writing.ended));
    }

    private void take(Frame frame, DuckDb db) throws IOException {
        switch (frame) {
            case Frame.Definition(int number, DatasetShape shape) -> {
                if (number != datasets.size()) {
                    throw new IOException("data set " + number + " comes out of turn");
                }
                datasets.add(new DatasetParts(shape, folder.dataset(shape.name()), db, reader(shape)));
            }
            case Frame.Rows(int number, byte[] tuples) -> {
                if (number < ended.size() || number >= datasets.size()) {
                    throw new IOException("rows of data set " + number + " come out of turn");
                }
                endBefore(number);
                datasets.get(number).take(tuples);
            }
            case Frame.End _ -> {
            }
        }
    }

    private void endBefore(int number) {
        while (ended.size() < number) {
            ended.add(datasets.get(ended.size()).done());
        }
    }

    private DatasetParts.Reader reader(DatasetShape shape) {
        boolean customers = shape.name().equals(Datasets.CUSTOMERS.name());
        boolean orders = shape.name().equals(Datasets.ORDERS.name());
        return (columns, count) -> {
            if (customers) {
                customers(columns, count);
            } else if (orders) {
                orders(columns, count);
            }
            rows += count;
            progress.accept(rows);
        };
    }

    /** The first three columns are those of {@link Datasets#CUSTOMERS}. */
    private void customers(List<FieldBuffer> columns, int count) {
        for (int row = 0; row < count; row++) {
            gathering.customer(columns.get(0).number(row), columns.get(1).day(row), columns.get(2).text(row));
        }
    }

    /** The first three columns are those of {@link Datasets#ORDERS}. */
    private void orders(List<FieldBuffer> columns, int count) {
        for (int row = 0; row < count; row++) {
            gathering.line(columns.get(0).number(row), columns.get(1).day(row), columns.get(2).number(row));
        }
    }
}
