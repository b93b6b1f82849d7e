package dev.perennial.platform.access;

import java.util.concurrent.atomic.AtomicInteger;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Teams are made, renamed and retired by administrators, and a user belongs to one at most. */
@ServerTest
class TeamsTest {

    private static final String TEAMS = "/api/v1/teams";
    private static final String USERS = "/api/v1/users";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    private TestClient client;

    private final String name = "Crew " + NUMBERS.incrementAndGet();

    @Test
    void everyoneSeesTheTeamsAndOnlyAdministratorsMakeThem() {
        TestClient admin = client.as(Role.ADMIN);
        Answer made = admin.post(TEAMS, named("  " + name + " "));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(TEAMS + "/" + made.body().path("id").asLong());
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(client.as(Role.AGENT).get(TEAMS).body().path("items").findValuesAsString("name")).contains(name);
        assertThat(client.as(Role.ANALYST).post(TEAMS, named("Own " + name)).status()).isEqualTo(403);
        assertThat(admin.get("/api/v1/audit").text()).contains("team.create");
    }

    @Test
    void aNameBelongsToOneTeamWhateverItsCase() {
        TestClient admin = client.as(Role.ADMIN);
        admin.post(TEAMS, named(name));
        Answer again = admin.post(TEAMS, named(name.toUpperCase(java.util.Locale.ROOT)));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("code").asString()).isEqualTo("access/team-name-taken");
        assertThat(admin.post(TEAMS, named(" ")).body().path("violations").findValuesAsString("pointer"))
                .containsExactly("/name");
    }

    @Test
    void theSameKeyMakesOneTeam() {
        TestClient admin = client.as(Role.ADMIN).with("Idempotency-Key", name);
        Answer first = admin.post(TEAMS, named(name));
        assertThat(admin.post(TEAMS, named(name)).body()).isEqualTo(first.body());
        Answer other = admin.post(TEAMS, named("Other " + name));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body().path("code").asString()).isEqualTo("access/idempotency-key-reused");
    }

    @Test
    void aTeamIsChangedFromTheVersionThatWasSeen() {
        TestClient admin = client.as(Role.ADMIN);
        String team = TEAMS + "/" + team(admin, name);
        assertThat(admin.patch(team, named("New " + name)).status()).isEqualTo(428);
        Answer renamed = admin.with("If-Match", "\"1\"").patch(team, named("New " + name));
        assertThat(renamed.body().path("name").asString()).isEqualTo("New " + name);
        assertThat(renamed.header("ETag")).isEqualTo("\"2\"");
        assertThat(admin.with("If-Match", "\"1\"").patch(team, "{\"retired\":true}").status()).isEqualTo(412);
        assertThat(admin.with("If-Match", "\"2\"").patch(team, "{\"retired\":true}").body().path("retired").asBoolean())
                .isTrue();
        assertThat(admin.with("If-Match", "\"3\"").patch(team, "{\"retired\":false}").body().path("retired")
                .asBoolean()).isFalse();
        assertThat(admin.with("If-Match", "\"1\"").patch(TEAMS + "/99999999", "{}").status()).isEqualTo(404);
    }

    @Test
    void aUserJoinsATeamStaysInItWhenItIsRetiredAndLeavesIt() {
        TestClient admin = client.as(Role.ADMIN);
        long team = team(admin, name);
        long user = admin.post(USERS, """
                {"login":"teams-%s","name":"Ann","role":"agent","password":"%s","teamId":%d}
                """.formatted(name.replace(" ", "-"), TestClient.PASSWORD, team)).body().path("id").asLong();
        assertThat(user(admin, user).path("teamId").asLong()).isEqualTo(team);

        admin.with("If-Match", "\"1\"").patch(TEAMS + "/" + team, "{\"retired\":true}");
        Answer renamed = admin.with("If-Match", "\"1\"").patch(USERS + "/" + user,
                "{\"name\":\"Anna\",\"teamId\":%d}".formatted(team));
        assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
        assertThat(renamed.body().path("teamId").asLong()).isEqualTo(team);

        TestClient seen = admin.with("If-Match", "\"2\"");
        assertThat(seen.patch(USERS + "/" + user, "{\"teamId\":null}").body().path("teamId").asLong(0)).isZero();
        Answer back = admin.with("If-Match", "\"3\"").patch(USERS + "/" + user, "{\"teamId\":%d}".formatted(team));
        assertThat(back.status()).isEqualTo(422);
        assertThat(back.body().path("violations").findValuesAsString("code")).containsExactly("access/team-unknown");
        assertThat(admin.with("If-Match", "\"3\"").patch(USERS + "/" + user, "{\"teamId\":\"x\"}").body()
                .path("violations").findValuesAsString("code")).containsExactly("access/team-not-id");
    }

    private static JsonNode user(TestClient admin, long id) {
        return admin.get(USERS).body().path("items").valueStream().filter(user -> user.path("id").asLong() == id)
                .findFirst().orElseThrow();
    }

    private static long team(TestClient admin, String name) {
        return admin.post(TEAMS, named(name)).body().path("id").asLong();
    }

    private static String named(String name) {
        return "{\"name\":\"%s\"}".formatted(name);
    }
}
