package dev.perennial.platform.access;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
class SignInTest {

    @Autowired
    private TestClient client;

    @Autowired
    private SetUp setUp;

    @Test
    void whoKnowsThePasswordIsLetInUntilTheySignOut() {
        client.openAccount("comes-and-goes", Role.ANALYST);
        TestClient browser = client.signedIn("comes-and-goes");
        assertThat(browser.get("/api/v1/session").body().at("/user/login").asString()).isEqualTo("comes-and-goes");
        assertThat(browser.delete("/api/v1/session").status()).isEqualTo(204);
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void theBrowserKeepsASessionAsLongAsItIsUsed() {
        client.openAccount("comes-daily", Role.AGENT);
        TestClient browser = client.signedIn("comes-daily");
        assertThat(browser.get("/api/v1/session").raw().headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("perennial_session=") && cookie.contains("Max-Age=604800"));
        assertThat(client.as(Role.AGENT).get("/api/v1/session").raw().headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("perennial_session="));
    }

    @Test
    void aWrongPasswordAndAnUnknownNameLookTheSame() {
        client.openAccount("exists", Role.AGENT);
        assertThat(guess("exists", "not the password")).isEqualTo(guess("exists-not", "not the password"));
    }

    @Test
    void guessingIsSlowedDownEvenForTheRightPassword() {
        client.openAccount("guessed", Role.AGENT);
        for (int i = 0; i < 5; i++) {
            assertThat(guess("guessed", "wrong password " + i)).isEqualTo("access/wrong-password");
        }
        assertThat(guess("guessed", TestClient.PASSWORD)).isEqualTo("access/too-many-failures");
    }

    @Test
    void whoIsAboutToBeLockedOutIsWarnedWhetherTheNameIsKnownOrNot() {
        client.openAccount("forgetful", Role.AGENT);
        for (String login : List.of("forgetful", "forgetful-not")) {
            List<String> details = IntStream.range(0, 5)
                    .mapToObj(i -> answer(login, "wrong " + i).get("detail").asString())
                    .toList();
            assertThat(details.subList(0, 3)).containsOnly("Name and password do not match.");
            assertThat(details.get(3)).contains("After one more failed attempt you will have to wait 10 minutes.");
            assertThat(details.get(4)).contains("now has to wait 10 minutes");
        }
    }

    @Test
    void theTrailSaysWhoseSignInWasRefused() {
        client.openAccount("refused-once", Role.AGENT);
        guess("refused-once", "wrong");
        JsonNode newest = client.as(Role.ADMIN).get("/api/v1/audit").body().get("items").valueStream()
                .filter(entry -> entry.get("action").asString().equals("session.refuse"))
                .filter(entry -> entry.at("/detail/0").asString().equals("refused-once")).findFirst().orElseThrow();
        assertThat(newest.get("objectName").asString()).isEqualTo("refused-once");
        assertThat(client.as(Role.AGENT).get("/api/v1/audit").status()).isEqualTo(403);
    }

    @Test
    void guessingManyTimesAtOnceIsSlowedDownAsWell() {
        client.openAccount("guessed-at-once", Role.AGENT);
        List<String> answers;
        try (ExecutorService guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<String>> guesses = IntStream.range(0, 12).mapToObj(
                    i -> CompletableFuture.supplyAsync(() -> guess("guessed-at-once", "wrong " + i), guessers))
                    .toList();
            answers = guesses.stream().map(CompletableFuture::join).toList();
        }
        assertThat(Collections.frequency(answers, "access/wrong-password")).isEqualTo(5);
        assertThat(Collections.frequency(answers, "access/too-many-failures")).isEqualTo(7);
    }

    @Test
    void aRevokedSessionIsRefused() {
        client.openAccount("two-places", Role.AGENT);
        TestClient here = client.signedIn("two-places");
        TestClient there = client.signedIn("two-places");
        long other = here.get("/api/v1/sessions").body().get("items").valueStream()
                .filter(s -> !s.get("current").asBoolean()).findFirst().orElseThrow().get("id").asLong();
        assertThat(there.get("/api/v1/session").status()).as("used a moment ago").isEqualTo(200);
        assertThat(here.delete("/api/v1/sessions/" + other).status()).isEqualTo(204);
        assertThat(there.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(here.get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    void nobodyEndsTheSessionOfAnother() {
        client.openAccount("victim", Role.AGENT);
        client.openAccount("attacker", Role.AGENT);
        TestClient victim = client.signedIn("victim");
        long id = victim.get("/api/v1/sessions").body().at("/items/0/id").asLong();
        assertThat(client.signedIn("attacker").delete("/api/v1/sessions/" + id).status()).isEqualTo(404);
        assertThat(victim.get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    void aBrowserWithoutTheMarkAgainstForgeryIsRefused() {
        client.openAccount("forged", Role.ADMIN);
        TestClient browser = client.signedIn("forged").with("Content-Type", "application/json");
        TestClient.Answer answer = browser.with("X-XSRF-TOKEN", "made-up").anonymous()
                .post("/api/v1/session", "{\"login\":\"forged\",\"password\":\"x\"}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().get("code").asString()).isEqualTo("access/forgery-suspected");
    }

    @Test
    void aRevokedTokenIsRefused() {
        TestClient admin = client.as(Role.ADMIN);
        TestClient.Answer issued = admin.post("/api/v1/tokens", "{\"name\":\"to be revoked\",\"role\":\"admin\"}");
        TestClient program = client.anonymous().with("Authorization",
                "Bearer " + issued.body().get("secret").asString());
        assertThat(program.get("/api/v1/tokens").status()).isEqualTo(200);
        assertThat(admin.delete("/api/v1/tokens/" + issued.body().get("id").asLong()).status()).isEqualTo(204);
        assertThat(program.get("/api/v1/tokens").status()).isEqualTo(401);
    }

    @Test
    void aChangedRoleEndsTheSessions() {
        long id = client.openAccount("promoted", Role.AGENT);
        TestClient browser = client.signedIn("promoted");
        assertThat(browser.get("/api/v1/session").status()).as("used a moment ago").isEqualTo(200);
        TestClient.Answer changed = client.as(Role.ADMIN).with("If-Match", "\"1\"").patch("/api/v1/users/" + id,
                "{\"role\":\"analyst\"}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void aSetUpLinkIsWorthNothingOnceSomeoneCanSignIn() {
        client.openAccount("first", Role.ADMIN);
        String secret = setUp.link().text();
        TestClient browser = client.anonymous();
        assertThat(browser.get("/api/v1/set-up").body().get("needed").asBoolean()).isFalse();
        TestClient.Answer answer = browser.post("/api/v1/set-up",
                "{\"secret\":\"%s\",\"login\":\"second\",\"name\":\"B\",\"password\":\"%s\",\"zone\":\"UTC\",\"currency\":\"CNY\"}"
                        .formatted(secret, TestClient.PASSWORD));
        assertThat(answer.body().get("code").asString()).isEqualTo("access/set-up-done");
    }

    private String guess(String login, String password) {
        return answer(login, password).get("code").asString();
    }

    private JsonNode answer(String login, String password) {
        TestClient browser = client.anonymous().with("Accept-Language", "en");
        browser.get("/api/v1/set-up");
        return browser.post("/api/v1/session", "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(login, password))
                .body();
    }
}
