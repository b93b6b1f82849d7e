package dev.perennial.collect.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Imports files through the API and waits for the end. */
final class ImportClient {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestClient client;

    ImportClient(TestClient client) {
        this.client = client.as(Role.ANALYST);
    }

    TestClient client() {
        return client;
    }

    Answer send(String text, String request) {
        return client.upload("/api/v1/imports", "orders.csv", text.getBytes(StandardCharsets.UTF_8), "request",
                request);
    }

    /** Imports and answers the import when it has ended. */
    JsonNode run(String text, String request) {
        Answer started = send(text, request);
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return ended(started.body());
    }

    JsonNode ended(JsonNode started) {
        JsonNode job = job(started.path("jobId").asLong());
        assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("succeeded");
        return get(started.path("id").asLong());
    }

    JsonNode get(long id) {
        return client.get("/api/v1/imports/" + id).body();
    }

    /** A job when it has ended. */
    JsonNode job(long id) {
        return await().atMost(SOON).until(() -> client.get("/api/v1/jobs/" + id).body(),
                job -> !job.path("finishedAt").isNull() && !job.path("finishedAt").isMissingNode());
    }

    JsonNode undo(long importId) {
        Answer asked = client.send("POST", "/api/v1/imports/" + importId + "/undo", null);
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        return job(asked.body().path("id").asLong());
    }

    static String request(String object, String source, String existing) {
        return "{\"object\":\"%s\",\"source\":\"%s\",\"policy\":{\"existing\":\"%s\"}}".formatted(object, source,
                existing);
    }

    /** The counts that are not 0. */
    static Map<String, Long> counts(JsonNode importView) {
        Map<String, Long> counts = new TreeMap<>();
        importView.path("counts").properties().forEach(count -> {
            if (count.getValue().asLong() != 0) {
                counts.put(count.getKey(), count.getValue().asLong());
            }
        });
        return counts;
    }
}
