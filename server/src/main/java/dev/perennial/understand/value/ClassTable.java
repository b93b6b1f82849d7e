package dev.perennial.understand.value;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many customers, worth how much, each run saw in each class; worked out once per run. */
@Repository
class ClassTable {

    /** Customers of a class, and what they are worth together. */
    record Total(long customers, double clv) {
        static final Total NONE = new Total(0, 0);
    }

    private final JdbcClient jdbc;

    ClassTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts the classes of a run from its cards. Few combinations are there, so the customers are walked once. */
    void fill(long run, String cards) {
        jdbc.sql("DELETE FROM understand.value_class WHERE run_id = ?").param(run).update();
        jdbc.sql("""
                INSERT INTO understand.value_class (run_id, kind, class, customers, clv)
                SELECT :run, named.kind, named.class, sum(customers), sum(clv)
                FROM (
                    SELECT stage, quadrant, rfm_group, count(*) AS customers, coalesce(sum(clv), 0) AS clv
                    FROM %s
                    GROUP BY 1, 2, 3
                ) AS together
                CROSS JOIN LATERAL (VALUES %s) AS named (kind, class)
                GROUP BY 2, 3
                """.formatted(cards, ClassKind.ofCards().stream()
                .map(kind -> "('%s', %s)".formatted(kind.code(), kind.sql("", "")))
                .collect(Collectors.joining(", ")))).param("run", run).update();
    }

    /** Counts the churn risks of the published run from a table of its traits; who has not ordered yet has none. */
    void fillChurn(long run, String traits) {
        jdbc.sql("DELETE FROM understand.value_class WHERE run_id = ? AND kind = 'churn'").param(run).update();
        jdbc.sql("""
                INSERT INTO understand.value_class (run_id, kind, class, customers, clv)
                SELECT :run, 'churn', coalesce(churn_class, 'prospect'), count(*), coalesce(sum(card.clv), 0)
                FROM %s
                LEFT JOIN understand.value_card AS card USING (customer_id)
                GROUP BY 3
                """.formatted(traits)).param("run", run).update();
    }

    /** The classes of a run by their codes. */
    Map<String, Total> of(long run, ClassKind kind) {
        record Row(String name, long customers, double clv) {
        }
        return jdbc.sql("""
                SELECT class AS name, customers, clv
                FROM understand.value_class
                WHERE run_id = :run
                  AND kind = :kind
                """).param("run", run).param("kind", kind.code()).query(Row.class).list().stream()
                .collect(Collectors.toMap(Row::name, row -> new Total(row.customers(), row.clv())));
    }

    /** Runs that were published and whose classes of a kind are known, newest first. */
    List<Long> runs(ClassKind kind) {
        return jdbc.sql("""
                SELECT id
                FROM understand.value_run
                WHERE published_at IS NOT NULL
                  AND EXISTS (SELECT FROM understand.value_class WHERE run_id = id AND kind = :kind)
                ORDER BY id DESC
                """).param("kind", kind.code()).query(Long.class).list();
    }
}
