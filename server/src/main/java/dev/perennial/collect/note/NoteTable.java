package dev.perennial.collect.note;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.perennial.platform.kernel.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of notes. */
@Repository
class NoteTable {

    private static final Duration DELETED_IS_KEPT = Duration.ofDays(30);

    /** A note as it is stored. */
    record Note(long id, long customerId, Caller.Kind authorKind, long authorId, String author, String text,
            boolean pinned, Instant createdAt, @Nullable Instant editedAt, long version, boolean deleted) {

        boolean by(Caller caller) {
            return caller.kind() == authorKind && caller.id() == authorId;
        }
    }

    private static final String SELECT = """
            SELECT n.id, n.customer_id, n.author_kind, n.author_id, n.author_name, n.text, n.pinned, n.created_at,
                   n.edited_at, n.version, n.deleted_at IS NOT NULL AS deleted
            FROM collect.note_note n
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    NoteTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long insert(Caller author, long customer, String text, @Nullable String key) {
        return jdbc.sql("""
                INSERT INTO collect.note_note (customer_id, author_kind, author_id, author_name, text, created_at, creation_key)
                VALUES (:customer, :kind, :author, :name, :text, :now, :key)
                RETURNING id
                """).param("customer", customer).param("kind", author.kind().name()).param("author", author.id())
                .param("name", author.name()).param("text", text).param("now", now()).param("key", key)
                .query(Long.class).single();
    }

    /** The note that a creation key made. Whoever asks holds the key until the transaction ends. */
    Optional<Note> made(Caller author, String key) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 1))")
                .param(author.kind() + "/" + author.id() + "/" + key).query((row, _) -> 1).list();
        return jdbc.sql(SELECT + "WHERE n.author_kind = ? AND n.author_id = ? AND n.creation_key = ?")
                .param(author.kind().name()).param(author.id()).param(key).query((row, _) -> note(row)).optional();
    }

    Optional<Note> find(long id) {
        return jdbc.sql(SELECT + "WHERE n.id = ?").param(id).query((row, _) -> note(row)).optional();
    }

    /** The note, locked until the transaction ends. */
    Optional<Note> lock(long id) {
        return jdbc.sql(SELECT + "WHERE n.id = ? FOR UPDATE").param(id).query((row, _) -> note(row)).optional();
    }

    /** Notes about a customer older than a place, newest first. */
    List<Note> before(long customer, Instant at, long id, int limit, @Nullable Instant from) {
        return jdbc.sql(SELECT + """
                WHERE n.customer_id = :customer
                  AND n.deleted_at IS NULL
                  AND (n.created_at, n.id) < (:at, :id)
                  AND n.created_at >= :from
                ORDER BY n.created_at DESC, n.id DESC
                LIMIT :limit
                """).param("customer", customer).param("at", utc(at)).param("id", id)
                .param("from", utc(from == null ? Instant.EPOCH : from)).param("limit", limit)
                .query((row, _) -> note(row)).list();
    }

    /** The notes that stand on top of a customer's page, newest first. */
    List<Note> pinned(long customer) {
        return jdbc.sql(SELECT + """
                WHERE n.customer_id = ?
                  AND n.pinned
                  AND n.deleted_at IS NULL
                ORDER BY n.created_at DESC, n.id DESC
                """).param(customer).query((row, _) -> note(row)).list();
    }

    void edit(long id, String text) {
        jdbc.sql("UPDATE collect.note_note SET text = ?, edited_at = ?, version = version + 1 WHERE id = ?")
                .param(text).param(now()).param(id).update();
    }

    void pin(long id, boolean pinned) {
        jdbc.sql("UPDATE collect.note_note SET pinned = ?, version = version + 1 WHERE id = ?").param(pinned).param(id)
                .update();
    }

    void delete(long id, boolean deleted) {
        jdbc.sql("UPDATE collect.note_note SET deleted_at = ?, version = version + 1 WHERE id = ?")
                .param(deleted ? now() : null).param(id).update();
    }

    /** Notes that were deleted so long ago that nobody brings them back. */
    List<Long> forgotten() {
        return jdbc.sql("SELECT id FROM collect.note_note WHERE deleted_at < ? LIMIT 100")
                .param(now().minus(DELETED_IS_KEPT)).query(Long.class).list();
    }

    void remove(Collection<Long> ids) {
        jdbc.sql("DELETE FROM collect.note_note WHERE id = ANY (:ids)")
                .param("ids", ids.stream().mapToLong(Long::longValue).toArray()).update();
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Note note(ResultSet row) throws SQLException {
        OffsetDateTime edited = row.getObject("edited_at", OffsetDateTime.class);
        return new Note(row.getLong("id"), row.getLong("customer_id"),
                Caller.Kind.valueOf(row.getString("author_kind")),
                row.getLong("author_id"), row.getString("author_name"), row.getString("text"), row.getBoolean("pinned"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                edited == null ? null : edited.toInstant(), row.getLong("version"), row.getBoolean("deleted"));
    }
}
