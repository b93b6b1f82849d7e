package dev.perennial.engine.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.perennial.engine.duckdb.DuckDb;
import dev.perennial.engine.model.rfm.Quadrant;
import dev.perennial.engine.model.rfm.QuadrantSettings;
import dev.perennial.engine.model.rfm.Rfm;
import dev.perennial.engine.model.rfm.RfmSettings;
import dev.perennial.engine.orders.OrderLog;
import dev.perennial.engine.shard.LocalShards;
import dev.perennial.engine.sql.SqlFile;
import dev.perennial.engine.value.ScoreColumns;
import dev.perennial.engine.value.ScoredShard;
import dev.perennial.engine.value.Stopwatch;
import dev.perennial.engine.value.ValueRun;
import dev.perennial.engine.value.ValueSettings;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RelationalModelsTest {

    private static final ValueSettings SETTINGS = ValueSettings.defaults();
    private static final SparkSession SPARK = Spark.SESSION;
    private static final SparkSqlEngine SQL = new SparkSqlEngine(SPARK);
    private static final DuckDb DUCK = DuckDb.open(2, 512);
    private static final SparkShards.Kept KEPT = new SparkShards.Kept();
    private static final OrderLog ORDERS = Orders.company(1_000);

    @BeforeAll
    static void bringTheSameFactsToBoth() {
        bring(SETTINGS);
    }

    private static void bring(ValueSettings settings) {
        ValueRun run = ValueRun.of(new LocalShards<>(ORDERS.shards()), ORDERS.summary(), settings, new Stopwatch());
        List<ScoredShard> scored = run.scored().map(shard -> shard);
        double unitDays = settings.unit().days();
        DUCK.create("customer_facts", ScoreColumns.table(scored, unitDays));
        SparkScores.rows(SPARK, SparkShards.of(Spark.CONTEXT, scored, KEPT), unitDays).coalesce(2).cache()
                .createOrReplaceTempView("customer_facts");
    }

    @AfterAll
    static void close() {
        KEPT.close();
        DUCK.close();
        SPARK.catalog().clearCache();
    }

    static Stream<RfmSettings> rfm() {
        return Stream.of(RfmSettings.defaults(),
                new RfmSettings(RfmSettings.Method.FIXED, List.of(30.0, 90.0, 180.5, 365.0),
                        List.of(1.0, 2.0, 4.0, 8.0), List.of(0.0, 199.99, 1000.0, 1e7), 3.5),
                new RfmSettings(RfmSettings.Method.NATURAL_BREAKS, List.of(), List.of(), List.of(), 0));
    }

    @ParameterizedTest
    @MethodSource("rfm")
    void scoresAndGroupsAreTheSame(RfmSettings rfm) {
        new Rfm(rfm).run(DUCK);
        new Rfm(rfm).run(SQL);
        assertSame("customer_rfm");
    }

    static Stream<QuadrantSettings> quadrant() {
        return Stream.of(QuadrantSettings.defaults(), new QuadrantSettings(12, QuadrantSettings.Cut.MEDIAN, 0, 0),
                new QuadrantSettings(12, QuadrantSettings.Cut.FIXED, 2, 800.5));
    }

    @ParameterizedTest
    @MethodSource("quadrant")
    void theMapAndItsCutsAreTheSame(QuadrantSettings quadrant) {
        new Rfm(RfmSettings.defaults()).run(DUCK);
        new Rfm(RfmSettings.defaults()).run(SQL);
        assertThat(new Quadrant(quadrant).run(SQL)).isEqualTo(new Quadrant(quadrant).run(DUCK));
        assertSame("customer_quadrant");
    }

    @Test
    void withoutAnOrderInTheWindowNobodyIsOnTheMap() {
        bring(SETTINGS.withAsOf(ORDERS.summary().lastDay().plusYears(2)));
        try {
            new Rfm(RfmSettings.defaults()).run(DUCK);
            new Rfm(RfmSettings.defaults()).run(SQL);
            quadrant().forEach(quadrant -> {
                assertThat(new Quadrant(quadrant).run(SQL)).isEqualTo(new Quadrant(quadrant).run(DUCK));
                assertThat(SPARK.sql("SELECT * FROM customer_quadrant WHERE quadrant IS NOT NULL").isEmpty()).isTrue();
            });
            assertSame("customer_quadrant");
        } finally {
            bring(SETTINGS);
        }
    }

    static Stream<String> everySqlFileOfTheModels() {
        Path models = Path.of(System.getProperty("perennial.root"),
                "engine/src/main/resources/dev/perennial/engine/model");
        try (Stream<Path> files = Files.walk(models)) {
            // The models of traits are run whole on both engines by a test of their own.
            return files.map(models::relativize).map(Path::toString).filter(f -> f.matches("rfm/.*[.]sql")).sorted()
                    .toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("everySqlFileOfTheModels")
    void everySqlFileGivesTheSameRows(String file) {
        String query = filledIn(file).text();
        if (!query.contains("FROM customer_facts")) {
            new Rfm(RfmSettings.defaults()).run(DUCK);
            new Rfm(RfmSettings.defaults()).run(SQL);
        }
        assertThat(Tables.of(SPARK.sql(query))).isNotEmpty().isEqualTo(Tables.of(DUCK, query));
    }

    /** A new SQL file needs a line here. */
    private static SqlFile filledIn(String file) {
        return switch (file) {
            case "rfm/histogram.sql", "rfm/quantile_cuts.sql" -> rfm(file).withColumn("measure", "spend_units");
            case "rfm/scores.sql" -> withCuts(rfm(file));
            case "rfm/rfm.sql" ->
                rfm(file).with("threshold", BigDecimal.ZERO).with("customers", 3_000).with("r_sum", 9_001)
                        .with("f_sum", 8_500).with("m_sum", 9_000);
            case "rfm/quadrant.sql" -> rfm(file).with("orders_sum", 70_001).with("orders_count", 20_000)
                    .with("basket_sum", new BigDecimal("99999999999999")).with("basket_count", 20_000);
            case "rfm/quadrant_means.sql", "rfm/quadrant_medians.sql", "rfm/score_sums.sql" -> rfm(file);
            default -> throw new AssertionError("no parameters are known here for " + file);
        };
    }

    private static SqlFile rfm(String file) {
        return SqlFile.of(Rfm.class, file.substring("rfm/".length()));
    }

    private static SqlFile withCuts(SqlFile scores) {
        for (int i = 1; i <= 4; i++) {
            scores.with("r_" + i, 100L * i).with("f_" + i, i).with("m_" + i,
                    new BigDecimal("4999999.5").movePointRight(i - 2));
        }
        return scores;
    }

    @Test
    void anEmptyCellIsNotANumber() {
        assertThat(SQL.numbers("SELECT 1, 2.50, CAST(3 AS BIGINT)").getFirst()).containsExactly(BigDecimal.ONE,
                new BigDecimal("2.50"), BigDecimal.valueOf(3));
        assertThatIllegalStateException().isThrownBy(() -> SQL.numbers("SELECT CAST(NULL AS INT)"));
    }

    private static void assertSame(String relation) {
        assertThat(Tables.of(SPARK.table(relation))).hasSizeGreaterThan(900)
                .isEqualTo(Tables.of(DUCK, "SELECT * FROM " + relation));
    }
}
