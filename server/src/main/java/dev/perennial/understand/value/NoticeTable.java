package dev.perennial.understand.value;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The runs that people are to hear of, and who has heard of what. */
@Repository
class NoticeTable {

    private static final int MOST = 100;
    /** What happened longer ago is no news. */
    private static final Duration NEWS = Duration.ofDays(30);

    /**
     * A run that a gate stopped, or that differs alarmingly from the one before.
     *
     * @param wasPublished whether its cards were ever shown
     * @param seen what the person has seen of it
     */
    record Notable(long id, RunState state, String currency, List<Gate> gates, @Nullable Drift drift, Instant at,
            boolean wasPublished, Set<String> seen) {
    }

    /** One thing about a run that somebody has seen. */
    record Seen(long run, String what) {
    }

    private final JdbcClient jdbc;
    private final RunTable runs;
    private final JsonMapper json;

    NoticeTable(JdbcClient jdbc, RunTable runs, JsonMapper json) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.json = json;
    }

    /** The runs of late, newest first. Reads the index value_run_notable. */
    List<Notable> of(long user) {
        return jdbc.sql("""
                SELECT r.id, r.state, r.currency, r.gates::text AS gates, r.drift::text AS drift, r.finished_at,
                       r.published_at IS NOT NULL AS was_published,
                       ARRAY(SELECT s.what
                             FROM understand.value_notice_seen s
                             WHERE s.user_id = :user
                               AND s.run_id = r.id) AS seen
                FROM understand.value_run r
                WHERE (r.gates @> '[{"passed": false}]' OR r.drift @> '{"measures": [{"level": "alarm"}]}')
                  AND r.state IN ('published', 'withheld', 'superseded')
                  AND r.finished_at > :since
                ORDER BY r.id DESC
                LIMIT :most
                """).param("user", user).param("since", runs.now().minus(NEWS)).param("most", MOST)
                .query((row, _) -> notable(row)).list();
    }

    private Notable notable(ResultSet row) throws SQLException {
        String drift = row.getString("drift");
        return new Notable(row.getLong("id"), RunState.of(row.getString("state")), row.getString("currency"),
                json.readValue(row.getString("gates"), new TypeReference<List<Gate>>() {
                }), drift == null ? null : json.readValue(drift, Drift.class),
                row.getObject("finished_at", OffsetDateTime.class).toInstant(), row.getBoolean("was_published"),
                Set.of((String[]) row.getArray("seen").getArray()));
    }

    /** Remembers what a person has seen. */
    void markSeen(long user, List<Seen> seen) {
        jdbc.sql("""
                INSERT INTO understand.value_notice_seen (user_id, run_id, what, seen_at)
                SELECT :user, s.run, s.what, :now
                FROM unnest(:runs::bigint[], :whats::text[]) AS s (run, what)
                ON CONFLICT DO NOTHING
                """).param("user", user).param("runs", seen.stream().mapToLong(Seen::run).toArray())
                .param("whats", seen.stream().map(Seen::what).toArray(String[]::new)).param("now", runs.now())
                .update();
    }
}
