package dev.perennial.engine.model.rfm;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.perennial.engine.duckdb.DuckDb;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RfmTest {

    /** Customers as rows of the facts the models read: id, days since last order, orders, spend, window orders, window spend. */
    private static final String FIVE = """
            ('a', 10, 9, 90000, 4, 40000), ('b', 20, 7, 70000, 2, 60000), ('c', 30, 5, 50000, 4, 80000),
            ('d', 40, 3, 30000, 2, 10000), ('e', 50, 1, 10000, 0, 0)""";

    @Test
    void fiveDistinctCustomersGetFiveDistinctScores() {
        assertThat(scores(FIVE, RfmSettings.defaults())).containsEntry("a", "5 5 5").containsEntry("b", "4 4 4")
                .containsEntry("c", "3 3 3").containsEntry("d", "2 2 2").containsEntry("e", "1 1 1");
    }

    @Test
    void equalValuesGetEqualScores() {
        Map<String, String> scores = scores("""
                ('a', 1, 1, 10, 0, 0), ('b', 1, 1, 10, 0, 0), ('c', 1, 1, 10, 0, 0), ('d', 9, 2, 20, 0, 0)""",
                RfmSettings.defaults());
        assertThat(scores.get("a")).isEqualTo(scores.get("b")).isEqualTo(scores.get("c"));
        assertThat(scores.get("d")).isEqualTo("2 4 4");
    }

    @Test
    void fixedCutsAreInDaysOrdersAndMoney() {
        RfmSettings fixed = new RfmSettings(RfmSettings.Method.FIXED, List.of(15.0, 25.0, 35.0, 45.0),
                List.of(2.0, 4.0, 6.0, 8.0), List.of(2.5, 3.0, 5.5, 8.0), 0);
        assertThat(scores(FIVE, fixed)).containsEntry("a", "5 5 5").containsEntry("d", "2 2 2").containsEntry("c",
                "3 3 3");
    }

    @Test
    void fixedCutsMustBeFourAndAscending() {
        assertThatThrownBy(() -> new RfmSettings(RfmSettings.Method.FIXED, List.of(1.0, 3.0, 2.0, 4.0), List.of(),
                List.of(), 0)).hasMessageContaining("four ascending");
    }

    @Test
    void theEightGroupsFollowTheMeanScore() {
        assertThat(column(FIVE, "rfm_group")).containsEntry("a", "important-value").containsEntry("b",
                "important-value").containsEntry("c", "general-win-back").containsEntry("e", "general-win-back");
        assertThat(Rfm.GROUPS).containsAll(column(FIVE, "rfm_group").values());
    }

    @Test
    void highIsStrictlyAboveTheCut() {
        // mean of orders in the window 3, of baskets 1, 3, 2, 0.5 = 1.625
        assertThat(column(FIVE, "quadrant")).containsEntry("a", "C").containsEntry("b", "D").containsEntry("c", "E")
                .containsEntry("d", "B").containsEntry("e", "");
    }

    @Test
    void aBaseOfEqualsHasNobodyAboveTheMean() {
        String equals = "('a', 1, 3, 303000, 3, 303000), ('b', 1, 3, 303000, 3, 303000), ('c', 1, 3, 303000, 3, 303000)";
        assertThat(column(equals, "quadrant").values()).containsOnly("B");
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        try (DuckDb db = facts(FIVE)) {
            new Rfm(RfmSettings.defaults()).run(db);
            Quadrant.Cuts cuts = new Quadrant(new QuadrantSettings(12, QuadrantSettings.Cut.MEDIAN, 0, 0)).run(db);
            assertThat(cuts.orders()).isEqualTo(3);
            assertThat(cuts.basket()).isEqualTo(1.5);
        }
    }

    @Test
    void fixedQuadrantCutsMayBeFractions() {
        try (DuckDb db = facts(FIVE)) {
            new Rfm(RfmSettings.defaults()).run(db);
            new Quadrant(new QuadrantSettings(12, QuadrantSettings.Cut.FIXED, 2.5, 2.0)).run(db);
            assertThat(db.query("SELECT quadrant FROM customer_quadrant ORDER BY customer_id",
                    row -> String.valueOf(row.getString(1)))).containsExactly("C", "D", "C", "B", "null");
        }
    }

    private static Map<String, String> scores(String rows, RfmSettings settings) {
        try (DuckDb db = facts(rows)) {
            new Rfm(settings).run(db);
            return db.query("SELECT customer_id, r || ' ' || f || ' ' || m FROM customer_rfm",
                    row -> Map.entry(row.getString(1), row.getString(2))).stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    private static Map<String, String> column(String rows, String column) {
        try (DuckDb db = facts(rows)) {
            new Rfm(RfmSettings.defaults()).run(db);
            new Quadrant(QuadrantSettings.defaults()).run(db);
            return db.query("SELECT customer_id, coalesce(" + column + ", '') FROM customer_quadrant",
                    row -> Map.entry(row.getString(1), row.getString(2))).stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    private static DuckDb facts(String rows) {
        DuckDb db = DuckDb.open(2, 256);
        db.create("customer_facts", "SELECT * FROM (VALUES " + rows + ") AS facts(customer_id, recency_days, orders, "
                + "spend_units, window_orders, window_spend_units)");
        return db;
    }
}
