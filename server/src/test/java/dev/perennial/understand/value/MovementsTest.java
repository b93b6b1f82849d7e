package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.perennial.engine.model.rfm.Quadrant;
import dev.perennial.engine.value.Scoring;
import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** Movement between days, against what the cards said on both. */
@ServerTest
@TestPropertySource(properties = "perennial.test=value-traits")
class MovementsTest {

    private static final List<ValueBase.Order> ORDERS = ValueBase.simulated(600);
    private static final LocalDate LAST = ORDERS.stream().map(ValueBase.Order::day).max(LocalDate::compareTo)
            .orElseThrow();

    /** A customer as shown after a run. */
    record State(long customer, String stage, String quadrant, String rfmGroup, String churn, double clv, int orders,
            double spend) {
    }

    @Autowired
    private TestClient client;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private RunTable runs;

    private int base;

    @BeforeEach
    void onlyTheSimulatedOrdersAreThere() {
        base = ValueBase.only(jdbc, ORDERS);
    }

    /** Runs as of a day, publishes whatever the gates say, and answers the state that is then shown. */
    private Map<Long, State> publish(LocalDate asOf) {
        JsonNode run = ValueBase.run(client, "{\"asOf\":\"%s\",\"holdout\":0}".formatted(asOf));
        if (run.path("state").asString().equals("withheld")) {
            assertThat(client.as(Role.ADMIN).post("/api/v1/value/runs/" + run.path("id").asLong() + "/publish",
                    "{\"reason\":\"test\"}").status()).isEqualTo(200);
        } else {
            assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("published");
        }
        ValueBase.awaitTraits(jdbc, run.path("id").asLong());
        Map<Long, State> states = new HashMap<>();
        jdbc.sql("""
                SELECT customer_id AS customer, stage, coalesce(quadrant, 'A') AS quadrant,
                       coalesce(rfm_group, 'prospect') AS rfm_group, coalesce(churn_class, 'prospect') AS churn,
                       coalesce(clv, 0) AS clv, coalesce(window_orders, 0) AS orders,
                       coalesce(window_spend, 0) AS spend
                FROM understand.value_card
                LEFT JOIN understand.value_trait USING (customer_id)
                """).query(State.class).list().forEach(state -> states.put(state.customer(), state));
        return states;
    }

    private JsonNode movement(LocalDate from, LocalDate to, String by) {
        TestClient.Answer answer = client.as(Role.ANALYST)
                .get("/api/v1/value/movements?from=%s&to=%s&by=%s".formatted(from, to, by));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("movement");
    }

    private static Map<String, Long> counts(JsonNode movement) {
        Map<String, Long> counts = new TreeMap<>();
        movement.path("flows").forEach(flow -> counts.put(flow.path("from").asString() + " " + flow.path("to")
                .asString(), flow.path("customers").asLong()));
        return counts;
    }

    private interface Sort {
        String of(State state);
    }

    private static Map<String, Long> expected(Map<Long, State> before, Map<Long, State> after, Sort then, Sort now) {
        Map<String, Long> counts = new TreeMap<>();
        before.forEach((id, state) -> counts.merge(
                then.of(state) + " " + called(after.get(id), now), 1L, Long::sum));
        after.forEach((id, state) -> {
            if (!before.containsKey(id)) {
                counts.merge("absent " + now.of(state), 1L, Long::sum);
            }
        });
        return counts;
    }

    private static String called(@Nullable State state, Sort sort) {
        return state == null ? "absent" : sort.of(state);
    }

    @Test
    void movementIsWhatTheCardsOfBothDaysSay() {
        LocalDate first = LAST.minusWeeks(20);
        LocalDate second = LAST.minusWeeks(10);
        Map<Long, State> one = publish(first);
        Map<Long, State> two = publish(second);
        Map<Long, State> three = publish(LAST);
        Map<String, Sort> kinds = Map.of("stage", State::stage, "rfm_group", State::rfmGroup, "churn", State::churn);
        kinds.forEach((by, sort) -> {
            assertThat(counts(movement(first, second, by))).isEqualTo(expected(one, two, sort, sort));
            assertThat(counts(movement(second, LAST, by))).isEqualTo(expected(two, three, sort, sort));
            assertThat(counts(movement(first, LAST, by))).isEqualTo(expected(one, three, sort, sort));
        });
        JsonNode all = movement(first, LAST, "stage");
        assertThat(all.path("latest").asBoolean()).isTrue();
        assertThat(all.path("sameTerms").asBoolean()).isTrue();
        assertThat(sum(all, "valueBefore")).isCloseTo(one.values().stream().mapToDouble(State::clv).sum(),
                within(1e-6));
        assertThat(sum(all, "valueAfter")).isCloseTo(three.values().stream().mapToDouble(State::clv).sum(),
                within(1e-6));
    }

    /** A way between two stages leads to a list: whoever is in the later stage and left the earlier one in between. */
    @Test
    void rulesAskWhoChangedStageAndWhen() {
        LocalDate first = LAST.minusWeeks(20);
        Map<Long, State> before = publish(first);
        Map<Long, State> after = publish(LAST);
        Map<String, Long> ways = counts(movement(first, LAST, "stage"));
        ways.entrySet().removeIf(way -> way.getKey().contains("absent"));
        assertThat(ways.keySet()).anyMatch(way -> !stays(way));
        ways.forEach((way, customers) -> {
            String[] stages = way.split(" ", -1);
            long expected = stays(way) ? 0 : customers;
            assertThat(changed(stages[0], stages[1], first.plusDays(1), LAST)).as(way).isEqualTo(expected);
            assertThat(changed(stages[0], stages[1], LAST.plusDays(1), LAST.plusDays(9))).as(way).isZero();
        });
        assertThat(before).isNotEqualTo(after);
    }

    private static boolean stays(String way) {
        String[] stages = way.split(" ", -1);
        return stages[0].equals(stages[1]);
    }

    private long changed(String from, String to, LocalDate since, LocalDate until) {
        TestClient.Answer answer = client.as(Role.ANALYST).post("/api/v1/customers/count", """
                {"exact": true, "rule": {"op": "and", "rules": [
                  {"op": "in", "attribute": "stage", "values": ["%s"]},
                  {"op": "happened", "event": "stage_change", "within": {"from": "%s", "to": "%s"},
                   "where": {"op": "in", "attribute": "from", "values": ["%s"]}}]}}
                """.formatted(to, since, until, from));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("count").asLong();
    }

    private static double sum(JsonNode movement, String figure) {
        return movement.path("flows").valueStream().mapToDouble(flow -> flow.path(figure).asDouble()).sum();
    }

    @Test
    void onTheMapBothDaysAreSortedByTheCutsOfTheEarlierOne() {
        LocalDate first = LAST.minusWeeks(20);
        Map<Long, State> before = publish(first);
        Quadrant.Cuts cuts = Scoring.of(runs.part(runs.publishedId().orElseThrow(), RunTable.Part.SCORING)
                .orElseThrow()).quadrant();
        Map<Long, State> after = publish(LAST);
        JsonNode movement = movement(first, LAST, "quadrant");
        assertThat(counts(movement)).isEqualTo(expected(before, after, State::quadrant,
                state -> state.stage().equals("prospect")
                        ? "A"
                        : cuts.group(state.orders(), Math.round(state.spend() * 10_000)).orElse("none")));
        assertThat(movement.path("cuts").path("frequency").asDouble()).isCloseTo(cuts.orders(), within(1e-9));
    }

    @Test
    void ordersBetweenTheRunsDoNotBelongToTheEarlierDay() {
        LocalDate first = LAST.minusWeeks(12);
        Map<Long, State> before = publish(first);
        long customer = before.values().stream().filter(state -> state.stage().equals("lost")).findFirst()
                .orElseThrow().customer();
        assertThat(client.as(Role.ADMIN).post("/api/v1/orders/batch", """
                {"source": "moves", "items": [
                  {"key": "moves-one", "customerId": %d, "placedAt": "%sT02:00:00Z", "amount": 120}]}
                """.formatted(customer, LAST)).status()).isEqualTo(200);
        await().until(() -> jdbc.sql("""
                SELECT count(*) FROM understand.value_history WHERE customer_id = ? AND step > 0
                """).param(customer).query(Integer.class).single() == 1);
        Map<Long, State> after = publish(LAST);
        assertThat(counts(movement(first, LAST, "stage")))
                .isEqualTo(expected(before, after, State::stage, State::stage));
    }

    @Test
    void whoIsNoMoreIsSaidToBeGone() {
        LocalDate first = LAST.minusWeeks(12);
        Map<Long, State> before = publish(first);
        long gone = before.keySet().iterator().next();
        jdbc.sql("DELETE FROM collect.commerce_order WHERE customer_id = ?").param(gone).update();
        jdbc.sql("DELETE FROM collect.customer_profile WHERE id = ?").param(gone).update();
        jdbc.sql("DELETE FROM understand.value_history WHERE customer_id = ?").param(gone).update();
        Map<Long, State> after = publish(LAST);
        assertThat(after).doesNotContainKey(gone);
        assertThat(counts(movement(first, LAST, "stage")))
                .isEqualTo(expected(before, after, State::stage, State::stage));
    }

    @Test
    void daysThatHistoryDoesNotCoverAreRefused() {
        JsonNode none = client.as(Role.ANALYST).get("/api/v1/value/movements").body();
        assertThat(none.path("days")).isEmpty();
        assertThat(none.path("movement").isNull()).isTrue();
        publish(LAST.minusWeeks(4));
        publish(LAST);
        JsonNode usual = client.as(Role.ANALYST).get("/api/v1/value/movements").body();
        assertThat(usual.path("days").valueStream().map(day -> day.path("on").asString()))
                .containsExactly(LAST.minusWeeks(4).toString(), LAST.toString());
        assertThat(usual.path("movement").path("to").path("on").asString()).isEqualTo(LAST.toString());
        assertThat(usual.path("movement").path("classes").valueStream()
                .mapToLong(one -> one.path("customersAfter").asLong()).sum()).isEqualTo(base);
        TestClient.Answer unknown = client.as(Role.ANALYST)
                .get("/api/v1/value/movements?from=" + LAST.minusWeeks(2));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text()).contains("/from").contains("value/day-not-covered");
        assertThat(client.as(Role.ANALYST).get("/api/v1/value/movements?from=%s&to=%s".formatted(LAST,
                LAST.minusWeeks(4))).text()).contains("value/days-not-in-order");
        assertThat(client.as(Role.ANALYST).get("/api/v1/value/movements?by=mood").status()).isEqualTo(422);
        assertThat(client.as(Role.AGENT).get("/api/v1/value/movements").status()).isEqualTo(403);
    }

    @Test
    void whatWasThoughtOnADaySaysTheRiskAndWhy() {
        LocalDate first = LAST.minusWeeks(12);
        Map<Long, State> before = publish(first);
        State risky = before.values().stream().filter(state -> state.churn().equals("high")).findFirst().orElseThrow();
        publish(LAST);
        JsonNode then = client.as(Role.ADMIN).with("Accept-Language", "en")
                .get("/api/v1/customers/%d/value/history?asOf=%s".formatted(risky.customer(), LAST.minusWeeks(3)))
                .body().path("items");
        assertThat(then).hasSize(1);
        assertThat(then.get(0).path("asOf").asString()).isEqualTo(first.toString());
        assertThat(then.get(0).path("churnClass").asString()).isEqualTo("high");
        assertThat(then.get(0).path("churn").asString()).isEqualTo("High");
        assertThat(then.get(0).path("stage").asString()).isEqualTo(risky.stage());
        assertThat(client.as(Role.ADMIN).get("/api/v1/customers/%d/value/history?asOf=%s".formatted(risky.customer(),
                first.minusDays(1))).body().path("items")).isEmpty();
    }
}
