package dev.perennial.collect.note;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

import dev.perennial.collect.note.NoteFiles.Stored;
import dev.perennial.collect.note.NoteView.NoteFile;
import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds files to notes, gives them out to those who see the note, and removes them. */
@Service
public class Attachments {

    private static final long MEGABYTE = 1L << 20;

    /** A file as it was sent. */
    public interface Upload {

        /** The name it had where it came from. */
        @Nullable
        String name();

        /** How many bytes it has. */
        long size();

        /** Its content, read once. */
        InputStream content() throws IOException;
    }

    /** A file to download. */
    public record Download(String name, String mediaType, Path path) {
    }

    private final Notes notes;
    private final NoteFiles files;
    private final NoteTable table;
    private final AuditTrail audit;

    Attachments(Notes notes, NoteFiles files, NoteTable table, AuditTrail audit) {
        this.notes = notes;
        this.files = files;
        this.table = table;
        this.audit = audit;
    }

    /** Adds a file to a note of the caller's. */
    @Transactional
    public NoteFile add(Caller caller, long note, Upload upload) {
        notes.requireMine(caller, note);
        if (upload.size() > NoteFiles.MOST_BYTES) {
            throw new ProblemException(NoteProblem.FILE_TOO_LARGE, NoteFiles.MOST_BYTES / MEGABYTE);
        }
        try (InputStream content = upload.content()) {
            NoteFile added = files.add(note, upload.name(), content, table.now());
            audit.record(caller, "note.file-add", "note", note, Map.of("file", added.id(), "size", added.size()));
            return added;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of a note, for those who see the note. */
    public Download get(Caller caller, long note, long file) {
        notes.get(caller, note);
        Stored stored = files.find(note, file).orElseThrow(() -> notFound(file));
        return new Download(stored.name(), stored.mediaType(), stored.path());
    }

    /** Removes a file from a note of the caller's. */
    @Transactional
    public void remove(Caller caller, long note, long file) {
        notes.requireMine(caller, note);
        if (!files.remove(note, file)) {
            throw notFound(file);
        }
        audit.record(caller, "note.file-remove", "note", note, Map.of("file", file));
    }

    private static ProblemException notFound(long file) {
        return new ProblemException(NoteProblem.FILE_NOT_FOUND, String.valueOf(file));
    }
}
