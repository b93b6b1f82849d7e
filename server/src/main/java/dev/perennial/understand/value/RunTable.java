package dev.perennial.understand.value;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
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

/** The runs. */
@Repository
class RunTable {

    /**
     * A run without what it found.
     *
     * @param snapshot id, rows and hash of what was read
     */
    record Run(long id, @Nullable Long jobId, RunState state, String engine, RunSettings settings,
            @Nullable LocalDate asOf, RunViews.@Nullable Snapshot snapshot, String currency, List<Gate> gates,
            @Nullable Long customers, String createdBy, OffsetDateTime createdAt, @Nullable OffsetDateTime finishedAt,
            @Nullable OffsetDateTime publishedAt, @Nullable String publishReason) {
    }

    /**
     * What a finished run leaves, to be kept at once.
     *
     * @param scoring what its scores follow from
     * @param watermark pg_snapshot of what it saw
     */
    record Findings(LocalDate asOf, @Nullable Long snapshotId, RunViews.@Nullable Snapshot snapshot, JsonNode report,
            JsonNode model, JsonNode overview, JsonNode cohorts, Optional<JsonNode> drift, JsonNode scoring,
            String watermark, List<Gate> gates, long customers) {
    }

    private static final String COLUMNS = """
            id, job_id, state, engine, settings::text AS settings, as_of, snapshot::text AS snapshot, currency,
            gates::text AS gates, customers, created_by, created_at, finished_at, published_at, publish_reason
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    RunTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** The run that is under way. */
    Optional<Long> running() {
        return jdbc.sql("SELECT id FROM understand.value_run WHERE state = 'running'").query(Long.class).optional();
    }

    long begin(RunSettings settings, String currency, Caller caller) {
        return jdbc.sql("""
                INSERT INTO understand.value_run (state, engine, settings, currency, created_by, created_at)
                VALUES ('running', :engine, :settings::jsonb, :currency, :by, :at)
                RETURNING id
                """).param("engine", settings.engineOrLocal()).param("settings", json.writeValueAsString(settings))
                .param("currency", currency).param("by", caller.name()).param("at", now()).query(Long.class).single();
    }

    void setJob(long id, long job) {
        jdbc.sql("UPDATE understand.value_run SET job_id = :job WHERE id = :id").param("job", job).param("id", id)
                .update();
    }

    /** Takes a run up again that failed or was cancelled; 0 rows where it went on in the meantime. */
    boolean again(long id) {
        return jdbc.sql("""
                UPDATE understand.value_run
                SET state = 'running', finished_at = NULL
                WHERE id = :id
                  AND state IN ('failed', 'cancelled')
                """).param("id", id).update() == 1;
    }

    /** Ends the run of a job that did not end well, and answers it; none where its run is done already. */
    Optional<Long> end(long job, RunState state) {
        return jdbc.sql("""
                UPDATE understand.value_run
                SET state = :state, finished_at = :at
                WHERE job_id = :job
                  AND state = 'running'
                RETURNING id
                """).param("state", state.code()).param("at", now()).param("job", job).query(Long.class).optional();
    }

    void keep(long id, Findings found) {
        jdbc.sql("""
                UPDATE understand.value_run
                SET as_of = :asOf, snapshot_id = :snapshotId, snapshot = :snapshot::jsonb, report = :report::jsonb,
                    model = :model::jsonb, overview = :overview::jsonb, cohorts = :cohorts::jsonb,
                    drift = :drift::jsonb, scoring = :scoring::jsonb, watermark = :watermark::pg_snapshot,
                    gates = :gates::jsonb,
                    customers = :customers
                WHERE id = :id
                """).param("asOf", found.asOf()).param("snapshotId", found.snapshotId())
                .param("snapshot", json.writeValueAsString(found.snapshot()))
                .param("report", found.report().toString()).param("model", found.model().toString())
                .param("overview", found.overview().toString()).param("cohorts", found.cohorts().toString())
                .param("drift", found.drift().map(JsonNode::toString).orElse(null))
                .param("scoring", found.scoring().toString())
                .param("watermark", found.watermark())
                .param("gates", json.writeValueAsString(found.gates()))
                .param("customers", found.customers()).param("id", id).update();
    }

    void withhold(long id) {
        jdbc.sql("UPDATE understand.value_run SET state = 'withheld', finished_at = :at WHERE id = :id")
                .param("at", now()).param("id", id).update();
    }

    /** Waits until no other transaction publishes a run, and keeps others from it until this one ends. */
    void publishAlone() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('value-run publish', 0))").query((_, _) -> 1).list();
    }

    /**
     * Waits until no other transaction publishes a run or its traits, and keeps others from it until this one ends. Cards
     * follow orders meanwhile: the traits of a large base take longer to write than an order may wait for its card.
     */
    void portrayAlone() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('value-run portray', 0))").query((_, _) -> 1).list();
        jdbc.sql("SELECT pg_advisory_xact_lock_shared(hashtextextended('value-run publish', 0))")
                .query((_, _) -> 1).list();
    }

    /**
     * Keeps the published run what it is until the transaction ends, beside others who do so; false if another is about to
     * take its place.
     */
    boolean holdPublished() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock_shared(hashtextextended('value-run publish', 0))")
                .query(Boolean.class).single();
    }

    /** What a run saw, as a pg_snapshot; none for runs of before this was kept. */
    Optional<String> watermark(long id) {
        return jdbc.sql("SELECT watermark::text FROM understand.value_run WHERE id = :id AND watermark IS NOT NULL")
                .param("id", id).query(String.class).optional();
    }

    /** Makes a run the published one; earlier published and withheld ones are superseded, whose ids are answered. */
    List<Long> publish(long id, @Nullable String reason) {
        List<Long> superseded = jdbc.sql("""
                UPDATE understand.value_run
                SET state = 'superseded'
                WHERE state = 'published'
                   OR (state = 'withheld' AND id < :id)
                RETURNING id
                """).param("id", id).query(Long.class).list();
        jdbc.sql("""
                UPDATE understand.value_run
                SET state = 'published', finished_at = coalesce(finished_at, :at), published_at = :at,
                    publish_reason = :reason
                WHERE id = :id
                """).param("at", now()).param("reason", reason).param("id", id).update();
        return superseded;
    }

    Optional<Run> find(long id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM understand.value_run WHERE id = :id").param("id", id)
                .query((row, _) -> run(row)).optional();
    }

    Optional<Run> published() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM understand.value_run WHERE state = 'published'")
                .query((row, _) -> run(row)).optional();
    }

    /** The run whose traits are shown. */
    Optional<Run> portrayed() {
        return jdbc.sql("SELECT " + COLUMNS + """
                FROM understand.value_run
                WHERE portrayed_at IS NOT NULL
                ORDER BY portrayed_at DESC
                LIMIT 1
                """).query((row, _) -> run(row)).optional();
    }

    /** Keeps what was found to differ from the run before. */
    void keepDrift(long id, JsonNode drift) {
        jdbc.sql("UPDATE understand.value_run SET drift = :drift::jsonb WHERE id = :id")
                .param("drift", drift.toString()).param("id", id).update();
    }

    /** Keeps what the models of traits found, and that the traits shown are those of this run. */
    void portray(long id, JsonNode models) {
        jdbc.sql("UPDATE understand.value_run SET models = :models::jsonb, portrayed_at = :at WHERE id = :id")
                .param("models", models.toString()).param("at", now()).param("id", id).update();
    }

    /** The published run's id, as every card asks for it. */
    Optional<Long> publishedId() {
        return jdbc.sql("SELECT id FROM understand.value_run WHERE state = 'published'").query(Long.class).optional();
    }

    /** Runs before a given one, newest first. */
    List<Run> before(long id, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + """
                FROM understand.value_run
                WHERE id < :id
                ORDER BY id DESC
                LIMIT :limit
                """).param("id", id).param("limit", limit).query((row, _) -> run(row)).list();
    }

    /** One of the JSON answers of a run. */
    Optional<JsonNode> part(long id, Part part) {
        return jdbc.sql("SELECT " + part.column + "::text FROM understand.value_run WHERE id = :id AND " + part.column
                + " IS NOT NULL").param("id", id).query(String.class).optional().map(json::readTree);
    }

    /** A JSON answer of a run. */
    enum Part {
        REPORT("report"), MODEL("model"), OVERVIEW("overview"), COHORTS("cohorts"), DRIFT("drift"), MODELS("models"),
        SCORING("scoring");

        private final String column;

        Part(String column) {
            this.column = column;
        }
    }

    private Run run(ResultSet row) throws SQLException {
        String snapshot = row.getString("snapshot");
        String gates = row.getString("gates");
        return new Run(row.getLong("id"), row.getObject("job_id", Long.class), RunState.of(row.getString("state")),
                row.getString("engine"), json.readValue(row.getString("settings"), RunSettings.class),
                row.getObject("as_of", LocalDate.class),
                snapshot == null ? null : json.readValue(snapshot, RunViews.Snapshot.class), row.getString("currency"),
                gates == null ? List.of() : json.readValue(gates, new TypeReference<List<Gate>>() {
                }), row.getObject("customers", Long.class), row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class), row.getObject("finished_at", OffsetDateTime.class),
                row.getObject("published_at", OffsetDateTime.class), row.getString("publish_reason"));
    }
}
