package dev.perennial.understand.value;

import java.util.ArrayList;
import java.util.List;

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

/** What is bought together, from order lines to answers read by HTTP. */
@ServerTest
@TestPropertySource(properties = "perennial.test=value-associations")
class AssociationsTest {

    private static final String ASSOCIATIONS = "/api/v1/value/associations";
    private static final List<ValueBase.Order> ORDERS = ValueBase.simulated(400);

    private static long shared;

    @Autowired
    private TestClient client;
    @Autowired
    private JdbcClient jdbc;

    private void onlyTheSimulatedOrdersAreThere() {
        ValueBase.only(jdbc, ORDERS);
        ValueBase.empty(jdbc, "collect.product_item, collect.product_category");
    }

    /** Every order has coffee; every second one filters and cups with it, every third one tea. */
    private void withLines() {
        jdbc.sql("""
                INSERT INTO collect.product_category (id, code, name)
                VALUES (1, 'drinks/hot', 'hot'), (2, 'kitchen', 'kitchen')
                """).update();
        jdbc.sql("""
                INSERT INTO collect.product_item (id, source, key, name, category_id)
                VALUES (901, 'shop', 'c', 'Coffee', 1), (902, 'shop', 'f', 'Filter 50%', 2), (903, 'shop', 'u', 'Cup', 2),
                       (904, 'shop', 't', 'Tea', 1)
                """).update();
        jdbc.sql("""
                INSERT INTO collect.commerce_order_line (order_id, line_no, placed_on, product_id, product, quantity, amount)
                SELECT o.id, p.id - 900, o.placed_on, p.id, p.key, 1, 10
                FROM (SELECT id, placed_on, row_number() OVER (ORDER BY id) AS place FROM collect.commerce_order) AS o
                JOIN collect.product_item AS p
                  ON p.id = 901 OR (p.id IN (902, 903) AND place % 2 = 0) OR (p.id = 904 AND place % 3 = 0)
                """).update();
    }

    private long publish() {
        JsonNode run = ValueBase.run(client, "{}");
        assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("published");
        ValueBase.awaitTraits(jdbc, run.path("id").asLong());
        return run.path("id").asLong();
    }

    /** A run over orders with lines for tests that only read; another test may have taken it away. */
    private void published() {
        if (!ValueBase.stands(jdbc, shared)) {
            onlyTheSimulatedOrdersAreThere();
            withLines();
            shared = publish();
        }
    }

    private JsonNode read(String path) {
        Answer answer = client.as(Role.ANALYST).get(ASSOCIATIONS + path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void beforeARunThereIsNothingToLookAt() {
        onlyTheSimulatedOrdersAreThere();
        Answer answer = client.as(Role.ANALYST).get(ASSOCIATIONS);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("code").asString()).isEqualTo("value/no-associations");
        assertThat(client.as(Role.ANALYST).with("Accept-Language", "zh-CN").get(ASSOCIATIONS + "/pairs").body()
                .path("detail").asString()).contains("启动一次运行");
    }

    @Test
    void withoutLinesTheRunSaysThatItHadNothing() {
        onlyTheSimulatedOrdersAreThere();
        publish();
        JsonNode summary = read("");
        assertThat(summary.path("state").asString()).isEqualTo("no-data");
        assertThat(summary.path("proof").isNull()).isTrue();
        assertThat(read("/pairs").path("items").size()).isZero();
        assertThat(read("/products").path("items").size()).isZero();
        Answer missing = client.as(Role.ANALYST).get(ASSOCIATIONS + "/products/901");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.body().path("code").asString()).isEqualTo("value/product-not-associated");
    }

    @Test
    void whatIsBoughtTogetherStandsWithEveryProduct() {
        published();
        JsonNode summary = read("");
        assertThat(summary.path("state").asString()).isEqualTo("measured");
        assertThat(summary.path("products").asInt()).isEqualTo(4);
        assertThat(summary.path("categories").get(0).path("name").asString()).isEqualTo("drinks");
        assertThat(summary.path("proof").path("customers").asInt()).isPositive();
        long baskets = summary.path("baskets").asLong();
        JsonNode cup = read("/products/903");
        JsonNode filter = cup.path("together").get(0);
        assertThat(filter.path("one").path("name").asString()).isEqualTo("Cup");
        assertThat(filter.path("other").path("name").asString()).isEqualTo("Filter 50%");
        assertThat(filter.path("confidence").asDouble()).isEqualTo(1);
        assertThat(filter.path("support").asDouble()).isCloseTo(filter.path("baskets").asLong() / (double) baskets,
                within(1e-12));
        assertThat(filter.path("lift").path("estimate").asDouble()).isCloseTo(
                (double) baskets / cup.path("product").path("baskets").asLong(), within(1e-9));
        assertThat(filter.path("lift").path("low").asDouble())
                .isLessThan(filter.path("lift").path("estimate").asDouble());
        JsonNode coffee = read("/products/901");
        assertThat(coffee.path("next").get(0).path("product").path("name").asString()).isEqualTo("Coffee");
        assertThat(coffee.path("next").get(0).path("share").path("low").asDouble()).isBetween(0.9, 1.0);
        assertThat(coffee.path("again").path("tenth").asInt()).isPositive()
                .isLessThanOrEqualTo(coffee.path("again").path("half").asInt());
        assertThat(coffee.path("again").path("half").asInt())
                .isLessThanOrEqualTo(coffee.path("again").path("nineTenths").asInt());
    }

    @Test
    void productsMayBeReadManyTimes() {
        published();
        for (int i = 0; i < 40; i++) {
            assertThat(read("/products/903").path("together").size()).as("no connection is kept").isPositive();
        }
    }

    @Test
    void productsAreFoundByAnyPartOfTheirName() {
        published();
        assertThat(read("/products?search=COFF").path("items").get(0).path("id").asLong()).isEqualTo(901);
        assertThat(read("/products?search=50%25").path("items").size()).isOne();
        assertThat(read("/products?search=_").path("items").size()).as("no wildcard").isZero();
        assertThat(read("/products?limit=2").path("items").get(0).path("name").asString()).isEqualTo("Coffee");
    }

    @Test
    void pairsAreSortedFilteredAndPaged() {
        published();
        for (String sort : List.of("low", "lift", "baskets", "confidence")) {
            List<String> paged = new ArrayList<>();
            String after = "";
            for (int page = 0; page < 10; page++) {
                JsonNode some = read("/pairs?limit=1&sort=" + sort + after);
                assertThat(some.path("matching").asInt()).isEqualTo(6);
                some.path("items").forEach(pair -> paged.add(name(pair)));
                if (some.path("after").isNull()) {
                    break;
                }
                after = "&after=" + some.path("after").asString();
            }
            List<String> whole = new ArrayList<>();
            read("/pairs?sort=" + sort).path("items").forEach(pair -> whole.add(name(pair)));
            assertThat(paged).as(sort).isEqualTo(whole).hasSize(6).doesNotHaveDuplicates();
        }
        assertThat(read("/pairs?category=drinks").path("matching").asInt()).isEqualTo(5);
        long most = read("/pairs?sort=baskets").path("items").get(0).path("baskets").asLong();
        assertThat(read("/pairs?leastBaskets=" + (most + 1)).path("matching").asInt()).isZero();
        assertThat(client.as(Role.ANALYST).get(ASSOCIATIONS + "/pairs?after=x").status()).isEqualTo(422);
        assertThat(client.as(Role.ANALYST).get(ASSOCIATIONS + "/pairs?sort=name&limit=0").body().path("violations")
                .size()).isEqualTo(2);
    }

    private static String name(JsonNode pair) {
        return pair.path("one").path("name").asString() + " + " + pair.path("other").path("name").asString();
    }

    @Test
    void aNewRunTakesThePlaceOfTheOneBeforeAndTheOneBeforeThatIsForgotten() {
        onlyTheSimulatedOrdersAreThere();
        withLines();
        long first = publish();
        long second = publish();
        long third = publish();
        assertThat(read("").path("run").path("id").asLong()).isEqualTo(third);
        assertThat(jdbc.sql("SELECT DISTINCT run_id FROM understand.value_product_pair ORDER BY run_id")
                .query(Long.class).list()).containsExactly(second, third).doesNotContain(first);
        assertThat(jdbc.sql("SELECT models::text FROM understand.value_run WHERE id = ?").param(third)
                .query(String.class).single()).contains("pairs").doesNotContain("linked_");
    }

    @Test
    void aRuleFindsWhoHasTheOneAndNotYetTheOther() {
        onlyTheSimulatedOrdersAreThere();
        withLines();
        Answer found = client.as(Role.ADMIN).post("/api/v1/customers/count", """
                {"exact": true, "rule": {"op": "and", "rules": [
                  {"op": "happened", "event": "purchase", "where":
                    {"op": "compare", "attribute": "product", "comparison": "eq", "value": "Coffee"}},
                  {"op": "not", "rule": {"op": "happened", "event": "purchase", "where":
                    {"op": "compare", "attribute": "product", "comparison": "eq", "value": "Tea"}}}]}}
                """);
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        long without = jdbc.sql("""
                SELECT count(DISTINCT customer_id) FROM collect.commerce_order AS o
                WHERE NOT EXISTS (
                    SELECT FROM collect.commerce_order AS other
                    JOIN collect.commerce_order_line AS l ON l.order_id = other.id
                    WHERE other.customer_id = o.customer_id AND l.product_id = 904)
                """).query(Long.class).single();
        assertThat(without).isPositive();
        assertThat(found.body().path("count").asLong()).isEqualTo(without);
    }
}
