package dev.perennial.collect.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import dev.perennial.collect.intake.store.FileTable;
import dev.perennial.collect.intake.store.FileTable.FileRow;
import dev.perennial.engine.files.CellProblem;
import dev.perennial.engine.files.FileShape;
import dev.perennial.engine.files.ImportFile;
import dev.perennial.engine.files.ImportObject;
import dev.perennial.engine.files.ImportReading;
import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Uploaded files, what they are, and what an import of them would do. */
@Service
public class Drafts {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int LONGEST_NAME = 200;
    private static final int SHOWN_ROWS = 200;
    private static final int SHOWN_FAULTS = 100;
    private static final int CHECKED_ROWS = 20_000;

    /** An uploaded file. */
    public record Draft(long id, String fileName, long size, FileShape shape) {
    }

    /** A row as an import would take it. */
    public record CheckedRow(long row, List<String> cells, List<CellProblem> problems) {
    }

    /**
     * What an import would do.
     *
     * @param rows the first rows, then the first wrong ones of the rest
     * @param complete whether all rows were checked
     */
    public record Check(List<CheckedRow> rows, long accepted, long rejected, long checkedRows, boolean complete) {
    }

    private final FileTable table;
    private final ImportPlans plans;
    private final JsonMapper json;
    private final Clock clock;

    Drafts(FileTable table, ImportPlans plans, JsonMapper json, Clock clock) {
        this.table = table;
        this.plans = plans;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps an uploaded file, if it can be imported at all. */
    public Draft upload(Caller caller, @Nullable String fileName, InputStream content) {
        removeOld();
        String name = tidy(fileName);
        try {
            Path path = table.create();
            boolean kept = false;
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
                    content.transferTo(out);
                }
                FileShape shape = shape(path, name);
                long size = Files.size(path);
                long id = table.insert(name, size, HexFormat.of().formatHex(digest.digest()), path, shape, caller,
                        OffsetDateTime.now(clock));
                kept = true;
                return new Draft(id, name, size, shape);
            } finally {
                if (!kept) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FileShape shape(Path path, String name) throws IOException {
        try (ImportFile file = ImportFile.open(path, name, Optional.empty(), Optional.empty())) {
            return file.shape();
        } catch (OrderFileException e) {
            throw IntakeProblem.of(e);
        }
    }

    /** A file's name is text for people: no folders, no control characters, not endless. */
    private static String tidy(@Nullable String fileName) {
        String name = fileName == null
                ? ""
                : fileName.substring(1 + Math.max(fileName.lastIndexOf('/'),
                        fileName.lastIndexOf('\\')));
        String plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        return plain.isEmpty() ? "file" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    private void removeOld() {
        for (Path path : table.removeOld(OffsetDateTime.now(clock).minus(KEPT))) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A file that the caller has uploaded. */
    public Draft find(Caller caller, long id) {
        FileRow row = row(caller, id);
        return new Draft(row.id(), row.name(), row.size(), json.readValue(row.shape(), FileShape.class));
    }

    FileRow row(Caller caller, long id) {
        return table.find(caller, caller.role() == Role.ADMIN, id)
                .orElseThrow(() -> new ProblemException(IntakeProblem.DRAFT_NOT_FOUND, String.valueOf(id)));
    }

    /** Reads the first rows of a file as an import would. */
    public Check check(Caller caller, long id, ImportRequest request) {
        FileRow row = row(caller, id);
        try (ImportFile file = ImportFile.open(row.path(), row.name(), Optional.empty(), Optional.empty())) {
            ImportPlan plan = plans.plan(request, file.headings(), clock);
            ImportReading reading = new ImportReading(file, plan.reading());
            return plan.object() == ImportObject.ORDERS
                    ? new Look<>(reading::orders).check()
                    : new Look<>(reading::customers).check();
        } catch (OrderFileException e) {
            throw IntakeProblem.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Pass<T> {
        void into(ImportReading.Sink<T> sink) throws IOException, OrderFileException;
    }

    /** Takes rows to show them. */
    private static final class Look<T> implements ImportReading.Sink<T> {

        private final Pass<T> pass;
        private final List<CheckedRow> rows = new ArrayList<>();
        private long accepted;
        private long rejected;
        private boolean complete;

        Look(Pass<T> pass) {
            this.pass = pass;
        }

        Check check() throws IOException, OrderFileException {
            pass.into(this);
            return new Check(List.copyOf(rows), accepted, rejected, accepted + rejected, complete);
        }

        @Override
        public void begin() {
            rows.clear();
            accepted = 0;
            rejected = 0;
            complete = true;
        }

        @Override
        public boolean line(long line, List<String> cells, T value) {
            if (full()) {
                return false;
            }
            accepted++;
            if (rows.size() < SHOWN_ROWS) {
                rows.add(new CheckedRow(line, List.copyOf(cells), List.of()));
            }
            return true;
        }

        @Override
        public boolean faulty(long line, List<String> cells, List<CellProblem> problems) {
            if (full()) {
                return false;
            }
            rejected++;
            if (rows.size() < SHOWN_ROWS + SHOWN_FAULTS) {
                rows.add(new CheckedRow(line, List.copyOf(cells), problems));
            }
            return true;
        }

        private boolean full() {
            complete = accepted + rejected < CHECKED_ROWS;
            return !complete;
        }
    }
}
