package dev.perennial.understand.value;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads cards and what was thought before. */
@Repository
class CardQuery {

    /** What was thought of a customer by a run, or since when something was ordered. */
    record Past(LocalDate asOf, @Nullable OffsetDateTime liveAt, long runId, String stage, @Nullable Double pAlive,
            @Nullable Double clv,
            @Nullable String quadrant, @Nullable String rfmGroup, @Nullable String churnClass,
            @Nullable String churnSignals) {
    }

    private final JdbcClient jdbc;

    CardQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The card of a customer who has ordered. */
    Optional<Card> find(long customer) {
        return jdbc.sql("SELECT * FROM understand.value_card WHERE customer_id = :customer AND stage <> 'prospect'")
                .param("customer", customer).query((row, _) -> card(row)).optional();
    }

    /** Margin of the past year that a customer's own orders brought, and those of the customers whom they recommended. */
    record Brought(double purchase, double referral) {
    }

    /** What the models of traits say that a customer brought; none where they say nothing. */
    Optional<Brought> brought(long customer) {
        return jdbc.sql("""
                SELECT purchase_value AS purchase, coalesce(referral_value, 0) AS referral
                FROM understand.value_trait
                WHERE customer_id = :customer
                  AND purchase_value IS NOT NULL
                """).param("customer", customer).query(Brought.class).optional();
    }

    /** Newest first. */
    List<Past> history(long customer) {
        return jdbc.sql("""
                SELECT past.as_of, at, past.run_id, stage, p_alive, past.clv, quadrant, rfm_group, churn_class,
                       churn_signals
                FROM understand.value_history AS past
                LEFT JOIN LATERAL (
                    SELECT churn_class, churn_signals
                    FROM understand.value_churn_history AS churn
                    WHERE churn.customer_id = past.customer_id
                      AND churn.run_id <= past.run_id
                    ORDER BY run_id DESC, churn.step DESC
                    LIMIT 1
                ) AS churn ON true
                WHERE past.customer_id = :customer
                ORDER BY past.run_id DESC, past.step DESC
                """).param("customer", customer)
                .query((row, _) -> new Past(row.getObject("as_of", LocalDate.class),
                        row.getObject("at", OffsetDateTime.class),
                        row.getLong("run_id"), row.getString("stage"), row.getObject("p_alive", Double.class),
                        row.getObject("clv", Double.class), row.getString("quadrant"), row.getString("rfm_group"),
                        row.getString("churn_class"), row.getString("churn_signals")))
                .list();
    }

    /** Another stage than a run before thought; no {@code from} the first time. */
    record StageChange(Instant at, long runId, @Nullable String from, String to) {
    }

    /** Changes of stage before a place, newest first. */
    List<StageChange> stageChanges(long customer, Instant before, long beforeRun, int limit) {
        return jdbc.sql("""
                SELECT at, run_id, stage_before, stage
                FROM (
                    SELECT coalesce(past.at, run.published_at) AS at, past.run_id, past.stage,
                           lag(past.stage) OVER (ORDER BY past.run_id, past.step) AS stage_before
                    FROM understand.value_history AS past
                    JOIN understand.value_run AS run ON run.id = past.run_id
                    WHERE past.customer_id = :customer
                ) AS stages
                WHERE stage IS DISTINCT FROM stage_before
                  AND (at, run_id) < (:at, :run)
                ORDER BY at DESC, run_id DESC
                LIMIT :limit
                """).param("customer", customer).param("at", before.atOffset(ZoneOffset.UTC)).param("run", beforeRun)
                .param("limit", limit)
                .query((row, _) -> new StageChange(row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getLong("run_id"), row.getString("stage_before"), row.getString("stage")))
                .list();
    }

    private static Card card(ResultSet row) throws SQLException {
        return new Card(row.getLong("customer_id"), row.getString("stage"), row.getString("stage_reason"),
                row.getBoolean("won_back"), row.getDouble("p_alive"), row.getDouble("any_order"),
                row.getDouble("expected_orders"), row.getInt("orders_low"), row.getInt("orders_high"),
                row.getDouble("expected_spend"), row.getDouble("expected_value"), number(row, "value_low"),
                number(row, "value_high"), row.getDouble("clv"), number(row, "clv_low"), number(row, "clv_high"),
                row.getDouble("textbook_clv"), row.getDouble("value_at_risk"),
                row.getDouble("expected_interval_days"), row.getDouble("overdue"), row.getInt("recency_days"),
                row.getInt("r"), row.getInt("f"), row.getInt("m"), row.getString("rfm_group"),
                row.getString("quadrant"), row.getInt("window_orders"), row.getDouble("window_spend"),
                row.getInt("orders"), row.getInt("x"), row.getDouble("t_x"), row.getDouble("t"),
                number(row, "monetary"), row.getObject("first_order", LocalDate.class),
                row.getObject("last_order", LocalDate.class), row.getDouble("spend"), row.getInt("year_orders"),
                row.getDouble("year_spend"), row.getObject("as_of", LocalDate.class),
                row.getObject("live_at", OffsetDateTime.class));
    }

    /** NaN where there is none. */
    private static double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }
}
