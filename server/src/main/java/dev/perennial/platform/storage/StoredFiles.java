package dev.perennial.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Files made for somebody to download, in the home folder. Only their creator gets them, and only for a time. */
@Service
public class StoredFiles {

    /** A file to download. */
    public record StoredFile(long id, String name, String mediaType, long size, Path path) {
    }

    /** Whoever writes a file does so more often; whoever goes on after this finds it gone and begins anew. */
    private static final Duration ABANDONED = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final Path folder;
    private final Clock clock;

    StoredFiles(JdbcClient jdbc, StorageSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.folder = settings.home().resolve("files").resolve("made");
        this.clock = clock;
    }

    /** A path for a new file, which nobody but the application can read. Unless published it is the maker's to delete. */
    public Path create() {
        try {
            Files.createDirectories(folder);
            Path path = folder.resolve(UUID.randomUUID().toString());
            return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                    ? Files.createFile(path,
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                    : Files.createFile(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Offers a finished file to its creator, whatever they may do later. */
    public long publish(Caller creator, String name, String mediaType, Path path, Duration lifetime) {
        return publish(creator, Permission.SELF, name, mediaType, path, lifetime);
    }

    /**
     * Offers a finished file to its creator and returns its id.
     *
     * @param needed what its creator must still be allowed to get it
     */
    public long publish(Caller creator, Permission needed, String name, String mediaType, Path path,
            Duration lifetime) {
        OffsetDateTime now = now();
        return jdbc.sql("""
                INSERT INTO platform.storage_file
                    (name, media_type, size, path, permission, created_kind, created_by, created_at, expires_at)
                VALUES (:name, :type, :size, :path, :needed, :kind, :creator, :now, :expires)
                RETURNING id
                """).param("name", name).param("needed", needed.code()).param("type", mediaType)
                .param("size", size(path))
                .param("path", path.getFileName().toString()).param("kind", creator.kind().name())
                .param("creator", creator.id()).param("now", now).param("expires", now.plus(lifetime))
                .query(Long.class).single();
    }

    /** The file, if this caller made it, may still have it, and its time is not over. */
    public Optional<StoredFile> find(Caller caller, long id) {
        return jdbc.sql("""
                SELECT id, name, media_type, size, path
                FROM platform.storage_file
                WHERE id = ?
                  AND created_kind = ?
                  AND created_by = ?
                  AND permission = ANY (?)
                  AND expires_at > ?
                """).param(id).param(caller.kind().name()).param(caller.id())
                .param(caller.role().permissions().stream().map(Permission::code).toArray(String[]::new)).param(now())
                .query((row, _) -> new StoredFile(row.getLong("id"), row.getString("name"),
                        row.getString("media_type"), row.getLong("size"), folder.resolve(row.getString("path"))))
                .optional().filter(file -> Files.exists(file.path()));
    }

    /** Deletes files whose time is over, and those that were never published and that nobody writes any more. */
    void sweep() {
        List<String> over = jdbc.sql("DELETE FROM platform.storage_file WHERE expires_at <= ? RETURNING path")
                .param(now()).query(String.class).list();
        over.forEach(path -> delete(folder.resolve(path)));
        if (!Files.isDirectory(folder)) {
            return;
        }
        Set<String> live = Set.copyOf(jdbc.sql("SELECT path FROM platform.storage_file").query(String.class).list());
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> !live.contains(file.getFileName().toString()) && isAbandoned(file))
                    .forEach(this::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isAbandoned(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(clock.instant().minus(ABANDONED));
        } catch (IOException e) {
            return false;
        }
    }

    /** Deletes a file that will not be published after all; none is fine. */
    public void delete(@Nullable Path path) {
        try {
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
