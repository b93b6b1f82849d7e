package dev.perennial.collect.intake.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.storage.StorageSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Uploaded files. */
@Repository
public class FileTable {

    /**
     * An uploaded file.
     *
     * @param name as its owner calls it
     * @param path where it lies
     * @param shape what was recognised in it, as JSON
     */
    public record FileRow(long id, String name, long size, String sha256, Path path, String shape) {
    }

    /** Who did something, as it is kept. */
    public record Creator(String kind, long id, String name) {

        public static Creator of(Caller caller) {
            return new Creator(caller.kind().name(), caller.id(), caller.name());
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Path folder;

    FileTable(JdbcClient jdbc, JsonMapper json, StorageSettings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.folder = settings.home().resolve("files").resolve("imports");
    }

    /** A path for a file to upload, which nobody but the application can read. */
    public Path create() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempFile(folder, "upload-", ".data");
    }

    /** A folder for what an import keeps while it runs. */
    public Path workFolder(long importId) {
        return folder.resolve("work-" + importId);
    }

    /** The folder in which uploaded files lie. */
    public Path folder() {
        return folder;
    }

    public long insert(String name, long size, String sha256, Path path, Object shape, Caller caller,
            OffsetDateTime now) {
        return jdbc.sql("""
                INSERT INTO collect.intake_file (name, size, sha256, path, shape, created_by, created_at)
                VALUES (:name, :size, :sha256, :path, :shape::jsonb, :creator::jsonb, :now)
                RETURNING id
                """).param("name", name).param("size", size).param("sha256", sha256)
                .param("path", folder.relativize(path).toString()).param("shape", json.writeValueAsString(shape))
                .param("creator", json.writeValueAsString(Creator.of(caller)))
                .param("now", now.withOffsetSameInstant(ZoneOffset.UTC)).query(Long.class).single();
    }

    /** A file and who uploaded it, if it is the caller's; administrators may use any. */
    public Optional<FileRow> find(Caller caller, boolean all, long id) {
        return jdbc.sql("""
                SELECT id, name, size, sha256, path, shape::text
                FROM collect.intake_file
                WHERE id = :id
                  AND path <> ''
                  AND (:all OR created_by @> :creator::jsonb)
                """).param("id", id).param("all", all).param("creator",
                "{\"kind\":\"%s\",\"id\":%d}".formatted(caller.kind().name(), caller.id()))
                .query((row, _) -> new FileRow(row.getLong("id"), row.getString("name"), row.getLong("size"),
                        row.getString("sha256"), folder.resolve(row.getString("path")), row.getString("shape")))
                .optional();
    }

    /**
     * Forgets files that were uploaded before this moment, unless an import of them is under way; answers where they lie.
     * What is known of imported ones is kept.
     */
    public List<Path> removeOld(OffsetDateTime before) {
        OffsetDateTime moment = before.withOffsetSameInstant(ZoneOffset.UTC);
        List<String> old = jdbc.sql("""
                WITH old AS (
                    SELECT f.id, f.path
                    FROM collect.intake_file AS f
                    WHERE f.created_at < :before
                      AND f.path <> ''
                      AND NOT EXISTS (SELECT 1
                                      FROM collect.intake_import AS i
                                      WHERE i.file_id = f.id AND i.state IN ('queued', 'running'))
                    FOR UPDATE
                )
                UPDATE collect.intake_file AS f
                SET path = ''
                FROM old
                WHERE f.id = old.id
                RETURNING old.path
                """).param("before", moment).query(String.class).list();
        return old.stream().map(folder::resolve).toList();
    }
}
