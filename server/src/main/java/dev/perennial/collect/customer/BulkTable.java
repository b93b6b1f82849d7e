package dev.perennial.collect.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.perennial.platform.kernel.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes what edits of many customers are and how far they are. */
@Repository
class BulkTable {

    /** An edit as it is kept. */
    record Row(long id, EditCustomers.Selection selection, List<BulkEdit.Change> changes, String state,
            @Nullable Long jobId, @Nullable Long undoJobId, EditCustomers.Counts counts, String createdKind,
            long createdBy, String createdName, OffsetDateTime createdAt, @Nullable OffsetDateTime endedAt,
            @Nullable String undoneName, @Nullable OffsetDateTime undoneAt) {
    }

    /** An edit that a request with the same key started. */
    record Made(long id, long jobId, byte[] requestHash) {
    }

    /** An edit in the history of one customer. */
    record Event(long bulk, String by, JsonNode before, JsonNode after, OffsetDateTime at, @Nullable String undoneBy,
            @Nullable OffsetDateTime undoneAt) {
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    BulkTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    long insert(Caller caller, EditCustomers.Command command, @Nullable String creationKey, byte[] hash) {
        return jdbc.sql("""
                INSERT INTO collect.customer_bulk
                    (selection, changes, created_kind, created_by, created_name, created_at, creation_key, request_hash)
                VALUES (:selection::jsonb, :changes::jsonb, :kind, :by, :name, :now, :key, :hash)
                RETURNING id
                """).param("selection", json.writeValueAsString(command.selection()))
                .param("changes", json.writeValueAsString(command.changes())).param("kind", caller.kind().name())
                .param("by", caller.id()).param("name", caller.name()).param("now", now()).param("key", creationKey)
                .param("hash", hash).query(Long.class).single();
    }

    /** Makes requests with one key wait for each other. */
    void lock(String creationKey) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))").param("bulk/" + creationKey)
                .query((row, _) -> 1).list();
    }

    Optional<Made> madeWith(String creationKey) {
        return jdbc.sql("SELECT id, job_id, request_hash FROM collect.customer_bulk WHERE creation_key = ?")
                .param(creationKey).query((row, _) -> new Made(row.getLong(1), row.getLong(2), row.getBytes(3)))
                .optional();
    }

    void setJob(long id, long job) {
        jdbc.sql("UPDATE collect.customer_bulk SET job_id = ? WHERE id = ?").param(job).param(id).update();
    }

    Optional<Row> find(long id) {
        return jdbc.sql("""
                SELECT id, selection::text, changes::text, state, job_id, undo_job_id, selected, changed, refused, undone,
                       kept, created_kind, created_by, created_name, created_at, ended_at, undone_name, undone_at
                FROM collect.customer_bulk
                WHERE id = ?
                """).param(id).query((row, _) -> row(row)).optional();
    }

    /** Lets the job of an edit begin or go on; false once it is being undone, or is. */
    boolean begin(long id) {
        return jdbc.sql("""
                UPDATE collect.customer_bulk
                SET state = 'running'
                WHERE id = ?
                  AND state IN ('queued', 'running', 'failed', 'cancelled')
                """).param(id).update() == 1;
    }

    /** How far the edit is; in the transaction of the work. */
    void changed(long id, EditCustomers.Counts counts) {
        jdbc.sql("UPDATE collect.customer_bulk SET selected = ?, changed = ?, refused = ? WHERE id = ?")
                .param(counts.selected()).param(counts.changed()).param(counts.refused()).param(id).update();
    }

    void ended(long job, String state) {
        jdbc.sql("""
                UPDATE collect.customer_bulk
                SET state = ?, ended_at = ?
                WHERE job_id = ?
                  AND state IN ('queued', 'running')
                """).param(state).param(now()).param(job).update();
    }

    /** Marks the edit as being undone; false if there is nothing to undo, or somebody is at it. */
    boolean beginUndo(long id, Caller caller) {
        return jdbc.sql("""
                UPDATE collect.customer_bulk
                SET state = 'undoing', undone_name = ?
                WHERE id = ?
                  AND state IN ('succeeded', 'failed', 'cancelled')
                  AND changed > undone + kept
                """).param(caller.name()).param(id).update() == 1;
    }

    void setUndoJob(long id, long job) {
        jdbc.sql("UPDATE collect.customer_bulk SET undo_job_id = ? WHERE id = ?").param(job).param(id).update();
    }

    /** Adds what was undone; in the transaction of the work. */
    void undone(long id, CustomerBulk.Undone more) {
        jdbc.sql("UPDATE collect.customer_bulk SET undone = undone + ?, kept = kept + ? WHERE id = ?")
                .param(more.undone()).param(more.kept()).param(id).update();
    }

    /** An undo that did not reach its end may be asked for again, and goes on where it stopped. */
    void undoEnded(long job, boolean complete) {
        jdbc.sql("""
                UPDATE collect.customer_bulk
                SET state = CASE WHEN ?::boolean THEN 'undone' ELSE 'succeeded' END, undone_at = ?
                WHERE undo_job_id = ?
                  AND state = 'undoing'
                """).param(complete).param(now()).param(job).update();
    }

    /** Customers of an edit in a state of theirs, that the caller may see. */
    List<EditCustomers.Touched> touched(Caller caller, long id, String state, int limit) {
        return jdbc.sql("""
                SELECT r.customer_id AS id, l.name
                FROM collect.customer_bulk_row AS r
                JOIN collect.customer_list AS l ON l.customer_id = r.customer_id
                WHERE r.bulk_id = :bulk
                  AND r.state = :state
                  AND (:all OR l.owner_id = :self)
                ORDER BY r.customer_id
                LIMIT :limit
                """).param("bulk", id).param("state", state).param("all", caller.seesAllCustomers())
                .param("self", caller.userId().orElse(-1)).param("limit", limit).query(EditCustomers.Touched.class)
                .list();
    }

    /** What edits did to a customer, newest first. */
    List<Event> of(long customer, int limit) {
        return jdbc.sql("""
                SELECT b.id, b.created_name, r.before::text, r.after::text, r.changed_at, b.undone_name,
                       CASE WHEN r.state = 'undone' THEN r.undone_at END AS undone_at
                FROM collect.customer_bulk_row AS r
                JOIN collect.customer_bulk AS b ON b.id = r.bulk_id
                WHERE r.customer_id = ?
                  AND r.state <> 'refused'
                ORDER BY r.bulk_id DESC
                LIMIT ?
                """).param(customer).param(limit)
                .query((row, _) -> new Event(row.getLong("id"), row.getString("created_name"),
                        json.readTree(row.getString("before")), json.readTree(row.getString("after")),
                        row.getObject("changed_at", OffsetDateTime.class), row.getString("undone_name"),
                        row.getObject("undone_at", OffsetDateTime.class)))
                .list();
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(row.getLong("id"), json.readValue(row.getString("selection"), EditCustomers.Selection.class),
                json.readValue(row.getString("changes"), new TypeReference<List<BulkEdit.Change>>() {
                }), row.getString("state"), row.getObject("job_id", Long.class),
                row.getObject("undo_job_id", Long.class),
                new EditCustomers.Counts(row.getLong("selected"), row.getLong("changed"), row.getLong("refused"),
                        row.getLong("undone"), row.getLong("kept")),
                row.getString("created_kind"), row.getLong("created_by"), row.getString("created_name"),
                row.getObject("created_at", OffsetDateTime.class), row.getObject("ended_at", OffsetDateTime.class),
                row.getString("undone_name"), row.getObject("undone_at", OffsetDateTime.class));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
