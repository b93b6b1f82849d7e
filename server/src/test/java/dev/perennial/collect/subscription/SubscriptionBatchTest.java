package dev.perennial.collect.subscription;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Subscriptions keep their newest version; readings of meters are counted once. */
@ServerTest
class SubscriptionBatchTest {

    @Autowired
    private TestClient client;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aSubscriptionIsShownWithItsUsageAndItsEnd() {
        TestClient admin = client.as(Role.ADMIN);
        JsonNode told = batch(admin, "subscriptions", "panel", """
                {"key": "S1", "customer": {"key": "c1", "name": "Acme"}, "product": "Cloud", "termMonths": 12, "price": 1200,
                 "startedOn": "2024-01-01", "renewsOn": "2025-01-01", "cancelledOn": "2025-01-01",
                 "cancelCause": "price", "cancelNote": "went to a cheaper one"}""", """
                {"key": "S2", "customer": {"key": "c1"}, "product": "Support", "startedOn": "2025-02-01"}""");
        assertThat(statuses(told)).containsExactly("created", "created");
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        String[] readings = {"""
                {"key": "U1", "subscription": "S2", "metric": "tickets", "quantity": 3, "on": "%s"}""".formatted(today),
                """
                        {"key": "U2", "customer": {"key": "c1"}, "metric": "tickets", "quantity": 2.5, "on": "%s"}"""
                        .formatted(today)};
        assertThat(statuses(batch(admin, "usage", "panel", readings))).containsOnly("created");
        assertThat(statuses(batch(admin, "usage", "panel", readings))).containsOnly("unchanged");
        long customer = jdbc.sql("SELECT customer_id FROM collect.subscription_contract WHERE id = ?")
                .param(told.get(0).get("id").asLong()).query(Long.class).single();
        JsonNode panel = admin.get("/api/v1/customers/" + customer + "/subscriptions").body();
        assertThat(panel.get("items").valueStream().map(item -> item.get("state").asString()))
                .containsExactly("active", "ended");
        assertThat(panel.get("items").get(1).get("cancelCause").asString()).isEqualTo("price");
        assertThat(panel.get("usage").get(0).get("quantities").valueStream()
                .mapToDouble(quantity -> quantity.asDouble()).sum()).isEqualTo(5.5);
        JsonNode timeline = admin.get("/api/v1/customers/" + customer + "/timeline?kind=subscription").body();
        assertThat(timeline.get("items").valueStream().map(item -> item.get("title").asString()))
                .containsExactly("Subscribed to Support", "Cancelled Cloud", "Subscribed to Cloud");
        client.openAccount("subscription-agent", Role.AGENT);
        assertThat(client.signedIn("subscription-agent").get("/api/v1/customers/" + customer + "/subscriptions")
                .status()).isEqualTo(404);
    }

    @Test
    void theNewestVersionStaysInWhateverOrderVersionsCome() {
        TestClient admin = client.as(Role.ADMIN);
        Random random = new Random(3);
        List<String> versions = new ArrayList<>();
        for (int key = 0; key < 20; key++) {
            for (int version = 0; version < 4; version++) {
                versions.add("""
                        {"key": "V%d", "customer": {"source": "terms", "key": "c%d"}, "product": "P%d", "startedOn": "2024-01-01",
                         "updatedAt": "2026-01-0%dT00:00:00Z"}""".formatted(key, key % 5, random.nextInt(3),
                        1 + version / 2));
            }
        }
        List<String> pictures = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            Collections.shuffle(versions, random);
            for (int from = 0; from < versions.size(); from += 16) {
                batch(admin, "subscriptions", "terms-" + round,
                        versions.subList(from, from + 16).toArray(String[]::new));
            }
            pictures.add(jdbc.sql("""
                    SELECT string_agg(concat_ws('|', key, product, changed_at), ';' ORDER BY key)
                    FROM collect.subscription_contract WHERE source = ?
                    """).param("terms-" + round).query(String.class).single());
        }
        assertThat(pictures.get(0)).contains("V19");
        assertThat(pictures).containsOnly(pictures.get(0));
        assertThat(statuses(batch(admin, "subscriptions", "terms-0", versions.toArray(String[]::new))))
                .containsOnly("unchanged");
    }

    @Test
    void whatIsWrongIsSaid() {
        TestClient admin = client.as(Role.ADMIN);
        JsonNode items = batch(admin, "subscriptions", "faults", """
                {"key": "1", "customer": {"key": "c"}, "product": "P", "termMonths": 0, "price": -1, "currency": "USD",
                 "startedOn": "2024-01-01", "cancelCause": "price"}""",
                """
                {"key": "2", "customer": {"key": "c"}, "product": "P", "startedOn": "2024-01-01", "renewsOn": "2023-01-01"}""");
        assertThat(codes(items.get(0))).containsExactlyInAnyOrder("subscription/term", "subscription/below-zero",
                "subscription/not-base-currency", "subscription/cause-without-day");
        assertThat(codes(items.get(1))).containsExactly("subscription/before-start");
        JsonNode usage = batch(admin, "usage", "faults", """
                {"key": "1", "subscription": "none", "metric": "m", "quantity": 1, "on": "2024-01-01"}""");
        assertThat(codes(usage.get(0))).containsExactly("subscription/unknown");
    }

    private static JsonNode batch(TestClient client, String what, String source, String... items) {
        Answer answer = client.post("/api/v1/" + what + "/batch",
                "{\"source\":\"" + source + "\",\"items\":[" + String.join(",", items) + "]}");
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
