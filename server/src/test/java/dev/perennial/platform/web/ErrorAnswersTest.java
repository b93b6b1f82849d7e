package dev.perennial.platform.web;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

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
    void filesOfNobodyAreNotEvenRead() {
        // Cut off in the middle: who reads it finds that out.
        TestClient.Answer answer = client.anonymous().with("Content-Type", "multipart/form-data; boundary=x")
                .sendRaw("/api/v1/imports/drafts", "--x\r\nContent-Disposition: form-data; name=\"file\"");
        problem(answer, 401, "access/sign-in-required");
        TestClient.Answer agent = client.as(Role.AGENT).with("Content-Type", "multipart/form-data; boundary=x")
                .sendRaw("/api/v1/imports/drafts", "--x\r\nContent-Disposition: form-data; name=\"file\"");
        problem(agent, 403, "access/not-allowed");
    }

    @Test
    void aBodyLargerThanAnyThatIsMeantIsRefused() {
        String large = "{\"name\":\"" + "x".repeat(4 * 1024 * 1024) + "\",\"role\":\"agent\"}";
        problem(client.as(Role.ADMIN).post("/api/v1/tokens", large), 413, "web/too-large");
        problem(client.as(Role.ADMIN).with("Content-Type", "application/json").sendRaw("/api/v1/tokens", large), 413,
                "web/too-large");
        problem(client.anonymous().post("/api/v1/session", large), 413, "web/too-large");
    }

    @Test
    void whatIsNoHttpIsAnsweredAsAProblemToo() throws IOException {
        URI address = URI.create(client.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write("GET /api/v1/{} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json")
                    .contains("web/malformed-request").containsPattern("\"traceId\":\"[0-9a-f]{16}\"");
        }
    }

    @Test
    void whatFailsBeforeAnyEndpointHasATraceIdAsWell() {
        problem(client.anonymous().get("/api/v1/customers//1"), 400, "web/malformed-request");
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
    void aTextThatCannotBeKeptIsRefused() {
        TestClient admin = client.as(Role.ADMIN);
        refused(admin.post("/api/v1/tokens", "{\"name\":\"a\\u0000b\",\"role\":\"agent\"}"), "kernel/nul");
        refused(admin.post("/api/v1/users",
                "{\"login\":\"nul\",\"name\":\"a\\u0000\",\"role\":\"agent\",\"password\":\"correct horse\"}"),
                "kernel/nul");
        TestClient browser = client.anonymous();
        browser.get("/api/v1/set-up");
        refused(browser.post("/api/v1/session", "{\"login\":\"a\\u0000\",\"password\":\"x\"}"), "kernel/nul");
    }

    @Test
    void valuesThatNoTypeCanHoldAreRefused() {
        TestClient admin = client.as(Role.ADMIN);
        long id = admin.post("/api/v1/customers", "{\"name\":\"Crafted\"}").body().get("id").asLong();
        String customer = "/api/v1/customers/" + id;
        for (String after : List.of("+999999999-12-31_1", "-999999999-01-01_1")) {
            refused(admin.get(customer + "/orders?after=" + URLEncoder.encode(after, StandardCharsets.UTF_8)),
                    "catalogue/cursor-invalid");
        }
        for (String at : List.of("+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z")) {
            refused(admin.get(customer + "/timeline?after=" + base64("x/" + at + "/1")), "catalogue/cursor-invalid");
        }
        for (String place : List.of("net_spend:asc:v:1:1E999999999", "created_on:asc:v:1:+999999999-01-01")) {
            refused(admin.post("/api/v1/customers/search",
                    "{\"sort\":{\"attribute\":\"%s\",\"direction\":\"asc\"},\"after\":\"%s\"}".formatted(
                            place.substring(0, place.indexOf(':')), base64(place))),
                    "catalogue/cursor-invalid");
        }
        refused(admin.with("If-Match", "\"1\"").patch(customer, "{\"ownerId\":99999999999999999999}"),
                "customer/owner-not-id");
        assertThat(admin.post("/api/v1/customers/search", """
                {"rule":{"op":"compare","attribute":"net_spend","comparison":"gt","value":1e400}}
                """).status()).isIn(400, 422);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theLanguageIsTheCallers() {
        TestClient.Answer chinese = client.anonymous().with("Accept-Language", "zh-CN,zh;q=0.9").get("/api/v1/users");
        assertThat(chinese.body().get("detail").asString()).startsWith("请先登录");
        TestClient.Answer other = client.anonymous().with("Accept-Language", "fr,en;q=0.5").get("/api/v1/users");
        assertThat(other.body().get("detail").asString()).startsWith("Please sign in");
    }

    private static void refused(TestClient.Answer answer, String code) {
        problem(answer, 422, "kernel/invalid");
        assertThat(answer.body().get("violations").findValuesAsString("code")).contains(code);
    }

    private static void problem(TestClient.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body().get("code").asString()).isEqualTo(code);
        assertThat(answer.body().get("traceId").asString()).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception", "java.", "dev.perennial", "SELECT");
    }
}
