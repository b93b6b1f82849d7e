package dev.perennial.collect.customer;

import java.util.ArrayList;
import java.util.List;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Customers are created, edited, found and shown to those who may see them, and to nobody else. */
@ServerTest
class CustomersTest {

    private static final String CUSTOMERS = "/api/v1/customers";

    @Autowired
    private TestClient client;

    @Test
    void aCreatedCustomerIsReadAndFound() {
        TestClient admin = client.as(Role.ADMIN);
        Answer created = admin.post(CUSTOMERS, """
                {"kind":"company","name":"<img src=x onerror=alert(1)>","email":"a@example.com","province":"上海",
                 "tags":["vip","早期"],"identities":[{"source":"shop","key":"created-1"}]}
                """);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        long id = created.body().get("id").asLong();
        assertThat(created.header("Location")).isEqualTo(CUSTOMERS + "/" + id);
        Answer read = admin.get(CUSTOMERS + "/" + id);
        assertThat(read.body()).isEqualTo(created.body());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.body().get("name").asString()).isEqualTo("<img src=x onerror=alert(1)>");
        assertThat(read.body().get("identities").get(0).get("key").asString()).isEqualTo("created-1");
        JsonNode found = search(admin, """
                {"rule":{"op":"compare","attribute":"email","comparison":"eq","value":"a@example.com"},
                 "fields":["name","tags","orders","net_spend","last_order","owner"]}
                """).get("items");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).toString()).contains("\"id\":" + id, "早期", "\"orders\":0", "\"net_spend\":0",
                "\"last_order\":null", "\"owner\":null");
    }

    @Test
    void everythingWrongWithANewCustomerIsToldAtOnce() {
        Answer answer = client.as(Role.ADMIN).post(CUSTOMERS, """
                {"kind":"dog","name":" ","email":"x","ownerId":999999,"tags":[""],"identities":[{"source":"s"}]}
                """);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("violations").findValuesAsString("pointer")).containsExactlyInAnyOrder("/kind",
                "/name", "/email", "/ownerId", "/tags/0", "/identities/0/key");
        assertThat(client.as(Role.ADMIN).post(CUSTOMERS, "{\"name\":\"A\",\"colour\":\"red\"}").status())
                .isEqualTo(400);
    }

    @Test
    void theSameKeyMakesOneCustomerAndAnotherRequestUnderItIsRefused() {
        TestClient twice = client.as(Role.ADMIN).with("Idempotency-Key", "once-only");
        Answer first = twice.post(CUSTOMERS, "{\"name\":\"Once\"}");
        Answer second = twice.post(CUSTOMERS, "{\"name\":\"Once\"}");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        Answer other = twice.post(CUSTOMERS, "{\"name\":\"Twice\"}");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body().get("code").asString()).isEqualTo("customer/idempotency-key-reused");
    }

    @Test
    void aKeyOfAnotherCustomerIsRefusedAndNothingIsKept() {
        TestClient admin = client.as(Role.ADMIN);
        String body = "{\"name\":\"%s\",\"identities\":[{\"source\":\"shop\",\"key\":\"taken-1\"}]}";
        assertThat(admin.post(CUSTOMERS, body.formatted("Taker One")).status()).isEqualTo(201);
        Answer refused = admin.post(CUSTOMERS, body.formatted("Taker Two"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("code").asString()).isEqualTo("customer/identity-of");
        assertThat(count(admin, "Taker Two")).isZero();
    }

    @Test
    void anEditNeedsTheVersionItStartedFrom() {
        TestClient admin = client.as(Role.ADMIN);
        String address = create(admin, "{\"name\":\"Before\",\"phone\":\"1\",\"city\":\"Here\"}");
        assertThat(admin.patch(address, "{\"name\":\"After\"}").status()).isEqualTo(428);
        Answer changed = admin.with("If-Match", "\"1\"").patch(address, "{\"name\":\"After\",\"phone\":null}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.body().get("phone").isNull()).isTrue();
        assertThat(changed.body().get("city").asString()).isEqualTo("Here");
        Answer stale = admin.with("If-Match", "\"1\"").patch(address, "{\"name\":\"Late\"}");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(count(admin, "Late")).isZero();
        assertThat(admin.with("If-Match", "\"2\"").patch(address, "{\"name\":\"\"}").status()).isEqualTo(422);
        assertThat(admin.with("If-Match", "\"2\"").patch(address, "{\"nom\":\"x\"}").status()).isEqualTo(400);
    }

    @Test
    void theTimelineTellsOfCreationAndChanges() {
        TestClient admin = client.as(Role.ADMIN);
        String address = create(admin, "{\"name\":\"Timeline\",\"phone\":\"1\"}");
        admin.with("If-Match", "\"1\"").patch(address, "{\"phone\":\"2\"}");
        admin.with("If-Match", "\"2\"").patch(address, "{\"phone\":null}");
        JsonNode all = admin.with("Accept-Language", "zh").get(address + "/timeline").body();
        assertThat(all.get("items").findValuesAsString("kind")).containsExactly("change", "change", "created");
        assertThat(all.get("items").get(0).get("detail").asString()).isEqualTo("电话：2 → （空）");
        List<String> paged = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonNode page = admin.get(address + "/timeline?limit=1" + after).body();
            page.get("items").forEach(item -> paged.add(item.get("kind").asString()));
            after = page.get("next").isNull() ? null : "&after=" + page.get("next").asString();
        }
        assertThat(paged).containsExactly("change", "change", "created");
        assertThat(admin.get(address + "/timeline?kind=created").body().get("items")).hasSize(1);
        assertThat(admin.get(address + "/timeline?kind=nonsense").status()).isEqualTo(422);
        assertThat(admin.get(address + "/timeline?after=nonsense").status()).isEqualTo(422);
    }

    @Test
    void anAgentSeesAndKeepsOnlyTheirOwnCustomers() {
        client.openAccount("agent-own", Role.AGENT);
        long other = client.openAccount("agent-other", Role.AGENT);
        TestClient agent = client.signedIn("agent-own");
        TestClient admin = client.as(Role.ADMIN);
        String own = create(agent, "{\"name\":\"Visible Own\"}");
        String foreign = create(admin, "{\"name\":\"Visible Foreign\",\"ownerId\":%d}".formatted(other));
        String nobodys = create(admin, "{\"name\":\"Visible Nobody\"}");
        assertThat(agent.get(own).status()).isEqualTo(200);
        for (String hidden : List.of(foreign, nobodys, CUSTOMERS + "/999999999")) {
            Answer answer = agent.get(hidden);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body().get("code").asString()).isEqualTo("customer/not-found");
            assertThat(agent.get(hidden + "/timeline").status()).isEqualTo(404);
            assertThat(agent.get(hidden + "/orders").status()).isEqualTo(404);
            assertThat(agent.with("If-Match", "\"1\"").patch(hidden, "{\"name\":\"Mine\"}").status()).isEqualTo(404);
        }
        assertThat(count(agent, "Visible")).isEqualTo(1);
        assertThat(count(client.as(Role.AGENT), "Visible")).as("a token owns nobody").isZero();
        assertThat(count(client.as(Role.ANALYST), "Visible")).isEqualTo(3);
        assertThat(agent.post(CUSTOMERS, "{\"name\":\"Gift\",\"ownerId\":%d}".formatted(other)).status())
                .isEqualTo(422);
        assertThat(agent.with("If-Match", "\"1\"").patch(own, "{\"ownerId\":%d}".formatted(other)).status())
                .isEqualTo(422);
    }

    @Test
    void aPageContinuesWhereTheOneBeforeEnded() {
        TestClient admin = client.as(Role.ADMIN);
        List<Long> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            String address = create(admin, "{\"name\":\"Pager %d\"}".formatted(i / 2));
            made.add(Long.valueOf(address.substring(CUSTOMERS.length() + 1)));
        }
        List<Long> paged = new ArrayList<>();
        String after = "null";
        do {
            JsonNode page = search(admin, """
                    {"rule":{"op":"compare","attribute":"name","comparison":"starts-with","value":"pager "},
                     "sort":{"attribute":"name","direction":"asc"},"fields":[],"limit":2,"after":%s}
                    """.formatted(after));
            page.get("items").forEach(item -> paged.add(item.get("id").asLong()));
            after = page.get("next").toString();
        } while (!after.equals("null"));
        assertThat(paged).isEqualTo(made);
    }

    @Test
    void whatIsWrongWithASearchIsToldWithItsPlace() {
        TestClient admin = client.as(Role.ADMIN);
        refused(admin, "{\"rule\":{\"op\":\"compare\",\"attribute\":\"shoe\",\"comparison\":\"eq\",\"value\":1}}", 422,
                "/rule/attribute");
        refused(admin, "{\"sort\":{\"attribute\":\"tags\",\"direction\":\"up\"},\"fields\":[\"x\"]}", 422, "/fields/0",
                "/sort/direction", "/sort/attribute");
        refused(admin, "{\"limit\":1000}", 422, "/limit");
        refused(admin, "{\"after\":\"abc\"}", 422, "/after");
        assertThat(admin.post(CUSTOMERS + "/search", "{\"rule\":{\"op\":\"run\"}}").status()).isEqualTo(400);
        assertThat(admin.post(CUSTOMERS + "/search", "{\"rule\":{\"op\":\"missing\",\"a\":1}}").status())
                .isEqualTo(400);
    }

    @Test
    void countingGoesOnForAsLongAsAllowedOrToTheEnd() {
        TestClient admin = client.as(Role.ADMIN);
        String source = "counted-" + System.nanoTime();
        for (int i = 0; i < 90; i++) {
            admin.post("/api/v1/customers", "{\"name\":\"C %d\",\"source\":\"%s\"}".formatted(i, source));
        }
        String rule = "\"rule\":{\"op\":\"compare\",\"attribute\":\"source\",\"comparison\":\"eq\",\"value\":\"%s\"}"
                .formatted(source);
        JsonNode all = admin.post("/api/v1/customers/count", "{\"exact\":true,%s}".formatted(rule)).body();
        assertThat(all.path("count").asInt()).isEqualTo(90);
        assertThat(all.path("capped").asBoolean()).isFalse();
        for (int time : new int[]{1, 1000}) {
            JsonNode some = admin.post("/api/v1/customers/count", "{\"milliseconds\":%d,%s}".formatted(time, rule))
                    .body();
            assertThat(some.path("count").asInt()).as("as many as a page shows, whatever the time").isBetween(50, 90);
            assertThat(some.path("capped").asBoolean() || some.path("count").asInt() == 90).isTrue();
        }
        Answer refused = admin.post("/api/v1/customers/count", "{\"milliseconds\":0}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("violations").get(0).path("pointer").asString()).isEqualTo("/milliseconds");
    }

    @Test
    void attributesAreListedInTheCallersLanguage() {
        JsonNode chinese = client.as(Role.AGENT).with("Accept-Language", "zh").get(CUSTOMERS + "/attributes").body();
        assertThat(chinese.get("items").findValuesAsString("name")).contains("最近下单", "负责人");
        JsonNode english = client.as(Role.AGENT).get(CUSTOMERS + "/attributes").body();
        assertThat(english.get("items").findValuesAsString("code")).contains("name", "net_spend", "tags");
        assertThat(english.get("items").findValuesAsString("name")).contains("Last order", "Owner");
    }

    private static void refused(TestClient client, String body, int status, String... pointers) {
        Answer answer = client.post(CUSTOMERS + "/search", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.body().get("violations").findValuesAsString("pointer")).containsExactlyInAnyOrder(pointers);
    }

    private static String create(TestClient client, String body) {
        Answer answer = client.post(CUSTOMERS, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return CUSTOMERS + "/" + answer.body().get("id").asLong();
    }

    private static JsonNode search(TestClient client, String body) {
        Answer answer = client.post(CUSTOMERS + "/search", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static long count(TestClient client, String name) {
        Answer answer = client.post(CUSTOMERS + "/count", """
                {"rule":{"op":"compare","attribute":"name","comparison":"contains","value":"%s"},"exact":true}
                """.formatted(name));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().get("count").asLong();
    }
}
