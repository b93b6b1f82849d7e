package dev.perennial.collect.intake.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.perennial.collect.intake.store.RejectTable.Rejected;
import dev.perennial.engine.files.CellProblem;
import dev.perennial.engine.files.ImportReading;
import dev.perennial.platform.jobs.JobContext;
import org.jspecify.annotations.Nullable;

/** One pass over a file: valid lines into parts, rejected rows into a list. */
final class ReadPhase<T> implements ImportReading.Sink<T>, AutoCloseable {

    static final String REJECTS = "rejects.csv";
    private static final int LISTED = 1_000;
    private static final int LOOK = 4_096;

    private final JobContext context;
    private final PartFiles<T> parts;
    private final Path folder;
    private final Locale language;
    private final List<String> headings;
    private final long expected;

    private @Nullable RejectList rejects;
    private final List<Rejected> first = new ArrayList<>();
    private long rows;
    private long rejected;

    ReadPhase(JobContext context, Path folder, PartFiles<T> parts, Locale language, List<String> headings,
            long expected) {
        this.context = context;
        this.parts = parts;
        this.folder = folder;
        this.language = language;
        this.headings = headings;
        this.expected = expected;
    }

    @Override
    public void begin() throws IOException {
        finish();
        parts.begin();
        Files.createDirectories(folder);
        rejects = RejectList.create(folder.resolve(REJECTS), language, headings);
        first.clear();
        rows = 0;
        rejected = 0;
    }

    @Override
    public boolean line(long line, List<String> cells, T value) throws IOException {
        parts.add(value);
        look();
        return true;
    }

    @Override
    public boolean faulty(long line, List<String> cells, List<CellProblem> problems) throws IOException {
        if (rejects != null) {
            rejects.add(line, cells, problems);
        }
        if (first.size() < LISTED) {
            first.add(new Rejected(line, problems));
        }
        rejected++;
        look();
        return true;
    }

    private void look() {
        if (++rows % LOOK == 0) {
            context.checkCancelled();
            context.progress("read", rows, Math.max(rows, expected), "rows");
        }
    }

    long rows() {
        return rows;
    }

    long rejected() {
        return rejected;
    }

    List<Rejected> first() {
        return first;
    }

    @Override
    public void close() throws IOException {
        finish();
    }

    /** Completes the files. */
    void finish() throws IOException {
        parts.end();
        if (rejects != null) {
            rejects.close();
            rejects = null;
        }
    }
}
