package dev.perennial.understand.value;

import java.util.List;
import java.util.OptionalDouble;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How differently a figure is spread over the customers of two tables of cards. */
@Repository
class SpreadQuery {

    /** Customers that are looked at, about; more would not tell more. */
    private static final long SAMPLE = 100_000;
    /** Below this chance alone looks like a shift. */
    private static final long FEWEST = 1_000;
    /** An empty class counts as this share, so that its logarithm exists. */
    private static final double LEAST = 1e-4;

    /** Customers of one bin before and now. */
    record Bin(long before, long now) {
    }

    private final JdbcClient jdbc;

    SpreadQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The population stability index of a run's cards against those shown, over classes cut at the tenths of those shown; empty
     * for few customers.
     */
    OptionalDouble index(long run, String figure, long customers) {
        List<Bin> bins = jdbc.sql("""
                WITH before AS (
                    SELECT %1$s::float8 AS figure
                    FROM understand.value_card TABLESAMPLE SYSTEM (:percent) REPEATABLE (1)
                    WHERE stage <> 'prospect'
                ), now AS (
                    SELECT %1$s::float8 AS figure
                    FROM %2$s TABLESAMPLE SYSTEM (:percent) REPEATABLE (1)
                    WHERE stage <> 'prospect'
                ), cuts AS (
                    SELECT percentile_disc(ARRAY[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
                           WITHIN GROUP (ORDER BY figure) AS tenths
                    FROM before
                )
                SELECT sum(before) AS before, sum(now) AS now
                FROM (
                    SELECT width_bucket(figure, tenths) AS class, 1 AS before, 0 AS now FROM before, cuts
                    UNION ALL
                    SELECT width_bucket(figure, tenths), 0, 1 FROM now, cuts
                ) AS customers
                GROUP BY class
                """.formatted(figure, CardTable.of(run)))
                .param("percent", Math.min(100.0, 100.0 * SAMPLE / Math.max(1, customers)))
                .query(Bin.class).list();
        long before = bins.stream().mapToLong(Bin::before).sum();
        long now = bins.stream().mapToLong(Bin::now).sum();
        return Math.min(before, now) < FEWEST
                ? OptionalDouble.empty()
                : OptionalDouble.of(index(bins, before, now));
    }

    /** Σ (now − before) · ln(now / before) over the shares of the classes. */
    static double index(List<Bin> bins, long before, long now) {
        return bins.stream().mapToDouble(one -> {
            double then = Math.max(LEAST, (double) one.before() / before);
            double today = Math.max(LEAST, (double) one.now() / now);
            return (today - then) * Math.log(today / then);
        }).sum();
    }
}
