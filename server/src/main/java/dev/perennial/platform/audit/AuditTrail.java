package dev.perennial.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import dev.perennial.platform.kernel.Caller;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads the audit trail. */
@Service
public class AuditTrail {

    /**
     * One deed.
     *
     * @param action {@code object.verb}, for example {@code customer.change}
     * @param objectName what people call the object, where that is known
     * @param detail what was changed, as the object's module describes it
     */
    public record Entry(long id, OffsetDateTime at, String actorKind, @Nullable Long actorId, String actorName,
            String action, String objectType, @Nullable Long objectId, @Nullable String objectName, JsonNode detail,
            @Nullable String traceId) {

        /** The same deed with the name of its object. */
        public Entry called(@Nullable String name) {
            return new Entry(id, at, actorKind, actorId, actorName, action, objectType, objectId, name, detail,
                    traceId);
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Records a deed in the running transaction. The detail is any value that can be written as JSON. */
    public void record(Caller caller, String action, String objectType, @Nullable Long objectId, Object detail) {
        jdbc.sql("""
                INSERT INTO platform.audit_entry
                    (at, actor_kind, actor_id, actor_name, action, object_type, object_id, detail, trace_id)
                VALUES (:at, :kind, :actor, :name, :action, :type, :object, :detail::jsonb, :trace)
                """).param("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .param("kind", caller.kind().name().toLowerCase(Locale.ROOT)).param("actor", caller.id())
                .param("name", caller.name()).param("action", action).param("type", objectType)
                .param("object", objectId).param("detail", json.writeValueAsString(detail))
                .param("trace", MDC.get("traceId")).update();
    }

    /** Deeds, newest first, older than a given one. */
    public List<Entry> before(long id, int limit) {
        return jdbc.sql("""
                SELECT id, at, actor_kind, actor_id, actor_name, action, object_type, object_id, detail::text, trace_id
                FROM platform.audit_entry
                WHERE id < :id
                ORDER BY id DESC
                LIMIT :limit
                """).param("id", id).param("limit", limit).query((row, _) -> entry(row)).list();
    }

    /** What was done to one object, newest first. */
    public List<Entry> of(String objectType, long objectId, int limit) {
        return jdbc.sql("""
                SELECT id, at, actor_kind, actor_id, actor_name, action, object_type, object_id, detail::text, trace_id
                FROM platform.audit_entry
                WHERE object_type = :type
                  AND object_id = :object
                ORDER BY id DESC
                LIMIT :limit
                """).param("type", objectType).param("object", objectId).param("limit", limit)
                .query((row, _) -> entry(row)).list();
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getLong("id"), row.getObject("at", OffsetDateTime.class), row.getString("actor_kind"),
                row.getObject("actor_id", Long.class), row.getString("actor_name"), row.getString("action"),
                row.getString("object_type"), row.getObject("object_id", Long.class),
                null, json.readTree(row.getString("detail")), row.getString("trace_id"));
    }
}
