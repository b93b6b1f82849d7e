package dev.perennial.understand.value;

import java.util.List;
import java.util.Optional;

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
     * Who moved after one run up to a later one.
     *
     * @param cuts of the map by which the later day is sorted too; empty to leave it as the later run sorted it
     */
    List<Moved> between(long from, long to, ClassKind kind, Optional<Quadrant.Cuts> cuts) {
        return transaction.execute(_ -> {
            jdbc.sql(MEMORY).update();
            return ask(from, to, kind, cuts);
        });
    }

    private List<Moved> ask(long from, long to, ClassKind kind, Optional<Quadrant.Cuts> cuts) {
        JdbcClient.StatementSpec statement = jdbc.sql("""
                SELECT before, after, own, count(*) AS customers, sum(clv_before) AS clv_before, sum(clv) AS clv_after
                FROM (
                    SELECT first_value(CASE WHEN stage_before IS NULL THEN 'absent' ELSE %1$s END) OVER line AS before,
                           first_value(coalesce(clv_before, 0)) OVER line AS clv_before,
                           %2$s AS own, %3$s AS after, coalesce(clv, 0) AS clv, lead(run_id) OVER line IS NULL AS last
                    FROM understand.value_history
                    WHERE run_id BETWEEN :from AND :to
                      AND (run_id > :from OR step > 0)
                      AND (run_id < :to OR step = 0)
                    WINDOW line AS (PARTITION BY customer_id ORDER BY run_id, step)
                ) AS lines
                WHERE last
                GROUP BY before, after, own
                """.formatted(kind.sql("", "_before"), kind.sql("", ""), cuts.isEmpty() ? kind.sql("", "") : BY_CUTS))
                .param("from", from).param("to", to);
        if (cuts.isPresent()) {
            statement = statement.param("ordersSum", cuts.get().ordersSum())
                    .param("ordersCount", cuts.get().ordersCount()).param("basketSum", cuts.get().basketSum())
                    .param("basketCount", cuts.get().basketCount());
        }
        return statement.query(Moved.class).list();
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
