package dev.perennial.platform.web;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Every error looks the same, in the caller's language, and tells nothing of the inside. */
@ServerTest
class ErrorAnswersTest {

    @Autowired
    private TestClient client;

    @Test
    void anUnknownAddressIsNotFound() {
        problem(client.as(Role.ADMIN).get("/api/v1/no-such-thing"), 404, "web/not-found");
        problem(client.anonymous().get("/api/v1/no-such-thing"), 404, "web/not-found");
        problem(client.anonymous().get("/no-such-file.js"), 404, "web/not-found");
    }

    @Test
    void withoutCredentialOneIsAskedToSignIn() {
        problem(client.anonymous().get("/api/v1/users"), 401, "access/sign-in-required");
        problem(client.anonymous().with("Authorization", "Bearer wrong").get("/api/v1/users"), 401,
                "access/sign-in-required");
        problem(client.anonymous().get("/actuator/prometheus"), 401, "access/sign-in-required");
    }

    @Test
    void theWrongRoleIsForbidden() {
        problem(client.as(Role.AGENT).get("/api/v1/users"), 403, "access/not-allowed");
    }

    @Test
    void badJsonIsToldWithItsPlace() {
        TestClient admin = client.as(Role.ADMIN);
        problem(admin.post("/api/v1/tokens", "{\"name\": "), 400, "web/malformed-json");
        problem(admin.post("/api/v1/tokens", "{\"name\":\"a\",\"rank\":1}"), 400, "web/unknown-field");
        problem(admin.post("/api/v1/tokens", "{\"name\":{}}"), 400, "web/wrong-type");
        problem(admin.send("POST", "/api/v1/tokens", null), 400, "web/body-missing");
    }

    @Test
    void theWrongVerbIsToldWithTheRightOnes() {
        TestClient.Answer answer = client.as(Role.ADMIN).send("PUT", "/api/v1/tokens", "{}");
        problem(answer, 405, "web/wrong-method");
        assertThat(answer.body().get("detail").asString()).contains("GET").contains("POST");
    }

    @Test
    void aStaleEditAndOneWithoutVersionAreRefused() {
        long id = client.openAccount("stale-edit", Role.AGENT);
        TestClient admin = client.as(Role.ADMIN);
        problem(admin.patch("/api/v1/users/" + id, "{\"name\":\"New\"}"), 428, "kernel/version-required");
        problem(admin.with("If-Match", "\"99\"").patch("/api/v1/users/" + id, "{\"name\":\"New\"}"), 412,
                "kernel/stale");
    }

    @Test
    void allViolationsAreToldAtOnce() {
        TestClient.Answer answer = client.as(Role.ADMIN).post("/api/v1/users", "{\"login\":\"x y\",\"role\":\"king\"}");
        problem(answer, 422, "kernel/invalid");
        assertThat(answer.body().get("violations").findValuesAsString("pointer")).containsExactlyInAnyOrder("/name",
                "/role", "/login", "/password");
    }

    @Test
    void theLanguageIsTheCallers() {
        TestClient.Answer chinese = client.anonymous().with("Accept-Language", "zh-CN,zh;q=0.9").get("/api/v1/users");
        assertThat(chinese.body().get("detail").asString()).startsWith("请先登录");
        TestClient.Answer other = client.anonymous().with("Accept-Language", "fr,en;q=0.5").get("/api/v1/users");
        assertThat(other.body().get("detail").asString()).startsWith("Please sign in");
    }

    private static void problem(TestClient.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body().get("code").asString()).isEqualTo(code);
        assertThat(answer.body().get("traceId").asString()).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception", "java.", "dev.perennial", "SELECT");
    }
}
