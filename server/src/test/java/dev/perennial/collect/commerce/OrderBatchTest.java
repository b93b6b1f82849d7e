package dev.perennial.collect.commerce;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Orders told over HTTP: each is checked, and however often and in whatever order they come, the newest version stays. */
@ServerTest
class OrderBatchTest {

    private static final String PLAIN = """
            {"key": "%s", "customer": {"key": "%s"}, "placedAt": "2026-03-01T09:30:00+08:00", "status": "%s",
             "updatedAt": "2026-03-%02dT10:00:00Z", "lines": [
               {"product": "tea-1", "name": "Long Jing", "quantity": 2, "price": 12.5},
               {"product": "cup-7", "amount": 8}]}""";

    @Autowired
    private TestClient client;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void ordersArriveWithTheirCustomersProductsAndFigures() {
        TestClient admin = client.as(Role.ADMIN);
        JsonNode items = batch(admin, "whole", """
                {"key": "A1", "customer": {"key": "c1", "name": "Wang Fang"}, "placedAt": "2026-03-01T23:30:00Z",
                 "channel": "app", "lines": [{"product": "tea-1", "name": "Long Jing", "quantity": 2, "price": 12.5},
                                             {"product": "cup-7", "amount": 8}],
                 "payments": [{"method": "alipay", "amount": 33}]}""", """
                {"key": "R1", "customer": {"key": "c1"}, "placedAt": "2026-03-05T08:00:00Z", "amount": -8,
                 "refundOf": {"key": "A1", "line": 2}}""");
        assertThat(statuses(items)).containsExactly("created", "created");
        JsonNode order = admin.get("/api/v1/orders/" + items.get(0).get("id")).body();
        assertThat(order.get("amount").decimalValue()).isEqualByComparingTo("33");
        assertThat(order.get("kind").asString()).isEqualTo("order");
        assertThat(order.get("lines").get(0).get("name").asString()).isEqualTo("Long Jing");
        assertThat(order.get("lines").get(0).get("amount").decimalValue()).isEqualByComparingTo("25");
        assertThat(order.get("payments").get(0).get("method").asString()).isEqualTo("alipay");
        assertThat(order.get("refunds").get(0).get("key").asString()).isEqualTo("R1");
        assertThat(order.get("refunds").get(0).get("refundLine").asInt()).isEqualTo(2);
        long customer = order.get("customerId").asLong();
        JsonNode view = admin.get("/api/v1/customers/" + customer).body();
        assertThat(view.get("name").asString()).isEqualTo("Wang Fang");
        assertThat(view.get("orders").get("count").asInt()).isEqualTo(1);
        assertThat(view.get("orders").get("netSpend").decimalValue()).isEqualByComparingTo("25");
        JsonNode bought = admin.get("/api/v1/customers/" + customer + "/products").body();
        assertThat(bought.get("products").get(0).get("name").asString()).isEqualTo("Long Jing");
        assertThat(admin.get("/api/v1/customers/" + customer + "/timeline?kind=payment").body().get("items").get(0)
                .get("title").asString()).isEqualTo("Payment for order A1");
    }

    @Test
    void theSameBatchAgainChangesNothing() {
        TestClient admin = client.as(Role.ADMIN);
        String[] orders = IntStream.range(0, 50).mapToObj(i -> PLAIN.formatted("S" + i, "c" + i % 7, "paid", 2))
                .toArray(String[]::new);
        assertThat(statuses(batch(admin, "again", orders))).containsOnly("created");
        String before = picture("again");
        long audited = audited();
        assertThat(statuses(batch(admin, "again", orders))).containsOnly("unchanged");
        assertThat(picture("again")).isEqualTo(before);
        assertThat(audited()).isEqualTo(audited);
    }

    @Test
    void theNewestVersionStaysInWhateverOrderVersionsCome() {
        TestClient admin = client.as(Role.ADMIN);
        Random random = new Random(5);
        List<String> versions = new ArrayList<>();
        for (int key = 0; key < 40; key++) {
            for (int version = 1; version <= 1 + random.nextInt(4); version++) {
                String customer = "c" + (key + (version > 2 ? 1 : 0)) % 9;
                versions.add("""
                        {"key": "V%d", "customer": {"source": "versions", "key": "%s"}, "status": "%s",
                         "placedAt": "202%d-05-01", "amount": %d.25, "updatedAt": "2026-04-%02dT00:00:00.5Z"}"""
                        .formatted(key, customer, version % 2 == 0 ? "paid" : "new", random.nextInt(6),
                                random.nextInt(500), version % 3 + 1));
            }
        }
        List<String> pictures = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            String source = "versions-" + round;
            List<String> shuffled = new ArrayList<>(versions);
            shuffled.addAll(versions.subList(0, versions.size() / 2));
            Collections.shuffle(shuffled, random);
            for (int from = 0; from < shuffled.size(); from += 23) {
                batch(admin, source, shuffled.subList(from, Math.min(shuffled.size(), from + 23))
                        .toArray(String[]::new));
            }
            pictures.add(picture(source));
        }
        assertThat(pictures.get(0)).contains("V39");
        assertThat(pictures).containsOnly(pictures.get(0));
        assertThat(wrongFigures()).isZero();
    }

    @Test
    void clientsThatTellTheSameAtTheSameTimeAgreeInTheEnd() throws Exception {
        TestClient admin = client.as(Role.ADMIN);
        List<List<String>> streams = new ArrayList<>();
        for (int stream = 0; stream < 4; stream++) {
            List<String> orders = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                orders.add(PLAIN.formatted("P" + i, "c" + i % 41, i % 2 == 0 ? "paid" : "sent", 1 + stream % 2));
            }
            Collections.shuffle(orders, new Random(stream));
            streams.add(orders);
        }
        try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> running = streams.stream().map(orders -> clients.submit(() -> {
                for (int from = 0; from < orders.size(); from += 60) {
                    assertThat(statuses(batch(admin, "rush", orders.subList(from, from + 60).toArray(String[]::new))))
                            .doesNotContain("rejected");
                }
                return true;
            })).toList();
            for (Future<Boolean> one : running) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(jdbc.sql("SELECT count(*) FROM collect.commerce_order_key WHERE source = 'rush'")
                .query(Long.class).single()).isEqualTo(300);
        assertThat(wrongFigures()).isZero();
    }

    @Test
    void anOrderThatIsWrongIsRejectedWithAllReasonsAndTheOthersAreTaken() {
        JsonNode items = batch(client.as(Role.ANALYST), "wrong",
                """
                {"key": "~1", "placedAt": "yesterday", "currency": "Dollar", "lines": [{"product": "", "quantity": 1}]}""",
                PLAIN.formatted("W1", "c1", "paid", 1), """
                        {"key": "W2", "customerId": 9007199254740991, "placedAt": "2026-01-01", "amount": 1.00005}""",
                """
                        {"key": "W3", "customerId": 9007199254740991, "placedAt": "2026-01-01", "amount": 1}""", """
                        {"key": "W4", "customer": {"key": "c1"}, "placedAt": "2026-01-01", "amount": 5,
                         "refundOf": {"key": "W1"}}""");
        assertThat(statuses(items)).containsExactly("rejected", "created", "rejected", "rejected", "rejected");
        assertThat(items.get(0).get("problem").get("violations").valueStream().map(v -> v.get("pointer").asString()))
                .containsExactlyInAnyOrder("/items/0/key", "/items/0/placedAt", "/items/0/currency",
                        "/items/0/customer", "/items/0/lines/0/product", "/items/0/lines/0");
        assertThat(codes(items.get(2))).containsExactly("kernel/number-too-fine");
        assertThat(codes(items.get(3))).containsExactly("customer/unknown");
        assertThat(codes(items.get(4))).containsExactly("commerce/refund-above-zero");
    }

    @Test
    void aBatchHoldsAtMostAThousandOrders() {
        TestClient admin = client.as(Role.ADMIN);
        assertThat(admin.post("/api/v1/orders/batch", "{\"items\":[]}").status()).isEqualTo(422);
        String many = IntStream.range(0, 1001).mapToObj(_ -> "{}").collect(Collectors.joining(","));
        assertThat(admin.post("/api/v1/orders/batch", "{\"items\":[" + many + "]}").status()).isEqualTo(422);
        Answer unknown = admin.post("/api/v1/orders/batch", "{\"items\":[{\"colour\":1}]}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body().get("violations").get(0).get("pointer").asString()).isEqualTo("/items/0/colour");
    }

    @Test
    void statusesAreKeptWithTheTimesOfTheirVersions() {
        TestClient admin = client.as(Role.ADMIN);
        batch(admin, "history", PLAIN.formatted("H1", "c1", "sent", 3));
        batch(admin, "history", PLAIN.formatted("H1", "c1", "new", 1));
        JsonNode items = batch(admin, "history", PLAIN.formatted("H1", "c1", "paid", 2));
        assertThat(statuses(items)).containsExactly("unchanged");
        JsonNode order = admin.get("/api/v1/orders/" + items.get(0).get("id")).body();
        assertThat(order.get("status").asString()).isEqualTo("sent");
        assertThat(order.get("statuses").valueStream().map(one -> one.get("status").asString()))
                .containsExactly("new", "paid", "sent");
    }

    @Test
    void aSingleOrderIsCreatedOnceForOneIdempotencyKey() {
        TestClient admin = client.as(Role.ADMIN).with("Idempotency-Key", "single-1");
        String body = """
                {"source": "single", "customer": {"key": "s1"}, "placedAt": "2026-02-03", "amount": 9.9}""";
        Answer first = admin.post("/api/v1/orders", body);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().get("key").isNull()).isTrue();
        Answer second = admin.post("/api/v1/orders", body);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().get("id")).isEqualTo(first.body().get("id"));
        assertThat(admin.post("/api/v1/orders", "{\"amount\": 1}").status()).isEqualTo(422);
    }

    @Test
    void anAgentSeesOnlyOrdersOfTheirCustomers() {
        long id = batch(client.as(Role.ADMIN), "agents", PLAIN.formatted("G1", "c1", "paid", 1)).get(0).get("id")
                .asLong();
        client.openAccount("orders-agent", Role.AGENT);
        TestClient agent = client.signedIn("orders-agent");
        assertThat(agent.get("/api/v1/orders/" + id).status()).isEqualTo(404);
        assertThat(agent.post("/api/v1/orders/batch", "{}").status()).isEqualTo(403);
    }

    @Test
    void ordersLieInThePartitionOfTheirYear() {
        batch(client.as(Role.ADMIN), "years", """
                {"key": "Y1", "customer": {"key": "y"}, "placedAt": "2019-07-01", "amount": 1}""", """
                {"key": "Y2", "customer": {"key": "y"}, "placedAt": "1911-07-01", "amount": 1}""");
        assertThat(jdbc.sql("""
                SELECT k.key || ' ' || o.tableoid::regclass
                FROM collect.commerce_order o JOIN collect.commerce_order_key k ON k.order_id = o.id
                WHERE k.source = 'years' ORDER BY 1
                """).query(String.class).list()).containsExactly("Y1 collect.commerce_order_y2019",
                "Y2 collect.commerce_order_default");
    }

    private static JsonNode batch(TestClient client, String source, String... orders) {
        Answer answer = client.post("/api/v1/orders/batch",
                "{\"source\":\"" + source + "\",\"items\":[" + String.join(",", orders) + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().get("items");
    }

    private static List<String> statuses(JsonNode items) {
        return items.valueStream().map(item -> item.get("status").asString()).toList();
    }

    private static List<String> codes(JsonNode item) {
        return item.get("problem").get("violations").valueStream().map(v -> v.get("code").asString()).toList();
    }

    /** All that is known of the orders of a key space, without ids. */
    private String picture(String source) {
        return jdbc.sql("""
                SELECT string_agg(concat_ws('|', k.key, k.changed_at, k.digest, k.placed_on, i.key, o.placed_at, o.amount, o.kind,
                           o.status,
                           (SELECT string_agg(concat_ws(',', l.product, l.quantity, l.amount, p.name), ';' ORDER BY line_no)
                            FROM collect.commerce_order_line l LEFT JOIN collect.product_item p ON p.id = l.product_id
                            WHERE l.order_id = o.id),
                           (SELECT string_agg(s.at || s.status, ';' ORDER BY s.at, s.status)
                            FROM collect.commerce_order_status s WHERE s.order_id = o.id)), E'\\n' ORDER BY k.key)
                FROM collect.commerce_order_key k
                JOIN collect.commerce_order o ON o.id = k.order_id AND o.placed_on = k.placed_on
                JOIN collect.customer_identity i ON i.customer_id = o.customer_id
                WHERE k.source = ?
                """).param(source).query(String.class).single();
    }

    /** Customers of this test whose figures are not those of their orders. */
    private long wrongFigures() {
        return jdbc.sql("""
                SELECT count(*)
                FROM (SELECT DISTINCT o.customer_id AS id
                      FROM collect.commerce_order o JOIN collect.commerce_order_key k ON k.order_id = o.id
                      WHERE k.source LIKE 'versions%' OR k.source = 'rush') AS c
                JOIN collect.customer_list l ON l.customer_id = c.id
                JOIN collect.customer_figures f ON f.customer_id = c.id
                CROSS JOIN LATERAL (
                    SELECT count(*) FILTER (WHERE kind = 'order') AS orders, sum(base_amount) AS spend,
                           min(placed_on) FILTER (WHERE kind = 'order') AS first,
                           max(placed_on) FILTER (WHERE kind = 'order') AS last
                    FROM collect.commerce_order WHERE customer_id = c.id) AS o
                WHERE (f.orders, f.net_spend, l.first_order, f.last_order)
                      IS DISTINCT FROM (o.orders, o.spend, o.first, o.last)
                """).query(Long.class).single();
    }

    private long audited() {
        return jdbc.sql("SELECT count(*) FROM platform.audit_entry WHERE action = 'order.receive'").query(Long.class)
                .single();
    }
}
