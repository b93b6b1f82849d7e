package dev.perennial.platform.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of jobs. Whatever an attempt writes names its number, so that a superseded one changes nothing. */
@Component
class JobTable {

    /** Attempts in a row that may end with their process before a job is given up. */
    static final int PATIENCE = 5;

    /** One attempt that has just begun. */
    record Attempt(long id, String kind, int number, int setbacks, JobState state, String payload, Caller createdBy,
            String counts, @Nullable String checkpoint, @Nullable String traceId) {
    }

    /** What the thread that tells of progress writes. */
    record Pulse(@Nullable String phase, @Nullable OffsetDateTime phaseStartedAt, long phaseBegan, long done,
            long total,
            @Nullable String unit, String counts, boolean moved) {
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    JobTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    long insert(JobRequest request, String title) {
        Caller caller = request.createdBy();
        return jdbc.sql("""
                INSERT INTO platform.jobs_job
                    (kind, state, title, payload, created_by_kind, created_by, created_by_name, created_by_role, trace_id,
                     created_at)
                VALUES (:kind, 'queued', :title::jsonb, :payload::jsonb, :callerKind, :caller, :name, :role, :trace, :now)
                RETURNING id
                """).param("kind", request.kind()).param("title", title)
                .param("payload", json.writeValueAsString(request.payload()))
                .param("callerKind", caller.kind().name().toLowerCase(Locale.ROOT)).param("caller", caller.id())
                .param("name", caller.name()).param("role", caller.role().code()).param("trace", MDC.get("traceId"))
                .param("now", now()).query(Long.class).single();
    }

    /** Begins an attempt; empty if the job has ended in the meantime. */
    Optional<Attempt> begin(long id) {
        Optional<Attempt> attempt = jdbc.sql("""
                UPDATE platform.jobs_job j
                SET state = CASE state WHEN 'queued' THEN 'running' ELSE state END,
                    attempts = attempts + 1,
                    setbacks = setbacks + 1,
                    phase = NULL,
                    phase_started_at = NULL,
                    done = 0,
                    total = 0,
                    unit = NULL,
                    started_at = coalesce(started_at, :now),
                    heartbeat_at = :now
                WHERE id = :id
                  AND state IN ('queued', 'running', 'cancelling')
                RETURNING id, kind, attempts, setbacks, state, payload::text, counts::text, created_by_kind, created_by, created_by_name,
                    created_by_role, trace_id,
                    (SELECT content::text FROM platform.jobs_checkpoint c WHERE c.job_id = j.id) AS content
                """).param("id", id).param("now", now()).query((row, _) -> attempt(row)).optional();
        attempt.ifPresent(begun -> jdbc.sql("""
                INSERT INTO platform.jobs_checkpoint (job_id, attempt)
                VALUES (:id, :attempt)
                ON CONFLICT (job_id) DO UPDATE SET attempt = excluded.attempt
                """).param("id", id).param("attempt", begun.number()).update());
        return attempt;
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        Caller caller = new Caller(Caller.Kind.valueOf(row.getString("created_by_kind").toUpperCase(Locale.ROOT)),
                row.getLong("created_by"), row.getString("created_by_name"),
                Role.of(row.getString("created_by_role")).orElse(Role.AGENT), 0);
        return new Attempt(row.getLong("id"), row.getString("kind"), row.getInt("attempts"), row.getInt("setbacks"),
                JobState.of(row.getString("state")), row.getString("payload"), caller, row.getString("counts"),
                row.getString("content"),
                row.getString("trace_id"));
    }

    /** Keeps a checkpoint. False: another attempt has taken over. */
    boolean saveCheckpoint(long id, int attempt, String content) {
        return jdbc.sql("""
                UPDATE platform.jobs_checkpoint
                SET content = :content::jsonb
                WHERE job_id = :id
                  AND attempt = :attempt
                """).param("content", content).param("id", id).param("attempt", attempt).update() == 1;
    }

    /** Writes progress and answers the state; empty: another attempt has taken over. */
    Optional<JobState> pulse(long id, int attempt, Pulse pulse) {
        return jdbc.sql("""
                UPDATE platform.jobs_job
                SET phase = :phase,
                    phase_started_at = :phaseStartedAt,
                    phase_began = :phaseBegan,
                    done = :done,
                    total = :total,
                    unit = :unit,
                    counts = :counts::jsonb,
                    setbacks = CASE WHEN :moved THEN 0 ELSE setbacks END,
                    heartbeat_at = :now
                WHERE id = :id
                  AND attempts = :attempt
                  AND state IN ('running', 'cancelling')
                RETURNING state
                """).param("phase", pulse.phase()).param("phaseStartedAt", pulse.phaseStartedAt())
                .param("phaseBegan", pulse.phaseBegan()).param("done", pulse.done()).param("total", pulse.total())
                .param("unit", pulse.unit()).param("counts", pulse.counts()).param("moved", pulse.moved())
                .param("now", now()).param("id", id).param("attempt", attempt).query(String.class).optional()
                .map(JobState::of);
    }

    /** Records the end of an attempt that is the job's end. False: another attempt has taken over. */
    boolean end(long id, int attempt, JobState state, @Nullable String result, @Nullable String problem) {
        return jdbc.sql("""
                UPDATE platform.jobs_job
                SET state = :state, result = :result::jsonb, problem = :problem::jsonb, setbacks = 0, finished_at = :now,
                    heartbeat_at = :now
                WHERE id = :id
                  AND attempts = :attempt
                  AND state IN ('running', 'cancelling')
                """).param("state", state.code()).param("result", result).param("problem", problem).param("now", now())
                .param("id", id).param("attempt", attempt).update() == 1;
    }

    /** Lays a suspended job back into the queue. */
    void suspend(long id, int attempt) {
        jdbc.sql("""
                UPDATE platform.jobs_job
                SET state = CASE state WHEN 'running' THEN 'queued' ELSE state END,
                    setbacks = 0,
                    heartbeat_at = :now
                WHERE id = :id
                  AND attempts = :attempt
                  AND state IN ('running', 'cancelling')
                """).param("now", now()).param("id", id).param("attempt", attempt).update();
    }

    /** Marks a job as to be cancelled and answers the state; a queued one ends at once. Empty: it has ended already. */
    Optional<JobState> cancel(long id) {
        return jdbc.sql("""
                UPDATE platform.jobs_job
                SET state = CASE WHEN state = 'queued' AND attempts = 0 THEN 'cancelled' ELSE 'cancelling' END,
                    finished_at = CASE WHEN state = 'queued' AND attempts = 0 THEN :now::timestamptz END
                WHERE id = :id
                  AND state IN ('queued', 'running', 'cancelling')
                RETURNING state
                """).param("id", id).param("now", now()).query(String.class).optional().map(JobState::of);
    }

    /** Queues an ended job again. False: it is not one that failed or was cancelled. */
    boolean retry(long id, Caller caller) {
        return jdbc.sql("""
                UPDATE platform.jobs_job
                SET state = 'queued', problem = NULL, result = NULL, finished_at = NULL, started_at = NULL, setbacks = 0,
                    phase = NULL, phase_started_at = NULL, done = 0, total = 0, unit = NULL,
                    created_by_role = CASE WHEN created_by_kind = :kind AND created_by = :caller THEN :role
                                           ELSE created_by_role END
                WHERE id = :id
                  AND state IN ('failed', 'cancelled')
                """).param("id", id).param("kind", caller.kind().name().toLowerCase(Locale.ROOT))
                .param("caller", caller.id()).param("role", caller.role().code()).update() == 1;
    }

    /** Schedules jobs that wait but have no place in the schedule. */
    int scheduleForgotten(String task) {
        return jdbc.sql("""
                INSERT INTO platform.jobs_schedule (task_name, task_instance, execution_time, picked, version)
                SELECT :task, j.id::text, now(), false, 1
                FROM platform.jobs_job j
                WHERE j.state IN ('queued', 'running', 'cancelling')
                  AND NOT EXISTS (
                      SELECT 1
                      FROM platform.jobs_schedule s
                      WHERE s.task_name = :task
                        AND s.task_instance = j.id::text)
                ON CONFLICT DO NOTHING
                """).param("task", task).update();
    }

    /** Makes the executions of a process that is known to be gone due at once. */
    int releaseAll() {
        return jdbc.sql("""
                UPDATE platform.jobs_schedule
                SET picked = false, picked_by = NULL, last_heartbeat = NULL, version = version + 1
                WHERE picked
                """).update();
    }

    /** A job by id, if the caller may see it. */
    Optional<JobRow> find(Caller caller, long id) {
        return jdbc.sql(SELECT + "WHERE id = :id AND (:all OR created_by_kind = :kind AND created_by = :caller)")
                .param("id", id).param("all", caller.role() == Role.ADMIN)
                .param("kind", caller.kind().name().toLowerCase(Locale.ROOT)).param("caller", caller.id())
                .query((row, _) -> row(row)).optional();
    }

    /** The newest jobs the caller may see. */
    List<JobRow> newest(Caller caller, boolean activeOnly, int limit) {
        String active = activeOnly ? "AND state IN ('queued', 'running', 'cancelling') " : "";
        return jdbc.sql(SELECT + "WHERE (:all OR created_by_kind = :kind AND created_by = :caller) " + active
                + "ORDER BY id DESC LIMIT :limit").param("all", caller.role() == Role.ADMIN)
                .param("kind", caller.kind().name().toLowerCase(Locale.ROOT)).param("caller", caller.id())
                .param("limit", limit).query((row, _) -> row(row)).list();
    }

    private static final String SELECT = """
            SELECT id, kind, state, title::text, phase, phase_started_at, phase_began, done, total, unit, counts::text,
                result::text, problem::text, created_by_kind, created_by, created_by_name, created_at, started_at,
                finished_at, heartbeat_at
            FROM platform.jobs_job
            """;

    private static JobRow row(ResultSet row) throws SQLException {
        return new JobRow(row.getLong("id"), row.getString("kind"), JobState.of(row.getString("state")),
                row.getString("title"), row.getString("phase"), row.getObject("phase_started_at", OffsetDateTime.class),
                row.getLong("phase_began"), row.getLong("done"), row.getLong("total"), row.getString("unit"),
                row.getString("counts"), row.getString("result"), row.getString("problem"),
                row.getString("created_by_kind"), row.getLong("created_by"), row.getString("created_by_name"),
                row.getObject("created_at", OffsetDateTime.class), row.getObject("started_at", OffsetDateTime.class),
                row.getObject("finished_at", OffsetDateTime.class),
                row.getObject("heartbeat_at", OffsetDateTime.class));
    }
}
