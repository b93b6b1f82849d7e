package dev.perennial.understand.value;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Between runs, traits follow what is told of customers, and nobody else is touched. */
@ServerTest
@TestPropertySource(properties = "perennial.test=value-traits")
class TraitRefreshTest {

    private static final List<ValueBase.Order> ORDERS = ValueBase.simulated(300);

    @Autowired
    private TestClient client;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ChangedTable changed;

    @BeforeEach
    void onlyTheSimulatedOrdersAreThere() {
        ValueBase.only(jdbc, ORDERS);
    }

    private void portray() {
        JsonNode run = ValueBase.run(client, "{}");
        assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("published");
        ValueBase.awaitTraits(jdbc, run.path("id").asLong());
        jdbc.sql("DELETE FROM understand.value_changed").update();
    }

    private long refresh() {
        Answer started = client.as(Role.ADMIN).post("/api/v1/value/refreshes", "");
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        String job = "/api/v1/jobs/" + started.body().path("jobId").asLong();
        JsonNode done = await().atMost(Duration.ofMinutes(2)).until(() -> client.as(Role.ADMIN).get(job).body(),
                now -> List.of("succeeded", "failed").contains(now.path("state").asString()));
        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("succeeded");
        return done.path("result").path("customers").asLong();
    }

    private long someone(int place) {
        return jdbc.sql("SELECT customer_id FROM collect.commerce_order GROUP BY customer_id ORDER BY customer_id "
                + "OFFSET :place LIMIT 1").param("place", place).query(Long.class).single();
    }

    private LocalDate lastDay() {
        return jdbc.sql("SELECT max(placed_on) FROM collect.commerce_order").query(LocalDate.class).single();
    }

    private Map<String, @Nullable Object> row(long customer) {
        return jdbc.sql("SELECT *, xmin::text AS written_by FROM understand.value_trait WHERE customer_id = ?")
                .param(customer).query().singleRow();
    }

    private double purchaseValue(long customer) {
        return jdbc.sql("SELECT purchase_value FROM understand.value_trait WHERE customer_id = ?").param(customer)
                .query(Double.class).single();
    }

    private void complain(long customer, LocalDate day) {
        Answer told = client.as(Role.ADMIN).post("/api/v1/events/batch", """
                {"source": "refresh", "items": [
                  {"key": "a%3$s", "customerId": %1$d, "type": "survey_answer", "at": "%2$s",
                   "properties": {"kind": "nps", "score": 1}},
                  {"key": "c%3$s", "customerId": %1$d, "type": "complaint", "at": "%2$s",
                   "properties": {"topic": "delivery", "resolved": false}}]}
                """.formatted(customer, day, UUID.randomUUID()));
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.text()).doesNotContain("rejected").doesNotContain("unchanged");
    }

    private void order(long customer, LocalDate day, int amount) {
        Answer told = client.as(Role.ADMIN).post("/api/v1/orders/batch", """
                {"source": "refresh", "items": [
                  {"key": "o%1$d", "customerId": %1$d, "placedAt": "%2$sT10:00:00Z", "amount": %3$d}]}
                """.formatted(customer, day, amount));
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.text()).doesNotContain("rejected");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> jdbc.sql("SELECT live_at IS NOT NULL FROM understand.value_card WHERE customer_id = ?")
                        .param(customer).query(Boolean.class).single());
    }

    @Test
    void traitsOfWhoeverSomethingWasToldFollowAndNobodyElseIsWritten() {
        portray();
        long angry = someone(3);
        long buyer = someone(5);
        long other = someone(7);
        Map<String, @Nullable Object> otherBefore = row(other);
        double spentBefore = purchaseValue(buyer);
        LocalDate day = lastDay();
        complain(angry, day.minusDays(10));
        order(buyer, day.plusDays(1), 500);
        assertThat(refresh()).isEqualTo(2);
        assertThat(row(angry)).containsEntry("answers", 1).containsEntry("complaints", 1);
        assertThat((String) row(angry).get("churn_signals")).contains("feedback");
        assertThat(purchaseValue(buyer)).isGreaterThan(spentBefore);
        assertThat(row(other)).isEqualTo(otherBefore);
        assertThat(jdbc.sql("SELECT count(*) FROM understand.value_changed").query(Long.class).single()).isZero();
        assertThat(jdbc.sql("SELECT max(step) FROM understand.value_churn_history WHERE customer_id = ?").param(angry)
                .query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void aContractToldBetweenRunsIsForecastByWhatTheRunLearnt() {
        jdbc.sql("""
                INSERT INTO collect.subscription_contract
                    (customer_id, source, key, product, term_months, price, currency, started_on, cancelled_on,
                     changed_at, digest)
                SELECT customer_id, 'known', 'k' || place, 'Care', 12, 1200, 'CNY', day - 1200,
                       CASE WHEN place BETWEEN 1 AND 30 THEN day - 1200 + 366 END, now(), place
                FROM (SELECT customer_id, max(max(placed_on)) OVER () AS day,
                             row_number() OVER (ORDER BY customer_id) - 1 AS place
                      FROM collect.commerce_order
                      GROUP BY customer_id) AS buyers
                WHERE place < 100
                """).update();
        portray();
        long fresh = someone(110);
        assertThat(row(fresh)).containsEntry("contract_status", null);
        Answer told = client.as(Role.ADMIN).post("/api/v1/subscriptions/batch", """
                {"source": "refresh", "items": [
                  {"key": "n", "customerId": %d, "product": "Care", "termMonths": 12, "price": 600,
                   "startedOn": "%s"}]}
                """.formatted(fresh, lastDay().minusDays(20)));
        assertThat(told.text()).doesNotContain("rejected");
        assertThat(refresh()).isEqualTo(1);
        assertThat(row(fresh)).containsEntry("contract_status", "active").containsEntry("renewals_made", 0)
                .containsEntry("renewal_evidence", 100);
        assertThat((double) Objects.requireNonNull(row(fresh).get("renewal_probability"))).isBetween(0.6, 0.8);
    }

    @Test
    void whatSaysNothingNewIsNotWrittenAgain() {
        portray();
        long angry = someone(3);
        complain(angry, lastDay().minusDays(10));
        refresh();
        Map<String, @Nullable Object> once = row(angry);
        jdbc.sql("""
                INSERT INTO understand.value_changed (customer_id, version)
                SELECT customer_id, pg_current_xact_id()
                FROM understand.value_trait
                """).update();
        assertThat(refresh()).isEqualTo(jdbc.sql("SELECT count(*) FROM understand.value_trait").query(Long.class)
                .single());
        assertThat(row(angry)).isEqualTo(once);
        assertThat(refresh()).isZero();
    }

    @Test
    void whoeverIsNotedAgainMeanwhileStaysNotedAndIsNotTakenForDone() {
        jdbc.sql("DELETE FROM understand.value_changed").update();
        jdbc.sql(
                "INSERT INTO understand.value_changed SELECT id, pg_current_xact_id() FROM generate_series(1, 3) AS t (id)")
                .update();
        List<ChangedTable.Changed> some = changed.some(0, 10);
        jdbc.sql("UPDATE understand.value_changed SET version = pg_current_xact_id() WHERE customer_id = 2").update();
        assertThat(changed.done(some)).containsExactlyInAnyOrder(1L, 3L);
        assertThat(changed.done(some)).isEmpty();
        assertThat(changed.some(0, 10)).extracting(ChangedTable.Changed::customer).containsExactly(2L);
        jdbc.sql("DELETE FROM understand.value_changed").update();
    }

    @Test
    void whileARunIsUnderWayTraitsFollowButItsOwnWillHaveToFollowAgain() {
        portray();
        long angry = someone(3);
        complain(angry, lastDay().minusDays(10));
        jdbc.sql("""
                INSERT INTO understand.value_run (state, settings, currency, engine, created_by, created_at)
                SELECT 'running', settings, currency, engine, created_by, created_at
                FROM understand.value_run
                WHERE state = 'published'
                """).update();
        assertThat(refresh()).isEqualTo(1);
        assertThat(row(angry)).containsEntry("complaints", 1);
        assertThat(changed.some(0, 10)).extracting(ChangedTable.Changed::customer).containsExactly(angry);
        jdbc.sql("DELETE FROM understand.value_run WHERE state = 'running'").update();
        assertThat(refresh()).isEqualTo(1);
        assertThat(changed.some(0, 10)).isEmpty();
    }

    @Test
    void withoutTraitsThereIsNothingToFollow() {
        ValueBase.empty(jdbc, "understand.value_run");
        Answer refused = client.as(Role.ADMIN).post("/api/v1/value/refreshes", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("code").asString()).isEqualTo("value/traits-missing");
    }

    @Test
    void onlyWhoMayRunModelsMayRefresh() {
        assertThat(client.as(Role.AGENT).post("/api/v1/value/refreshes", "").status()).isEqualTo(403);
    }
}
