package dev.perennial.collect.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes saved views. */
@Repository
class ViewTable {

    /** A view as it is kept. */
    record Row(long id, String object, String name, @Nullable Long ownerId, boolean shared, ViewContent content,
            int position, long version) {
    }

    /** A view to keep. */
    record New(String object, String name, @Nullable Long ownerId, boolean shared, ViewContent content,
            @Nullable String creationKey, byte @Nullable [] requestHash) {
    }

    /** A view that a creation with the same key made. */
    record Made(long id, byte[] requestHash) {
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ViewTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** The views of an object that belong to the account or are shared: first its own, then the others by name. */
    List<Row> seenBy(@Nullable Long account, String object) {
        return jdbc.sql("""
                SELECT id, object, name, owner_id, shared, content::text, position, version
                FROM collect.view_saved
                WHERE object = :object
                  AND (shared OR owner_id = :account)
                ORDER BY owner_id IS NOT DISTINCT FROM :account DESC, position, lower(name), id
                """).param("object", object).param("account", account, java.sql.Types.BIGINT)
                .query((row, _) -> row(row)).list();
    }

    Optional<Row> find(long id) {
        return jdbc.sql("""
                SELECT id, object, name, owner_id, shared, content::text, position, version
                FROM collect.view_saved
                WHERE id = ?
                """).param(id).query((row, _) -> row(row)).optional();
    }

    /** Keeps the owner's views from being changed by anyone else until the transaction ends. */
    void lockThoseOf(@Nullable Long owner) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))").param("view/" + owner)
                .query((row, _) -> 1).list();
    }

    Optional<Made> madeWith(String creationKey) {
        return jdbc.sql("SELECT id, request_hash FROM collect.view_saved WHERE creation_key = ?").param(creationKey)
                .query((row, _) -> new Made(row.getLong(1), row.getBytes(2))).optional();
    }

    /** The ids of an owner's views in the order of their tabs. */
    List<Long> ordered(@Nullable Long owner, String object) {
        return jdbc.sql("""
                SELECT id
                FROM collect.view_saved
                WHERE object = :object
                  AND owner_id IS NOT DISTINCT FROM :owner
                ORDER BY position, id
                """).param("object", object).param("owner", owner, java.sql.Types.BIGINT).query(Long.class).list();
    }

    /** Gives the views the places that they have in the list. */
    void place(List<Long> ids) {
        jdbc.sql("""
                UPDATE collect.view_saved AS v
                SET position = o.place - 1
                FROM unnest(?::bigint[]) WITH ORDINALITY AS o (id, place)
                WHERE v.id = o.id
                  AND v.position <> o.place - 1
                """).param(ids.stream().mapToLong(Long::longValue).toArray()).update();
    }

    long insert(New view, int position) {
        OffsetDateTime now = now();
        return jdbc.sql("""
                INSERT INTO collect.view_saved
                    (object, name, owner_id, shared, content, position, creation_key, request_hash, created_at, updated_at)
                VALUES (:object, :name, :owner, :shared, :content::jsonb, :position, :key, :hash, :now, :now)
                RETURNING id
                """).param("object", view.object()).param("name", view.name())
                .param("owner", view.ownerId(), java.sql.Types.BIGINT).param("shared", view.shared())
                .param("content", json.writeValueAsString(view.content())).param("position", position)
                .param("key", view.creationKey()).param("hash", view.requestHash(), java.sql.Types.BINARY)
                .param("now", now).query(Long.class).single();
    }

    void update(long id, String name, boolean shared, ViewContent content) {
        jdbc.sql("""
                UPDATE collect.view_saved
                SET name = :name, shared = :shared, content = :content::jsonb, updated_at = :now, version = version + 1
                WHERE id = :id
                """).param("id", id).param("name", name).param("shared", shared)
                .param("content", json.writeValueAsString(content)).param("now", now()).update();
    }

    void delete(long id) {
        jdbc.sql("DELETE FROM collect.view_saved WHERE id = ?").param(id).update();
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(row.getLong("id"), row.getString("object"), row.getString("name"),
                row.getObject("owner_id", Long.class), row.getBoolean("shared"),
                json.readValue(row.getString("content"), ViewContent.class), row.getInt("position"),
                row.getLong("version"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
