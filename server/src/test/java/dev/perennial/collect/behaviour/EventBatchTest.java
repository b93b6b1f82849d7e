package dev.perennial.collect.behaviour;

import java.time.Instant;
import java.util.List;
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

/** Events are of kinds that are defined as data; told twice they are there once. */
@ServerTest
class EventBatchTest {

    private static final String VISIT = """
            {"key": "%s", "customer": {"key": "%s"}, "type": "visit", "at": "%s", "properties": {"page": "/tea", "seconds": 31.5}}""";

    @Autowired
    private TestClient client;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void eventsToldTwiceAreThereOnce() {
        TestClient admin = client.as(Role.ADMIN);
        String[] events = IntStream.range(0, 60).mapToObj(i -> VISIT.formatted("e" + i, "c" + i % 7, "2025-03-01"))
                .toArray(String[]::new);
        assertThat(statuses(batch(admin, "twice", events))).containsOnly("created");
        assertThat(statuses(batch(admin, "twice", events))).containsOnly("unchanged");
        assertThat(statuses(batch(admin, "twice", VISIT.formatted("d", "c", "2025-03-02"),
                VISIT.formatted("d", "c", "2025-03-02")))).containsExactly("created", "unchanged");
        assertThat(jdbc.sql("""
                SELECT count(*) || ' ' || min(e.tableoid::regclass::text) || ' ' || min(e.properties->>'seconds')
                FROM collect.behaviour_event e JOIN collect.behaviour_event_key k ON k.event_id = e.id
                WHERE k.source = 'twice' AND k.key LIKE 'e%'
                """).query(String.class).single()).isEqualTo("60 collect.behaviour_event_m202503 31.5");
    }

    @Test
    void whatIsWrongWithAnEventIsSaidAndTheOthersAreTaken() {
        JsonNode items = batch(client.as(Role.ADMIN), "faults", """
                {"key": "1", "customer": {"key": "c"}, "type": "dance", "at": "2025-03-01"}""", """
                {"key": "2", "customer": {"key": "c"}, "type": "visit", "at": "2025-03-01",
                 "properties": {"page": 1, "colour": "red", "seconds": "long"}}""", """
                {"key": "3", "customerId": 9007199254740991, "type": "login", "at": "2025-03-01"}""",
                VISIT.formatted("4", "c", "2025-03-01T10:00:00Z"));
        assertThat(statuses(items)).containsExactly("rejected", "rejected", "rejected", "created");
        assertThat(codes(items.get(0))).containsExactly("behaviour/type-unknown");
        assertThat(codes(items.get(1))).containsExactlyInAnyOrder("behaviour/property-type",
                "behaviour/property-unknown", "behaviour/property-type");
        assertThat(codes(items.get(2))).containsExactly("customer/unknown");
    }

    @Test
    void aNewKindOfEventCanBeToldAtOnceAndKeepsItsProperties() {
        TestClient admin = client.as(Role.ADMIN);
        Answer created = admin.post("/api/v1/event-types", """
                {"code": "tasting", "nameZh": "品鉴", "properties": [{"code": "guests", "type": "number"}]}""");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().get("nameEn").asString()).isEqualTo("品鉴");
        assertThat(admin.post("/api/v1/event-types", "{\"code\": \"tasting\", \"nameEn\": \"x\"}").status())
                .isEqualTo(409);
        assertThat(statuses(batch(admin, "tastings",
                """
                {"key": "1", "customer": {"key": "c"}, "type": "tasting", "at": "2025-03-01", "properties": {"guests": 4}}""")))
                .containsExactly("created");
        TestClient edit = admin.with("If-Match", created.header("ETag"));
        assertThat(edit.patch("/api/v1/event-types/tasting",
                "{\"properties\": [{\"code\": \"guests\", \"type\": \"text\"}]}").status()).isEqualTo(422);
        Answer changed = edit.patch("/api/v1/event-types/tasting",
                """
                {"nameEn": "Tasting", "properties": [{"code": "guests", "type": "number"}, {"code": "place", "type": "text"}]}""");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("properties")).hasSize(2);
        assertThat(edit.patch("/api/v1/event-types/tasting", "{}").status()).isEqualTo(412);
        assertThat(client.as(Role.ANALYST).post("/api/v1/event-types", "{}").status()).isEqualTo(403);
    }

    @Test
    void theTimelineCountsEventsOfADayTogetherAndThePanelThoseOfAWeek() {
        TestClient admin = client.as(Role.ADMIN);
        String now = Instant.now().toString();
        JsonNode items = batch(admin, "panel", VISIT.formatted("1", "c", "2025-03-01T10:00:00Z"),
                VISIT.formatted("2", "c", "2025-03-01T11:00:00Z"), VISIT.formatted("3", "c", "2025-02-01T11:00:00Z"),
                VISIT.formatted("4", "c", now));
        long customer = jdbc.sql("SELECT customer_id FROM collect.behaviour_event WHERE id = ?")
                .param(items.get(0).get("id").asLong()).query(Long.class).single();
        JsonNode first = admin.get("/api/v1/customers/" + customer + "/timeline?kind=event&limit=2").body();
        assertThat(first.get("items").valueStream().map(item -> item.get("title").asString()))
                .containsExactly("Visit", "Visit × 2");
        JsonNode second = admin.get("/api/v1/customers/" + customer + "/timeline?kind=event&limit=2&after="
                + first.get("next").asString()).body();
        assertThat(second.get("items").valueStream().map(item -> item.get("title").asString()))
                .containsExactly("Visit");
        JsonNode panel = admin.get("/api/v1/customers/" + customer + "/behaviour").body();
        assertThat(panel.get("weeks")).hasSize(12);
        assertThat(panel.get("types").get(0).get("counts").get(11).asInt()).isEqualTo(1);
        client.openAccount("behaviour-agent", Role.AGENT);
        assertThat(client.signedIn("behaviour-agent").get("/api/v1/customers/" + customer + "/behaviour").status())
                .isEqualTo(404);
    }

    private static JsonNode batch(TestClient client, String source, String... events) {
        Answer answer = client.post("/api/v1/events/batch",
                "{\"source\":\"" + source + "\",\"items\":[" + String.join(",", events) + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().get("items");
    }

    private static List<String> statuses(JsonNode items) {
        return items.valueStream().map(item -> item.get("status").asString()).toList();
    }

    private static List<String> codes(JsonNode item) {
        return item.get("problem").get("violations").valueStream().map(v -> v.get("code").asString()).toList();
    }
}
