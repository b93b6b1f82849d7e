package dev.perennial.understand.value;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.perennial.engine.model.rfm.Quadrant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads who moved between two runs from the lines of history between them: the first of a customer's says what stood before,
 * the last what came of it. Customers without a line stayed as they were.
 */
@Repository
class MovementQuery {

    /** Enough to sort the lines of a million customers without the disk. */
    private static final String MEMORY = "SET LOCAL work_mem = '128MB'";

    /**
     * Customers who went the same way.
     *
     * @param own the class by the later run's own cuts
     */
    record Moved(String before, String after, String own, long customers, double clvBefore, double clvAfter) {
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    MovementQuery(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Who moved after one run up to a later one; counted for all kinds at once when somebody first asks, and kept.
     *
     * @param cuts of the map on the earlier day, by which the later day is sorted too; empty to leave it as it was sorted
     */
    List<Moved> between(long from, long to, ClassKind kind, Optional<Quadrant.Cuts> cuts) {
        return transaction.execute(_ -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('value-movement ' || :from || ' ' || :to, 0))")
                    .param("from", from).param("to", to).query((_, _) -> 1).list();
            if (!counted(from, to, kind)) {
                jdbc.sql(MEMORY).update();
                if (kind == ClassKind.CHURN) {
                    countChurn(from, to);
                } else {
                    count(from, to, cuts);
                }
            }
            return kept(from, to, kind);
        });
    }

    private boolean counted(long from, long to, ClassKind kind) {
        return jdbc.sql("""
                SELECT EXISTS (
                    SELECT FROM understand.value_movement WHERE from_run = :from AND to_run = :to AND kind = :kind)
                """).param("from", from).param("to", to).param("kind", kind.code()).query(Boolean.class).single();
    }

    private List<Moved> kept(long from, long to, ClassKind kind) {
        return jdbc.sql("""
                SELECT class_before AS before, class_after AS after, class_own AS own, customers, clv_before, clv_after
                FROM understand.value_movement
                WHERE from_run = :from
                  AND to_run = :to
                  AND kind = :kind
                """).param("from", from).param("to", to).param("kind", kind.code()).query(Moved.class).list();
    }

    /** One walk over the lines between the runs, which are found by the index over runs; few combinations come of it. */
    private void count(long from, long to, Optional<Quadrant.Cuts> cuts) {
        JdbcClient.StatementSpec statement = jdbc.sql("""
                INSERT INTO understand.value_movement
                    (from_run, to_run, kind, class_before, class_after, class_own, customers, clv_before, clv_after)
                SELECT :from, :to, named.kind, named.before, named.after, named.own, sum(customers), sum(clv_before),
                       sum(clv)
                FROM (
                    SELECT %1$s, count(*) AS customers, sum(clv_before) AS clv_before, sum(clv) AS clv
                    FROM (
                        SELECT %2$s, %3$s AS by_cuts,
                               first_value(coalesce(clv_before, 0)) OVER line AS clv_before, coalesce(clv, 0) AS clv,
                               lead(run_id) OVER line IS NULL AS last
                        FROM understand.value_history
                        WHERE run_id BETWEEN :from AND :to
                          AND (run_id > :from OR step > 0)
                          AND (run_id < :to OR step = 0)
                        WINDOW line AS (PARTITION BY customer_id ORDER BY run_id, step)
                    ) AS lines
                    WHERE last
                    GROUP BY %1$s
                ) AS together
                CROSS JOIN LATERAL (VALUES %4$s) AS named (kind, before, after, own)
                GROUP BY 3, 4, 5, 6
                """.formatted(each("%1$s_then, %1$s_now", ", ") + ", by_cuts",
                each("first_value(CASE WHEN stage_before IS NULL THEN 'absent' ELSE %2$s END) OVER line AS %1$s_then, "
                        + "%3$s AS %1$s_now", ", "),
                cuts.isEmpty() ? ClassKind.QUADRANT.sql("", "") : BY_CUTS, flows())).param("from", from)
                .param("to", to);
        if (cuts.isPresent()) {
            statement = statement.param("ordersSum", cuts.get().ordersSum())
                    .param("ordersCount", cuts.get().ordersCount()).param("basketSum", cuts.get().basketSum())
                    .param("basketCount", cuts.get().basketCount());
        }
        statement.update();
    }

    /** The same from the lines of the churn risk. */
    private void countChurn(long from, long to) {
        jdbc.sql("""
                INSERT INTO understand.value_movement
                    (from_run, to_run, kind, class_before, class_after, class_own, customers, clv_before, clv_after)
                SELECT :from, :to, 'churn', class_before, class_after, class_after, count(*), sum(clv_before), sum(clv)
                FROM (
                    SELECT first_value(coalesce(churn_class_before, 'absent')) OVER line AS class_before,
                           first_value(coalesce(clv_before, 0)) OVER line AS clv_before,
                           coalesce(churn_class, 'prospect') AS class_after, coalesce(clv, 0) AS clv,
                           lead(run_id) OVER line IS NULL AS last
                    FROM understand.value_churn_history
                    WHERE run_id > :from
                      AND run_id <= :to
                    WINDOW line AS (PARTITION BY customer_id ORDER BY run_id, step)
                ) AS lines
                WHERE last
                GROUP BY class_before, class_after
                """).param("from", from).param("to", to).update();
    }

    private static String each(String pattern, String between) {
        return ClassKind.ofCards().stream()
                .map(kind -> pattern.formatted(kind.code(), kind.sql("", "_before"), kind.sql("", "")))
                .collect(Collectors.joining(between));
    }

    private static String flows() {
        return ClassKind.ofCards().stream()
                .map(kind -> "('%1$s', %1$s_then, %2$s, %1$s_now)".formatted(kind.code(),
                        kind == ClassKind.QUADRANT ? "by_cuts" : kind.code() + "_now"))
                .collect(Collectors.joining(", "));
    }

    /** The same rule as in the engine's {@code quadrant.sql}; lines of before this was kept say their own. */
    private static final String BY_CUTS = """
            CASE
                WHEN stage = 'prospect' THEN 'A'
                WHEN window_orders IS NULL THEN coalesce(quadrant, 'unknown')
                WHEN window_orders = 0 THEN 'none'
                ELSE CASE
                    (CASE WHEN window_orders * :ordersCount > :ordersSum THEN 1 ELSE 0 END)
                    + (CASE WHEN floor(round(window_spend::numeric * 10000) / window_orders) * :basketCount > :basketSum
                       THEN 2 ELSE 0 END)
                    WHEN 0 THEN 'B'
                    WHEN 1 THEN 'C'
                    WHEN 2 THEN 'D'
                    ELSE 'E'
                END
            END""";
}
