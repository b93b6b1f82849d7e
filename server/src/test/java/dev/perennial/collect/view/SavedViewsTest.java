package dev.perennial.collect.view;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Views are kept as they were made, are their owner's alone unless shared, and change for nobody who looks at an old one. */
@ServerTest
class SavedViewsTest {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private static final String CONTENT = """
            {"rule":{"op":"compare","attribute":"city","comparison":"eq","value":"杭州"},
             "sort":{"attribute":"net_spend","direction":"desc"},
             "columns":[{"code":"name","width":240,"pinned":true},{"code":"orders"}]}""";

    @Autowired
    private TestClient client;

    private TestClient analyst;
    private TestClient agent;

    @BeforeEach
    void openAccounts() {
        int number = PEOPLE.incrementAndGet();
        client.openAccount("viewer-analyst-" + number, Role.ANALYST);
        client.openAccount("viewer-agent-" + number, Role.AGENT);
        analyst = client.signedIn("viewer-analyst-" + number);
        agent = client.signedIn("viewer-agent-" + number);
    }

    @Test
    void aViewIsReadAsItWasKept() {
        Answer created = create(analyst, "杭州 by spend", false);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/api/v1/views/" + id(created));
        Answer read = analyst.get(address(created));
        assertThat(read.body()).isEqualTo(created.body());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.body().at("/content/rule/value").asString()).isEqualTo("杭州");
        assertThat(read.body().at("/content/columns/0/width").asInt()).isEqualTo(240);
        assertThat(read.body().at("/content/columns/0/pinned").asBoolean()).isTrue();
        assertThat(read.body().at("/mine").asBoolean()).isTrue();
    }

    @Test
    void aViewIsItsOwnersAloneUntilItIsShared() {
        Answer created = create(analyst, "Only mine", false);
        assertThat(names(agent)).doesNotContain("Only mine");
        assertThat(agent.get(address(created)).status()).isEqualTo(404);
        Answer shared = analyst.with("If-Match", "\"1\"").patch(address(created), "{\"shared\":true}");
        assertThat(shared.status()).as(shared.text()).isEqualTo(200);
        assertThat(names(agent)).contains("Only mine");
        Answer seen = agent.get(address(created));
        assertThat(seen.body().at("/editable").asBoolean()).isFalse();
        Answer refused = agent.with("If-Match", "\"2\"").patch(address(created), "{\"name\":\"Taken over\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().get("code").asString()).isEqualTo("view/not-yours");
        assertThat(agent.delete(address(created)).status()).isEqualTo(403);
        analyst.with("If-Match", "\"2\"").patch(address(created), "{\"shared\":false}");
        assertThat(agent.get(address(created)).status()).isEqualTo(404);
    }

    @Test
    void onlyThoseWhoMayShareDo() {
        Answer refused = create(agent, "For everyone", true);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().get("code").asString()).isEqualTo("view/sharing-not-allowed");
        assertThat(create(agent, "For me", false).status()).isEqualTo(201);
        Answer byProgram = create(client.as(Role.ADMIN), "A program's own", false);
        assertThat(byProgram.status()).isEqualTo(422);
        assertThat(byProgram.text()).contains("view/nobodys");
    }

    @Test
    void anEditOfAnOlderVersionIsStaleAndOneWithoutAVersionIsRefused() {
        Answer created = create(analyst, "Twice changed", false);
        String address = address(created);
        assertThat(analyst.patch(address, "{\"name\":\"A\"}").status()).isEqualTo(428);
        assertThat(analyst.with("If-Match", "\"1\"").patch(address, "{\"name\":\"Renamed once\"}").status())
                .isEqualTo(200);
        assertThat(analyst.with("If-Match", "\"1\"").patch(address, "{\"name\":\"Renamed twice\"}").status())
                .isEqualTo(412);
        assertThat(analyst.get(address).body().at("/name").asString()).isEqualTo("Renamed once");
    }

    @Test
    void theSameKeyKeepsOneViewAndTwoOfOneNameAreRefused() {
        TestClient once = analyst.with("Idempotency-Key", "view-once");
        Answer first = create(once, "Kept once", false);
        Answer second = create(once, "Kept once", false);
        assertThat(second.status()).isEqualTo(201);
        assertThat(id(second)).isEqualTo(id(first));
        Answer other = create(once, "Another", false);
        assertThat(other.body().get("code").asString()).isEqualTo("view/idempotency-key-reused");
        Answer namesake = create(analyst, "KEPT once", false);
        assertThat(namesake.status()).isEqualTo(409);
        assertThat(namesake.body().get("code").asString()).isEqualTo("view/name-taken");
    }

    @Test
    void everythingThatCannotBeShownIsToldWithItsPlace() {
        Answer answer = analyst.post("/api/v1/views", """
                {"object":"customers","name":"Wrong","content":{"sort":{"attribute":"tags"},
                 "columns":[{"code":"name"},{"code":"shoe_size"}]}}
                """);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("violations").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/content/columns/1/code", "/content/sort/attribute");
        Answer rule = analyst.post("/api/v1/views", """
                {"object":"customers","name":"Wrong","content":{"rule":{"op":"compare","attribute":"orders",
                 "comparison":"ge","value":"many"}}}
                """);
        assertThat(rule.body().get("violations").findValuesAsString("pointer")).containsExactly("/content/rule/value");
        Answer twice = analyst.post("/api/v1/views", """
                {"object":"customers","name":"Wrong","content":{"columns":[{"code":"name"},{"code":"name","width":1}]}}
                """);
        assertThat(twice.text()).contains("view/column-twice");
        assertThat(analyst.post("/api/v1/views", "{\"object\":\"unicorns\",\"name\":\"x\",\"content\":{}}").status())
                .isEqualTo(422);
    }

    @Test
    void viewsStandInTheOrderTheirOwnerGivesThem() {
        Answer first = create(analyst, "First", false);
        create(analyst, "Second", false);
        Answer third = create(analyst, "Third", false);
        assertThat(names(analyst).subList(0, 3)).containsExactly("First", "Second", "Third");
        analyst.with("If-Match", "\"1\"").patch(address(third), "{\"position\":0}");
        assertThat(names(analyst).subList(0, 3)).containsExactly("Third", "First", "Second");
        assertThat(analyst.delete(address(first)).status()).isEqualTo(204);
        assertThat(analyst.delete(address(first)).status()).isEqualTo(404);
        assertThat(names(analyst).subList(0, 2)).containsExactly("Third", "Second");
    }

    private static Answer create(TestClient client, String name, boolean shared) {
        return client.post("/api/v1/views", "{\"object\":\"customers\",\"name\":\"%s\",\"shared\":%s,\"content\":%s}"
                .formatted(name, shared, CONTENT));
    }

    private static List<String> names(TestClient client) {
        return client.get("/api/v1/views?object=customers").body().get("items").valueStream()
                .map(view -> view.get("name").asString()).toList();
    }

    private static long id(Answer answer) {
        return answer.body().get("id").asLong();
    }

    private static String address(Answer answer) {
        return "/api/v1/views/" + id(answer);
    }
}
