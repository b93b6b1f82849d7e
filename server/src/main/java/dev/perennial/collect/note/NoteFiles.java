package dev.perennial.collect.note;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.perennial.collect.note.NoteView.NoteFile;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.storage.StorageSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The files of notes: their rows, and their content in the home folder under names that nobody chose. */
@Repository
class NoteFiles {

    static final long MOST_BYTES = 25L << 20;

    private static final int MOST_FILES = 20;
    private static final int LONGEST_NAME = 200;
    private static final Pattern PATH = Pattern.compile(".*[/\\\\]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]+");

    /** A file to give out. */
    record Stored(String name, String mediaType, Path path) {
    }

    private final JdbcClient jdbc;
    private final Path folder;

    NoteFiles(JdbcClient jdbc, StorageSettings settings) {
        this.jdbc = jdbc;
        this.folder = settings.home().resolve("files").resolve("notes");
    }

    /** The files of notes, oldest first. */
    Map<Long, List<NoteFile>> of(Collection<Long> notes) {
        Map<Long, List<NoteFile>> files = new HashMap<>();
        jdbc.sql("SELECT note_id, id, name, size FROM collect.note_file WHERE note_id = ANY (:notes) ORDER BY id")
                .param("notes", array(notes)).query(row -> {
                    files.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                            .add(new NoteFile(row.getLong(2), row.getString(3), row.getLong(4)));
                });
        return files;
    }

    /** Keeps a file of a note, in the running transaction: without its commit the content goes too. */
    NoteFile add(long note, @Nullable String name, InputStream content, OffsetDateTime now) {
        if (of(List.of(note)).getOrDefault(note, List.of()).size() >= MOST_FILES) {
            throw new ProblemException(NoteProblem.TOO_MANY_FILES, MOST_FILES);
        }
        String tidy = tidy(name);
        Path path = folder.resolve(UUID.randomUUID().toString());
        deleteUnlessCommitted(path);
        try {
            Files.createDirectories(folder);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream digested = new DigestInputStream(content, digest)) {
                Files.copy(digested, path);
            }
            long size = Files.size(path);
            if (size == 0) {
                throw ProblemException.invalid("/file", NoteProblem.FILE_EMPTY, tidy);
            }
            long id = jdbc.sql("""
                    INSERT INTO collect.note_file (note_id, name, media_type, size, sha256, path, created_at)
                    VALUES (:note, :name, :type, :size, :sha, :path, :now)
                    RETURNING id
                    """).param("note", note).param("name", tidy).param("type", MediaTypes.of(path)).param("size", size)
                    .param("sha", HexFormat.of().formatHex(digest.digest()))
                    .param("path", path.getFileName().toString()).param("now", now).query(Long.class).single();
            return new NoteFile(id, tidy, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<Stored> find(long note, long file) {
        return jdbc.sql("SELECT name, media_type, path FROM collect.note_file WHERE note_id = ? AND id = ?").param(note)
                .param(file)
                .query((row, _) -> new Stored(row.getString(1), row.getString(2), folder.resolve(row.getString(3))))
                .optional();
    }

    /** Removes a file; false if the note has no such file. */
    boolean remove(long note, long file) {
        List<String> paths = jdbc.sql("DELETE FROM collect.note_file WHERE note_id = ? AND id = ? RETURNING path")
                .param(note).param(file).query(String.class).list();
        deleteAfterCommit(paths);
        return !paths.isEmpty();
    }

    /** Removes all files of notes. */
    void removeOf(Collection<Long> notes) {
        deleteAfterCommit(jdbc.sql("DELETE FROM collect.note_file WHERE note_id = ANY (:notes) RETURNING path")
                .param("notes", array(notes)).query(String.class).list());
    }

    private void deleteUnlessCommitted(Path path) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    delete(path);
                }
            }
        });
    }

    private void deleteAfterCommit(List<String> paths) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                paths.forEach(path -> delete(folder.resolve(path)));
            }
        });
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tidy(@Nullable String name) {
        String last = CONTROL.matcher(PATH.matcher(name == null ? "" : name).replaceFirst("")).replaceAll("").strip();
        String kept = last.length() > LONGEST_NAME ? last.substring(last.length() - LONGEST_NAME) : last;
        return kept.isEmpty() ? "file" : kept;
    }

    private static long[] array(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
