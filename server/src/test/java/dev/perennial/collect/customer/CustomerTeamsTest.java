package dev.perennial.collect.customer;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A customer has a team beside the owner, which is shown, filtered, changed and kept like the owner. */
@ServerTest
class CustomerTeamsTest {

    private static final String CUSTOMERS = "/api/v1/customers";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    private TestClient client;

    private TestClient admin;
    private final String source = "customer-teams-" + NUMBERS.incrementAndGet();
    private long east;
    private long west;
    /** An account of the team in the east. */
    private long owner;

    @BeforeEach
    void teams() {
        admin = client.as(Role.ADMIN).with("Accept-Language", "en");
        east = id(admin.post("/api/v1/teams", "{\"name\":\"East %s\"}".formatted(source)));
        west = id(admin.post("/api/v1/teams", "{\"name\":\"West %s\"}".formatted(source)));
        owner = id(admin.post("/api/v1/users", """
                {"login":"%s","name":"Ann","role":"agent","password":"%s","teamId":%d}
                """.formatted(source, TestClient.PASSWORD, east)));
    }

    @Test
    void listsShowAndFilterTheTeamAndSentencesNameIt() {
        long id = create("Ada", "\"teamId\":" + west);
        create("Ben", "\"teamId\":null");
        assertThat(customer(id).path("team").path("name").asString()).isEqualTo("West " + source);
        String rule = "{\"op\":\"compare\",\"attribute\":\"team\",\"comparison\":\"eq\",\"value\":\"%d\"}"
                .formatted(west);
        JsonNode found = admin.post(CUSTOMERS + "/search",
                "{\"rule\":%s,\"fields\":[\"name\",\"team\"]}".formatted(rule)).body().path("items");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("team").asString()).isEqualTo(String.valueOf(west));
        assertThat(count("{\"op\":\"in\",\"attribute\":\"team\",\"values\":[\"%d\",\"%d\"]}".formatted(east, west)))
                .isEqualTo(1);
        assertThat(count("{\"op\":\"missing\",\"attribute\":\"team\"}")).isEqualTo(1);
        assertThat(count("{\"op\":\"not\",\"rule\":%s}".formatted(rule))).isEqualTo(1);
        assertThat(admin.post("/api/v1/rules/describe", "{\"rule\":%s}".formatted(rule)).body().path("sentence")
                .asString()).contains("Team", "West " + source);
        JsonNode attributes = client.as(Role.AGENT).with("Accept-Language", "zh").get(CUSTOMERS + "/attributes").body();
        assertThat(attributes.toString()).contains("\"团队\"", "West " + source);
    }

    @Test
    void whoGetsAnOwnerAndHasNoTeamGetsTheOwners() {
        assertThat(team(create("Ada", "\"ownerId\":" + owner))).isEqualTo(east);
        assertThat(team(create("Ben", "\"ownerId\":%d,\"teamId\":%d".formatted(owner, west)))).isEqualTo(west);
        long third = create("Cleo", "\"tags\":[]");
        change(third, "{\"ownerId\":%d}".formatted(owner));
        assertThat(team(third)).isEqualTo(east);
        long fourth = create("Dan", "\"teamId\":" + west);
        change(fourth, "{\"ownerId\":%d}".formatted(owner));
        assertThat(team(fourth)).isEqualTo(west);
        long fifth = create("Eve", "\"tags\":[]");
        change(fifth, "{\"ownerId\":%d,\"teamId\":null}".formatted(owner));
        assertThat(team(fifth)).isZero();
        assertThat(team(id(client.signedIn(source).post(CUSTOMERS, "{\"name\":\"Own\"}")))).isEqualTo(east);
    }

    @Test
    void aTeamThatIsRenamedOrRetiredKeepsItsCustomers() {
        long id = create("Ada", "\"teamId\":" + west);
        Answer renamed = admin.with("If-Match", "\"1\"").patch("/api/v1/teams/" + west,
                "{\"name\":\"Far west %s\",\"retired\":true}".formatted(source));
        assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
        assertThat(customer(id).path("team").path("name").asString()).isEqualTo("Far west " + source);
        assertThat(customer(id).path("team").path("retired").asBoolean()).isTrue();
        assertThat(count("{\"op\":\"compare\",\"attribute\":\"team\",\"comparison\":\"eq\",\"value\":\"%d\"}"
                .formatted(west))).isEqualTo(1);
        assertThat(change(id, "{\"city\":\"Oslo\"}").status()).isEqualTo(200);
        Answer refused = admin.post(CUSTOMERS, "{\"name\":\"B\",\"teamId\":%d}".formatted(west));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("violations").findValuesAsString("code"))
                .containsExactly("customer/team-unknown");
        assertThat(change(id, "{\"teamId\":\"x\"}").body().path("violations").findValuesAsString("pointer"))
                .containsExactly("/teamId");
    }

    @Test
    void theTimelineSaysFromWhichTeamToWhich() {
        long id = create("Ada", "\"teamId\":" + west);
        change(id, "{\"teamId\":%d}".formatted(east));
        assertThat(admin.get(CUSTOMERS + "/" + id + "/timeline?kind=change").body().path("items").get(0)
                .path("detail").asString()).isEqualTo("Team: West %1$s → East %1$s".formatted(source));
    }

    @Test
    void manyAreGivenATeamOrAnOwnerWithTheirTeamAndUndoingTakesItBack() {
        long none = create("Ada", "\"tags\":[]");
        long has = create("Ben", "\"teamId\":" + west);
        String both = "{\"ids\":[%d,%d]}".formatted(none, has);
        long assigned = edit(both, "{\"attribute\":\"owner\",\"operation\":\"set\",\"value\":%d}".formatted(owner));
        assertThat(team(none)).isEqualTo(east);
        assertThat(team(has)).isEqualTo(west);
        undo(assigned);
        assertThat(team(none)).isZero();
        assertThat(team(has)).isEqualTo(west);
        assertThat(customer(none).path("owner").path("id").asLong(0)).isZero();

        long moved = edit(both, "{\"attribute\":\"team\",\"operation\":\"set\",\"value\":%d}".formatted(east));
        assertThat(count("{\"op\":\"compare\",\"attribute\":\"team\",\"comparison\":\"eq\",\"value\":\"%d\"}"
                .formatted(east))).isEqualTo(2);
        undo(moved);
        assertThat(team(none)).isZero();
        assertThat(team(has)).isEqualTo(west);
        edit(both, "{\"attribute\":\"team\",\"operation\":\"clear\"}");
        assertThat(team(has)).isZero();
        Answer wrong = admin.post(CUSTOMERS + "/bulk", """
                {"selection":%s,"changes":[{"attribute":"team","operation":"set","value":99999999}]}
                """.formatted(both));
        assertThat(wrong.body().path("violations").findValuesAsString("pointer")).containsExactly("/changes/0/value");
    }

    @Test
    void filesNameTheTeam() {
        create("Ada", "\"teamId\":" + west);
        Answer job = admin.post(CUSTOMERS + "/export", """
                {"rule":{"op":"compare","attribute":"source","comparison":"eq","value":"%s"},"fields":["name","team"]}
                """.formatted(source));
        JsonNode done = await("/api/v1/jobs/" + id(job));
        String file = admin.get("/api/v1/files/" + done.path("result").path("fileId").asLong()).text();
        assertThat(file).contains("Name,Team").contains(",Ada,West " + source);
    }

    private long create(String name, String more) {
        return id(admin.post(CUSTOMERS, "{\"name\":\"%s\",\"source\":\"%s\",%s}".formatted(name, source, more)));
    }

    private static long id(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(201, 202);
        return answer.body().path("id").asLong();
    }

    private Answer change(long id, String body) {
        return admin.with("If-Match", "\"" + customer(id).path("version").asLong() + "\"").patch(CUSTOMERS + "/" + id,
                body);
    }

    private JsonNode customer(long id) {
        return admin.get(CUSTOMERS + "/" + id).body();
    }

    /** Id of the customer's team, 0 for none. */
    private long team(long customer) {
        return customer(customer).path("team").path("id").asLong(0);
    }

    private long count(String rule) {
        return admin.post(CUSTOMERS + "/count", """
                {"exact":true,"rule":{"op":"and","rules":[
                 {"op":"compare","attribute":"source","comparison":"eq","value":"%s"},%s]}}
                """.formatted(source, rule)).body().path("count").asLong();
    }

    private long edit(String selection, String change) {
        Answer started = admin.post(CUSTOMERS + "/bulk",
                "{\"selection\":%s,\"changes\":[%s]}".formatted(selection, change));
        long bulk = id(started);
        await(started.header("Location"));
        return bulk;
    }

    private void undo(long bulk) {
        Answer started = admin.post(CUSTOMERS + "/bulk/" + bulk + "/undo", "");
        id(started);
        await(started.header("Location"));
    }

    private JsonNode await(String job) {
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> !admin.get(job).body().path("state").asString().matches("queued|running"));
        JsonNode done = admin.get(job).body();
        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("succeeded");
        return done;
    }
}
