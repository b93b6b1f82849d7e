package dev.perennial.collect.intake.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.perennial.collect.intake.ImportRequest;
import dev.perennial.collect.intake.store.FileTable.Creator;
import dev.perennial.platform.kernel.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports. */
@Repository
public class ImportTable {

    /**
     * What was asked for.
     *
     * @param language of who asked, for the list of rejected rows
     */
    public record Asked(ImportRequest request, String language) {
    }

    /** An import. */
    public record ImportRow(long id, @Nullable Long jobId, String fileName, Path path, String object, Asked asked,
            String state, JsonNode counts, @Nullable Long rejectFileId, Creator createdBy, OffsetDateTime createdAt,
            @Nullable OffsetDateTime finishedAt, @Nullable OffsetDateTime undoneAt) {

        /** Whether some or all of what it created was removed again; what is left of it may not be loaded any more. */
        public boolean undoBegun() {
            return UNDO.contains(state);
        }
    }

    private static final Set<String> UNDO = Set.of("undoing", "undo-stopped", "undone");

    private static final String ROWS = """
            SELECT i.id, i.job_id, f.name, f.path, i.object, i.request::text, i.state, i.counts::text, i.reject_file_id,
                   i.created_by::text, i.created_at, i.finished_at, i.undone_at
            FROM collect.intake_import AS i
            JOIN collect.intake_file AS f ON f.id = i.file_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final FileTable files;

    ImportTable(JdbcClient jdbc, JsonMapper json, FileTable files) {
        this.jdbc = jdbc;
        this.json = json;
        this.files = files;
    }

    public long insert(long fileId, String object, Asked asked, Caller caller, OffsetDateTime now) {
        return jdbc.sql("""
                INSERT INTO collect.intake_import (file_id, object, request, state, created_by, created_at)
                VALUES (:file, :object, :request::jsonb, 'queued', :creator::jsonb, :now)
                RETURNING id
                """).param("file", fileId).param("object", object).param("request", json.writeValueAsString(asked))
                .param("creator", json.writeValueAsString(Creator.of(caller)))
                .param("now", now.withOffsetSameInstant(ZoneOffset.UTC)).query(Long.class).single();
    }

    public void setJob(long id, long jobId) {
        jdbc.sql("UPDATE collect.intake_import SET job_id = :job WHERE id = :id").param("job", jobId).param("id", id)
                .update();
    }

    public Optional<ImportRow> find(long id) {
        return jdbc.sql(ROWS + "WHERE i.id = :id").param("id", id).query((row, _) -> row(row)).optional();
    }

    /** An import, locked until the transaction ends. */
    public Optional<ImportRow> lock(long id) {
        return jdbc.sql(ROWS + "WHERE i.id = :id FOR UPDATE OF i").param("id", id).query((row, _) -> row(row))
                .optional();
    }

    /** The import that a job carries out, locked until the transaction ends. */
    public Optional<ImportRow> ofJob(long jobId) {
        return jdbc.sql(ROWS + "WHERE i.job_id = :job FOR UPDATE OF i").param("job", jobId)
                .query((row, _) -> row(row)).optional();
    }

    /** Imports, newest first, older than a given one. */
    public List<ImportRow> before(long id, int limit) {
        return jdbc.sql(ROWS + "WHERE i.id < :id ORDER BY i.id DESC LIMIT :limit").param("id", id)
                .param("limit", limit).query((row, _) -> row(row)).list();
    }

    public void state(long id, String state) {
        jdbc.sql("UPDATE collect.intake_import SET state = :state WHERE id = :id").param("state", state).param("id", id)
                .update();
    }

    /** Notes the job that undoes an import. */
    public void undoing(long id, long jobId) {
        jdbc.sql("UPDATE collect.intake_import SET state = 'undoing', undo_job_id = :job WHERE id = :id")
                .param("job", jobId).param("id", id).update();
    }

    /** Records that the job which undoes an import ended early: parts of what it created are still there. */
    public void undoStopped(long jobId) {
        jdbc.sql("""
                UPDATE collect.intake_import
                SET state = 'undo-stopped'
                WHERE undo_job_id = :job
                  AND state = 'undoing'
                """).param("job", jobId).update();
    }

    /** Records what came of an import that has not ended well nor been undone so far; false if it had. */
    public boolean end(long id, String state, Object counts, @Nullable Long rejectFileId, OffsetDateTime now) {
        return jdbc.sql("""
                UPDATE collect.intake_import
                SET state = :state, counts = :counts::jsonb, reject_file_id = :rejects, finished_at = :now
                WHERE id = :id
                  AND state NOT IN ('succeeded', 'undoing', 'undo-stopped', 'undone')
                """).param("state", state).param("counts", json.writeValueAsString(counts))
                .param("rejects", rejectFileId).param("now", now.withOffsetSameInstant(ZoneOffset.UTC)).param("id", id)
                .update() == 1;
    }

    /** Records that an import was undone; false if it was before. */
    public boolean undone(long id, OffsetDateTime now) {
        return jdbc.sql("""
                UPDATE collect.intake_import
                SET state = 'undone', undone_at = :now
                WHERE id = :id
                  AND undone_at IS NULL
                """).param("now", now.withOffsetSameInstant(ZoneOffset.UTC)).param("id", id).update() == 1;
    }

    private ImportRow row(ResultSet row) throws SQLException {
        return new ImportRow(row.getLong("id"), row.getObject("job_id", Long.class), row.getString("name"),
                files.folder().resolve(row.getString("path")), row.getString("object"),
                json.readValue(row.getString("request"), Asked.class), row.getString("state"),
                json.readTree(row.getString("counts")), row.getObject("reject_file_id", Long.class),
                json.readValue(row.getString("created_by"), Creator.class),
                row.getObject("created_at", OffsetDateTime.class), row.getObject("finished_at", OffsetDateTime.class),
                row.getObject("undone_at", OffsetDateTime.class));
    }
}
