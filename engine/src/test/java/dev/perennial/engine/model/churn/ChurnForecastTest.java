package dev.perennial.engine.model.churn;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.model.trait.ModelFindings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** From orders to forecasts on a made-up base whose customers have rates of their own and leave at times of their own. */
class ChurnForecastTest {

    private static final int LAST = 20_000;

    /** Every customer orders at random, each at a rate of their own, until they leave; a tenth complain on leaving. */
    private static final String ORDERS = """
            SELECT customer_id, day, CAST(10000 * exp(3 + 0.5 * chance(customer_id, 4) + 0.7 * chance(i, 5)) AS BIGINT)
              AS amount_units
            FROM (
              SELECT c AS customer_id, c * 1000 + k AS i,
                CAST(floor(joined + k * (400 * power(chance(c, 2), 2) + 5) * (0.5 + chance(c * 1000 + k, 3)))
                  AS INTEGER) AS day, gone
              FROM (
                SELECT c, %1$d - 1100 * chance(c, 0) AS joined,
                  CASE WHEN chance(c, 6) < 0.6 THEN %1$d - 1100 * chance(c, 0) * chance(c, 7) ELSE %1$d END AS gone
                FROM range(1, 4001) AS t(c)
              ), range(0, 60) AS n(k)
            )
            WHERE day <= gone
            """.formatted(LAST);

    private static Shop shop = Shop.of("SELECT 1 AS customer_id, 1 AS day, 1 AS amount_units");
    private static ModelFindings found = ModelFindings.nothing("churn");

    @BeforeAll
    static void forecast() {
        shop.close();
        shop = made(ORDERS);
        found = shop.churn();
        assertThat(Shop.table(found, "classifier").getFirst()).containsEntry("code", "measured");
    }

    private static Shop made(String orders) {
        Shop made = Shop.of(orders.replaceAll("chance\\(([^,()]*), (\\d+)\\)",
                "((hash(($1) * 1000003 + $2) % 1000003) / 1000003.0)"));
        String chance = "((hash(customer_id * 1000003 + day) % 1000003) / 1000003.0)";
        return made.with(Datasets.EVENTS, """
                SELECT customer_id, CAST(day - 10 * %1$s AS INTEGER) AS day, CAST(1 AS BIGINT) AS type_id
                FROM d_orders
                WHERE %1$s < 0.8
                """.formatted(chance)).with(Datasets.USAGE, """
                SELECT customer_id, day - 1 AS day, 'calls' AS metric, amount_units AS quantity_units
                FROM d_orders
                WHERE customer_id %% 3 = 0
                """.formatted()).with(Datasets.SURVEY_ANSWERS, """
                SELECT customer_id, day, ['nps', 'csat', 'ces'][1 + order_id %% 3] AS kind,
                  CAST(10000 * (1 + order_id %% 5) AS BIGINT) AS score_units
                FROM d_orders
                WHERE %s < 0.1
                """.formatted(chance)).with(Datasets.COMPLAINTS, """
                SELECT customer_id, day, 'delivery' AS topic, true AS resolved
                FROM d_orders
                WHERE %s > 0.97
                """.formatted(chance)).with(Datasets.SUBSCRIPTIONS, """
                SELECT customer_id, day - 100 AS started, CAST(NULL AS INTEGER) AS renews, day AS cancelled,
                  'price' AS cancel_cause, customer_id AS subscription_id, CAST(NULL AS BIGINT) AS term_months,
                  CAST(NULL AS BIGINT) AS price_units
                FROM d_orders
                WHERE customer_id %% 50 = 0
                """.formatted());
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static String columns(String prefix) {
        return Arrays.stream(Feature.values()).map(feature -> prefix + feature.column())
                .collect(Collectors.joining(", "));
    }

    @Test
    void whatIsLookedAtOnAnEarlierDayIsWhatIsLookedAtToday() {
        ChurnLearning learning = new ChurnLearning(shop.run(), new Churn());
        learning.everybody(LAST).facts(LAST, 30);
        shop.db.view("earlier", learning.features("c_facts", LAST));
        shop.db.view("today", learning.features("t_joined", LAST));
        long customers = shop.count("SELECT count(*) FROM today WHERE placed > 0");
        assertThat(shop.count("SELECT count(*) FROM earlier")).isEqualTo(customers);
        for (Feature feature : Feature.values()) {
            String column = feature.column();
            assertThat(shop.count("""
                    SELECT count(*)
                    FROM today AS t
                    JOIN earlier AS b USING (customer_id)
                    WHERE t.%1$s IS DISTINCT FROM b.%1$s AND NOT coalesce(abs(t.%1$s - b.%1$s) < 1e-9, false)
                    """.formatted(column))).as(column).isZero();
            assertThat(shop.count("SELECT count(DISTINCT " + column + ") FROM earlier"))
                    .as(column).isGreaterThan(1);
        }
    }

    @Test
    void everybodyWhoOrderedHasAForecastThatIsTheClassifiers() {
        assertThat(shop.count("SELECT count(*) FROM traits WHERE churn_probability IS NULL"))
                .isZero();
        ChurnLearning.Learnt learnt = new ChurnLearning(shop.run(), new Churn()).learn(180);
        ChurnClassifier classifier = learnt.classified().orElseThrow().classifier();
        List<double[]> rows = shop.db.query("SELECT churn_probability, " + columns("") + " FROM v_churn WHERE "
                + "customer_id % 7 = 0", row -> {
                    double[] cells = new double[Feature.values().length + 1];
                    for (int i = 0; i < cells.length; i++) {
                        double cell = row.getDouble(i + 1);
                        cells[i] = row.wasNull() ? Double.NaN : cell;
                    }
                    return cells;
                });
        assertThat(rows).hasSizeGreaterThan(500).allSatisfy(row -> assertThat(row[0]).isCloseTo(
                classifier.probability(Arrays.copyOfRange(row, 1, row.length)), within(1e-12)));
    }

    @Test
    void evidenceIsWhatCameOfLikeForecasts() {
        List<Map<String, Object>> groups = Shop.table(found, "reliability");
        assertThat(groups).hasSize(10);
        List<long[]> said = shop.db.query("""
                SELECT DISTINCT churn_evidence, CAST(1000000 * churn_low AS BIGINT), CAST(1000000 * churn_high AS BIGINT)
                FROM traits
                """, row -> new long[]{row.getLong(1), row.getLong(2), row.getLong(3)});
        assertThat(said).isNotEmpty().allSatisfy(one -> assertThat(groups).anySatisfy(group -> {
            assertThat(group).containsEntry("customers", one[0]);
            assertThat(Math.round(1e6 * (double) group.getOrDefault("low", Double.NaN))).isEqualTo(one[1]);
            assertThat(Math.round(1e6 * (double) group.getOrDefault("high", Double.NaN))).isEqualTo(one[2]);
        }));
    }

    @Test
    void whoStaysAwayIsToldBetterThanByRecencyWhereRhythmsDiffer() {
        assertThat(Shop.figure(found, "horizon_days")).isEqualTo(180);
        Map<String, Object> recency = Shop.table(found, "rankings").stream()
                .filter(line -> "recency".equals(line.get("code"))).findFirst().orElseThrow();
        assertThat(recency).containsEntry("verdict", "better");
        assertThat(Shop.figure(found, "auc")).isGreaterThan(Shop.figure(found, "auc_recency"));
        assertThat(Shop.figure(found, "brier")).isLessThan(Shop.figure(found, "brier_constant"));
        assertThat(Shop.figure(found, "predicted_share")).isCloseTo(Shop.figure(found, "churned_share"), within(0.05));
    }

    @Test
    void reasonsAreTheThemesThatMoveItMost() {
        List<String> reasons = shop.db.query("SELECT DISTINCT churn_reasons FROM traits", row -> row.getString(1));
        assertThat(reasons).isNotEmpty().allSatisfy(two -> assertThat(two).matches(
                "|(up|down)-[a-z]+|(up|down)-([a-z]+),(up|down)-(?!\\4)[a-z]+"));
        assertThat(reasons).anyMatch(two -> two.startsWith("up-rhythm"));
        assertThat(shop.count("""
                SELECT count(*)
                FROM v_churn
                WHERE churn_reasons LIKE 'up-rhythm%'
                  AND m_rhythm < greatest(abs(m_orders), abs(m_age), abs(m_basket), abs(m_activity))
                """)).isZero();
    }

    @Test
    void withoutEnoughToLearnFromThereIsNoForecast() {
        try (Shop young = Shop.of("SELECT i AS customer_id, 1000 + i % 60 AS day, 10000 AS amount_units "
                + "FROM range(1, 2000) AS t(i)");
                Shop small = Shop.of("SELECT i % 90 AS customer_id, 1000 + i AS day, 10000 AS amount_units "
                        + "FROM range(1, 900) AS t(i)")) {
            ModelFindings short_ = young.churn();
            assertThat(Shop.table(short_, "classifier").getFirst()).containsEntry("code", "too-short");
            assertThat(short_.tables()).doesNotContainKeys("rankings", "reliability", "coefficients");
            assertThat(young.count("SELECT count(churn_probability) FROM traits")).isZero();
            assertThat(Shop.table(small.churn(), "classifier").getFirst()).containsEntry("code", "too-few");
        }
    }

    @Test
    void dataThatBeginLateAreNotLearntFrom() {
        try (Shop late = made(ORDERS).with(Datasets.EVENTS, """
                SELECT customer_id, day, CAST(1 AS BIGINT) AS type_id
                FROM d_orders
                WHERE day > %d - 400
                """.formatted(LAST))) {
            assertThat(Shop.table(late.churn(), "coefficients")).extracting(line -> line.get("code"))
                    .doesNotContain("active", "active_before", "active_absent").contains("recency", "usage");
        }
        assertThat(Shop.table(found, "coefficients")).extracting(line -> line.get("code")).contains("active");
    }
}
