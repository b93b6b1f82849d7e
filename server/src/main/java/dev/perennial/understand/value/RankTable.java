package dev.perennial.understand.value;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.perennial.platform.storage.ConnectionPools;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where values stand among all customers and within each stage: a thousand steps of each figure, worked out once per run. */
@Repository
class RankTable {

    /** The share of customers with no more of a figure, in the base and in the stage; exact to a thousandth. */
    record Rank(double base, double stage) {
    }

    /** Figures that customers are compared by. */
    enum Figure {
        CLV("clv"), P_ALIVE("p_alive"), EXPECTED_ORDERS("expected_orders"), VALUE_AT_RISK("value_at_risk");

        private final String column;

        Figure(String column) {
            this.column = column;
        }
    }

    /** The place of the base beside the stages. */
    private static final String BASE = "";

    private final ConnectionPools pools;
    private final JdbcClient jdbc;

    RankTable(ConnectionPools pools, JdbcClient jdbc) {
        this.pools = pools;
        this.jdbc = jdbc;
    }

    /** Works out the steps of the published run from the cards shown. */
    void fill(long run) throws SQLException, InterruptedException {
        drop(run);
        SideBySide.run(pools.jobs(), Arrays.stream(Figure.values()).map(figure -> steps(run, figure)).toList());
    }

    private static String steps(long run, Figure figure) {
        return """
                INSERT INTO understand.value_rank (run_id, figure, stage, steps)
                SELECT %1$d, '%2$s', coalesce(stage, ''),
                       percentile_disc(ARRAY(SELECT i / 1000.0::float8 FROM generate_series(0, 1000) AS i))
                           WITHIN GROUP (ORDER BY %2$s)
                FROM understand.value_card
                WHERE %2$s IS NOT NULL
                GROUP BY GROUPING SETS ((stage), ())
                HAVING count(*) > 0
                ON CONFLICT (run_id, figure, stage) DO NOTHING
                """.formatted(run, figure.column);
    }

    /** Where a value stands; none where nobody has the figure. */
    Optional<Rank> rank(long run, Figure figure, double value, String stage) {
        record Share(String stage, double share) {
        }
        Map<String, Double> shares = jdbc.sql("""
                SELECT stage, greatest(0, width_bucket(CAST(:value AS float8), steps) - 1) / 1000.0 AS share
                FROM understand.value_rank
                WHERE run_id = :run
                  AND figure = :figure
                  AND stage IN (:stages)
                """).param("value", value).param("run", run).param("figure", figure.column)
                .param("stages", List.of(BASE, stage)).query(Share.class).list().stream()
                .collect(Collectors.toMap(Share::stage, Share::share));
        return shares.containsKey(BASE) && shares.containsKey(stage)
                ? Optional.of(new Rank(Objects.requireNonNull(shares.get(BASE)),
                        Objects.requireNonNull(shares.get(stage))))
                : Optional.empty();
    }

    /** Forgets the steps of a run. */
    void drop(long run) {
        jdbc.sql("DELETE FROM understand.value_rank WHERE run_id = ?").param(run).update();
    }
}
