package dev.perennial.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files under the home folder that the application made for someone: exports, lists of rejected rows. */
@Service
public class StoredFiles {

    /**
     * A file.
     *
     * @param name as it is offered for download; data, never part of a path
     */
    public record StoredFile(long id, String name, String mediaType, long size, Path path) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Path files;

    StoredFiles(JdbcClient jdbc, Clock clock, StorageSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.files = settings.home().resolve("files");
    }

    /** A folder for the files of one purpose, made if it is not there. */
    public Path folder(String purpose) {
        try {
            return Files.createDirectories(files.resolve(purpose));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Offers a finished file below {@link #folder} to its creator, in the running transaction. What has expired is removed.
     */
    @Transactional
    public long offer(Caller creator, String name, String mediaType, Path file, Duration kept) {
        removeExpired();
        try {
            return jdbc.sql("""
                    INSERT INTO platform.storage_file
                        (name, media_type, size, path, created_kind, created_by, created_at, expires_at)
                    VALUES (:name, :type, :size, :path, :kind, :creator, :now, :expires)
                    RETURNING id
                    """).param("name", name).param("type", mediaType).param("size", Files.size(file))
                    .param("path", files.relativize(file).toString()).param("kind", creator.kind().name())
                    .param("creator", creator.id()).param("now", now()).param("expires", now().plus(kept))
                    .query(Long.class).single();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that is offered to the caller: their own, to administrators any. */
    public Optional<StoredFile> find(Caller caller, long id) {
        return jdbc.sql("""
                SELECT id, name, media_type, size, path
                FROM platform.storage_file
                WHERE id = :id
                  AND expires_at > :now
                  AND (:all OR (created_kind = :kind AND created_by = :caller))
                """).param("id", id).param("now", now()).param("all", caller.role() == Role.ADMIN)
                .param("kind", caller.kind().name()).param("caller", caller.id())
                .query((row, _) -> new StoredFile(row.getLong("id"), row.getString("name"), row.getString("media_type"),
                        row.getLong("size"), files.resolve(row.getString("path"))))
                .optional().filter(file -> Files.isRegularFile(file.path()));
    }

    private void removeExpired() {
        List<String> expired = jdbc.sql("""
                DELETE FROM platform.storage_file
                WHERE expires_at <= :now
                RETURNING path
                """).param("now", now()).query(String.class).list();
        try {
            for (String path : expired) {
                Files.deleteIfExists(files.resolve(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
