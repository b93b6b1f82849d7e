package dev.perennial.understand.value;

import java.util.List;

import dev.perennial.engine.model.portrait.Portraits;
import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Traits, from facts told by HTTP to answers read by HTTP. */
@ServerTest
@TestPropertySource(properties = "perennial.test=value-traits")
class TraitsTest {

    private static final List<ValueBase.Order> ORDERS = ValueBase.simulated(400);
    private static final int CUSTOMERS = (int) ORDERS.stream().map(ValueBase.Order::customer).distinct().count();

    private static long shared;

    @Autowired
    private TestClient client;
    @Autowired
    private JdbcClient jdbc;

    private void onlyTheSimulatedOrdersAreThere() {
        ValueBase.only(jdbc, ORDERS);
    }

    private long publish() {
        JsonNode run = ValueBase.run(client, "{}");
        assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("published");
        ValueBase.awaitTraits(jdbc, run.path("id").asLong());
        return run.path("id").asLong();
    }

    /** A run for tests that only read; another test may have taken it away. */
    private void published() {
        if (!ValueBase.stands(jdbc, shared)) {
            onlyTheSimulatedOrdersAreThere();
            shared = publish();
        }
    }

    private JsonNode traits(long customer) {
        Answer answer = client.as(Role.ADMIN).get("/api/v1/customers/" + customer + "/traits");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode model(JsonNode traits, String code) {
        for (JsonNode model : traits.path("models")) {
            if (model.path("code").asString().equals(code)) {
                return model;
            }
        }
        throw new AssertionError(code);
    }

    private static double figure(JsonNode model, String code) {
        for (JsonNode figure : model.path("figures")) {
            if (figure.path("code").asString().equals(code)) {
                return figure.path("value").asDouble();
            }
        }
        return Double.NaN;
    }

    private long someone(int place) {
        return jdbc.sql("SELECT customer_id FROM collect.commerce_order GROUP BY customer_id ORDER BY customer_id "
                + "OFFSET :place LIMIT 1").param("place", place).query(Long.class).single();
    }

    @Test
    void theTableHasTheColumnsThatTheEngineSends() {
        assertThat(jdbc.sql("""
                SELECT column_name
                FROM information_schema.columns
                WHERE table_schema = 'understand'
                  AND table_name = 'value_trait'
                ORDER BY ordinal_position
                OFFSET 1
                """).query(String.class).list())
                .containsExactlyInAnyOrderElementsOf(TraitTable.columns()).hasSize(Portraits.outputs().size());
    }

    @Test
    void traitsFollowThePublishedCards() {
        published();
        publish();
        assertThat(jdbc.sql("SELECT count(*) FROM understand.value_trait").query(Integer.class).single())
                .isEqualTo(CUSTOMERS);
        assertThat(jdbc.sql("""
                SELECT count(*)
                FROM understand.value_trait AS t
                JOIN understand.value_card AS c USING (customer_id)
                WHERE t.potential_value IS DISTINCT FROM c.clv
                """).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM pg_class WHERE relname ~ '^value_trait_r[0-9]+$' AND relkind = 'r'")
                .query(Integer.class).single()).isZero();
    }

    @Test
    void theValueCardAddsUpToTheTotalOfTheModels() {
        published();
        long one = someone(3);
        JsonNode total = client.as(Role.ADMIN).get("/api/v1/customers/" + one + "/value").body().path("total");
        assertThat(total.path("purchase").asDouble() + total.path("potential").asDouble()
                + total.path("referral").asDouble())
                .isCloseTo(figure(model(traits(one), "total"), "total_value"), within(1e-6));
    }

    @Test
    void whatCustomersSayOfUsBecomesTraits() {
        onlyTheSimulatedOrdersAreThere();
        long one = someone(3);
        long other = someone(5);
        String day = jdbc.sql("SELECT max(placed_on) - 20 FROM collect.commerce_order").query(String.class).single();
        String key = jdbc.sql("SELECT key FROM collect.customer_identity WHERE customer_id = ?").param(other)
                .query(String.class).single();
        Answer told = client.as(Role.ADMIN).post("/api/v1/events/batch", """
                {"source": "traits", "items": [
                  {"key": "a", "customerId": %1$d, "type": "survey_answer", "at": "%2$s",
                   "properties": {"kind": "nps", "score": 9}},
                  {"key": "c", "customerId": %1$d, "type": "complaint", "at": "%2$s",
                   "properties": {"topic": "delivery", "resolved": false}},
                  {"key": "r", "customerId": %1$d, "type": "referral", "at": "%2$s",
                   "properties": {"referred": "%3$s"}},
                  {"key": "v", "customerId": %1$d, "type": "visit", "at": "%2$s"}]}
                """.formatted(one, day, key));
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.text()).doesNotContain("rejected");
        publish();
        JsonNode traits = traits(one);
        JsonNode satisfaction = model(traits, "satisfaction");
        assertThat(figure(satisfaction, "answers")).isEqualTo(1);
        assertThat(figure(satisfaction, "satisfaction_score")).isBetween(60.0, 75.0);
        assertThat(satisfaction.path("why").get(0).asString()).contains("one answer").contains("one complaint");
        JsonNode referral = model(traits, "referral");
        assertThat(figure(referral, "referred")).isEqualTo(1);
        assertThat(figure(referral, "referral_value")).isCloseTo(figure(model(traits(other), "total"),
                "purchase_value"), within(1e-6));
        assertThat(figure(model(traits, "stickiness"), "active_days")).isEqualTo(1);
        assertThat(model(traits, "churn").path("why").get(0).asString()).contains("Unhappy feedback");
    }

    @Test
    void whoWasReferredByAProfileIsCreditedOnce() {
        onlyTheSimulatedOrdersAreThere();
        long one = someone(3);
        long other = someone(5);
        jdbc.sql("""
                INSERT INTO collect.customer_relation (kind, customer_id, other_id, created_at)
                VALUES ('referred-by', ?, ?, now())
                """).param(other).param(one).update();
        jdbc.sql("UPDATE collect.customer_list SET created_on = '2020-01-01' WHERE customer_id = ?").param(other)
                .update();
        publish();
        assertThat(figure(model(traits(one), "referral"), "referred")).isEqualTo(1);
        assertThat(jdbc.sql("SELECT sum(referred) FROM understand.value_trait").query(Integer.class).single()).isOne();
    }

    @Test
    void theCatalogueNamesEveryModelInTheReadersLanguage() {
        onlyTheSimulatedOrdersAreThere();
        JsonNode before = client.as(Role.ANALYST).get("/api/v1/models").body();
        assertThat(before.path("items").size()).isEqualTo(14);
        assertThat(before.path("items").get(0).path("state").asString()).isEqualTo("not-run");
        publish();
        JsonNode items = client.as(Role.ANALYST).with("Accept-Language", "zh-CN").get("/api/v1/models").body()
                .path("items");
        assertThat(items.get(0).path("name").asString()).isEqualTo("客户生命周期");
        assertThat(items.get(0).path("lastRun").path("id").asLong()).isPositive();
        for (JsonNode item : items) {
            boolean silent = List.of("satisfaction", "referral", "association", "sensitivity", "renewal")
                    .contains(item.path("code").asString());
            assertThat(item.path("state").asString()).as(item.toString()).isEqualTo(silent ? "no-data" : "measured");
        }
    }

    @Test
    void aModelsPageTellsInputsParametersAndDistributions() {
        published();
        JsonNode page = client.as(Role.ANALYST).get("/api/v1/models/loyalty").body();
        assertThat(page.path("formula").asString()).isNotBlank();
        assertThat(page.path("limits").size()).isEqualTo(2);
        assertThat(page.path("inputs").get(0).path("rows").asInt()).isEqualTo(ORDERS.size());
        assertThat(page.path("parameters").size()).isEqualTo(7);
        long customers = 0;
        for (JsonNode bar : page.path("outputs").get(0).path("distribution")) {
            customers += bar.path("customers").asLong();
        }
        assertThat(customers).isEqualTo(CUSTOMERS);
        assertThat(client.as(Role.ANALYST).get("/api/v1/models/loyal").status()).isEqualTo(404);
    }

    @Test
    void aForecastOfChurnComesWithWhatCameOfLikeOnes() {
        ValueBase.only(jdbc, ValueBase.simulated(2_000));
        publish();
        JsonNode page = client.as(Role.ANALYST).get("/api/v1/models/churn").body();
        assertThat(page.path("tables").path("classifier").get(0).path("code").asString()).isEqualTo("measured");
        JsonNode rankings = page.path("tables").path("rankings");
        assertThat(rankings.get(0).path("auc").asDouble()).isBetween(0.5, 1.0);
        assertThat(rankings.get(1).path("name").asString()).isEqualTo("Days since the last order");
        assertThat(rankings.get(1).path("verdict").asString()).isIn("better", "no-different", "worse");
        assertThat(page.path("tables").path("reliability").size()).isGreaterThan(5);
        assertThat(page.path("tables").path("coefficients").get(0).path("name").asString()).isNotBlank();
        JsonNode churn = model(traits(someone(3)), "churn");
        assertThat(figure(churn, "churn_probability")).isBetween(0.0, 1.0);
        assertThat(figure(churn, "churn_low")).isLessThan(figure(churn, "churn_high"));
        assertThat(churn.path("why").get(1).asString()).contains("no order in the next")
                .contains("customers with a like forecast stayed away");
        Answer found = client.as(Role.ADMIN).post("/api/v1/customers/search", """
                {"rule": {"op": "compare", "attribute": "churn_probability", "comparison": "ge", "value": 0.5},
                 "sort": {"attribute": "churn_probability", "direction": "desc"}, "fields": ["name", "churn_probability"]}
                """);
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.body().path("items").get(0).path("churn_probability").asDouble()).isGreaterThanOrEqualTo(0.5);
    }

    @Test
    void aContractIsForecastFromThoseThatCameUpForRenewal() {
        onlyTheSimulatedOrdersAreThere();
        long first = someone(0);
        jdbc.sql("""
                INSERT INTO collect.subscription_contract
                    (customer_id, source, key, product, term_months, price, currency, started_on, cancelled_on,
                     cancel_cause, changed_at, digest)
                SELECT customer_id, 'renewals', 'k' || place, 'Care', 12, 1200, 'CNY', day - 1200,
                       CASE WHEN place BETWEEN 1 AND 30 THEN day - 1200 + 366 END,
                       CASE WHEN place BETWEEN 1 AND 30 THEN 'price' END, now(), place
                FROM (SELECT customer_id, max(max(placed_on)) OVER () AS day,
                             row_number() OVER (ORDER BY customer_id) - 1 AS place
                      FROM collect.commerce_order
                      GROUP BY customer_id) AS buyers
                WHERE place < 100
                """).update();
        publish();
        JsonNode page = client.as(Role.ANALYST).get("/api/v1/models/renewal").body();
        assertThat(page.path("entry").path("customers").asInt()).isEqualTo(100);
        JsonNode term = page.path("tables").path("terms").get(0);
        assertThat(term.path("term").asInt()).isEqualTo(12);
        assertThat(term.path("contracts").asInt()).isEqualTo(100);
        assertThat(term.path("name").asString()).isEqualTo("Chances differ");
        assertThat(page.path("tables").path("retention").size()).isEqualTo(3);
        assertThat(page.path("tables").path("causes").get(0).path("name").asString()).isEqualTo("price");
        JsonNode renewal = model(traits(first), "renewal");
        assertThat(figure(renewal, "renewal_probability")).isBetween(0.7, 1.0);
        assertThat(figure(renewal, "renewals_made")).isEqualTo(3);
        assertThat(figure(renewal, "contract_value")).isPositive();
        assertThat(renewal.path("why").get(0).asString()).contains("after 3 renewals")
                .contains("100 contracts of 12 months");
        JsonNode ended = model(traits(someone(5)), "renewal");
        assertThat(ended.path("why").get(1).asString()).isEqualTo("Cause stated last: price.");
        double added = figure(model(traits(first), "total"), "total_value");
        assertThat(added).as("contracts are never added").isCloseTo(
                figure(model(traits(first), "total"), "purchase_value")
                        + figure(model(traits(first), "total"), "potential_value"),
                within(1e-6));
        Answer found = client.as(Role.ADMIN).post("/api/v1/customers/search", """
                {"rule": {"op": "compare", "attribute": "contract_status", "comparison": "eq", "value": "active"},
                 "sort": {"attribute": "renewal_at_risk", "direction": "desc"},
                 "fields": ["name", "renewal_probability", "renewal_on", "contract_value", "renewal_at_risk"]}
                """);
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.body().path("items").get(0).path("renewal_at_risk").asDouble()).isPositive();
    }

    @Test
    void rulesAndListsAskForTraits() {
        published();
        Answer found = client.as(Role.ADMIN).post("/api/v1/customers/search", """
                {"rule": {"op": "compare", "attribute": "loyalty_class", "comparison": "eq", "value": "loyal"},
                 "sort": {"attribute": "total_value", "direction": "desc"},
                 "fields": ["name", "loyalty_class", "total_value", "churn_signals"]}
                """);
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        double before = Double.MAX_VALUE;
        assertThat(found.body().path("items").size()).isPositive();
        for (JsonNode item : found.body().path("items")) {
            assertThat(item.path("loyalty_class").asString()).isEqualTo("loyal");
            assertThat(item.path("total_value").asDouble()).isLessThanOrEqualTo(before);
            before = item.path("total_value").asDouble();
        }
    }

    @Test
    void traitsAreSeenByWhoSeesTheCustomer() {
        onlyTheSimulatedOrdersAreThere();
        long one = someone(3);
        assertThat(client.as(Role.ADMIN).get("/api/v1/customers/" + one + "/traits").body().path("code").asString())
                .isEqualTo("value/no-traits");
        publish();
        assertThat(traits(one).path("models").size()).isEqualTo(11);
        assertThat(client.as(Role.AGENT).get("/api/v1/customers/" + one + "/traits").status()).isEqualTo(404);
    }
}
