package dev.perennial.collect.customer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** An edit of many customers changes exactly those meant, can be undone, and stands in the history of each. */
@ServerTest
class BulkEditTest {

    private static final String BULK = "/api/v1/customers/bulk";
    private static final AtomicInteger SOURCES = new AtomicInteger();

    @Autowired
    private TestClient client;

    private final String source = "bulk-" + SOURCES.incrementAndGet();

    @Test
    void anEditChangesThoseNamedAndUndoingGivesThemBackWhatTheyWere() {
        TestClient admin = client.as(Role.ADMIN).with("Accept-Language", "en");
        long first = create(admin, "Ada", "\"city\":\"Oslo\",\"tags\":[\"old\",\"vip\"]");
        long second = create(admin, "Ben", "\"tags\":[]");
        long other = create(admin, "Cleo", "\"tags\":[\"old\"]");
        JsonNode before = profile(admin, first);
        long bulk = edit(admin, ids(first, second), """
                {"attribute":"tags","operation":"add","value":["new","vip"]},
                {"attribute":"tags","operation":"remove","value":["old"]},
                {"attribute":"city","operation":"set","value":" Bergen "},
                {"attribute":"industry","operation":"clear"}""");
        assertThat(counts(admin, bulk)).isEqualTo("2 2 0 0 0");
        assertThat(profile(admin, first).get("tags").toString()).isEqualTo("[\"vip\",\"new\"]");
        assertThat(profile(admin, second).get("tags").toString()).isEqualTo("[\"new\",\"vip\"]");
        assertThat(profile(admin, first).get("city").asString()).isEqualTo("Bergen");
        assertThat(profile(admin, other).get("tags").toString()).isEqualTo("[\"old\"]");
        assertThat(found(admin, "city", "Bergen")).isEqualTo(2);

        undo(admin, bulk);
        assertThat(counts(admin, bulk)).isEqualTo("2 2 0 2 0");
        JsonNode after = profile(admin, first);
        for (String field : List.of("tags", "city", "industry", "source", "name", "owner")) {
            assertThat(after.get(field)).as(field).isEqualTo(before.get(field));
        }
        assertThat(found(admin, "city", "Bergen")).isZero();
        List<String> history = admin.get("/api/v1/customers/" + first + "/timeline?kind=change").body().get("items")
                .valueStream().map(item -> item.get("title").asString() + " | " + item.get("detail").asString())
                .toList();
        assertThat(history).hasSize(2);
        assertThat(history.get(0)).contains("undone by").contains("Tags: vip, new → old, vip")
                .contains("City: Bergen → Oslo").doesNotContain("Industry");
        assertThat(history.get(1)).contains("together with others").contains("Tags: old, vip → vip, new");
        Answer again = admin.post(BULK + "/" + bulk + "/undo", "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().get("code").asString()).isEqualTo("customer/bulk-not-undoable");
    }

    @Test
    void undoingLeavesAloneWhatSomebodyChangedSince() {
        TestClient admin = client.as(Role.ADMIN);
        long changedSince = create(admin, "Dora", "\"city\":\"Rome\"");
        long changedElsewhere = create(admin, "Egon", "\"city\":\"Rome\"");
        long bulk = edit(admin, ids(changedSince, changedElsewhere), set("city", "\"Turin\""));
        admin.with("If-Match", "\"2\"").patch("/api/v1/customers/" + changedSince, "{\"city\":\"Milan\"}");
        admin.with("If-Match", "\"2\"").patch("/api/v1/customers/" + changedElsewhere, "{\"phone\":\"555\"}");
        undo(admin, bulk);
        assertThat(counts(admin, bulk)).isEqualTo("2 2 0 1 1");
        assertThat(profile(admin, changedSince).get("city").asString()).isEqualTo("Milan");
        assertThat(profile(admin, changedElsewhere).get("city").asString()).isEqualTo("Rome");
        assertThat(profile(admin, changedElsewhere).get("phone").asString()).isEqualTo("555");
        assertThat(admin.get(BULK + "/" + bulk).body().get("kept").toString()).contains("Dora").doesNotContain("Egon");
    }

    @Test
    void definedFieldsAreSetAndEmptiedAndUndoneLikeOthers() {
        TestClient admin = client.as(Role.ADMIN).with("Accept-Language", "en");
        String code = source.replace('-', '_');
        define(admin, "{\"code\":\"level_" + code + "\",\"nameEn\":\"Level\",\"type\":\"choice\",\"options\":"
                + "[{\"code\":\"gold\",\"nameEn\":\"Gold\"},{\"code\":\"tin\",\"nameEn\":\"Tin\"}]}");
        define(admin, "{\"code\":\"visits_" + code + "\",\"nameEn\":\"Visits\",\"type\":\"number\"}");
        long has = create(admin, "Mia",
                "\"custom\":{\"level_%1$s\":\"tin\",\"visits_%1$s\":7}".formatted(code));
        long none = create(admin, "Nils", "\"city\":\"Pisa\"");
        long bulk = edit(admin, ids(has, none), set("custom_level_" + code, "\"gold\"")
                + ",{\"attribute\":\"custom_visits_" + code + "\",\"operation\":\"clear\"}");
        assertThat(counts(admin, bulk)).isEqualTo("2 2 0 0 0");
        assertThat(profile(admin, has).get("custom").toString()).contains("gold").doesNotContain(":7");
        assertThat(profile(admin, none).get("custom").toString()).contains("gold");
        undo(admin, bulk);
        assertThat(profile(admin, has).at("/custom/level_" + code).asString()).isEqualTo("tin");
        assertThat(profile(admin, has).at("/custom/visits_" + code).asInt()).isEqualTo(7);
        assertThat(profile(admin, none).get("custom").toString()).doesNotContain("gold");
        assertThat(admin.get("/api/v1/customers/" + has + "/timeline?kind=change").text())
                .contains("Level: Tin → Gold").contains("Visits: 7 → (empty)").contains("Level: Gold → Tin");
        assertThat(admin.post(BULK, body(ids(has), set("custom_level_" + code, "\"lead\""))).text())
                .contains("/changes/0/value");
    }

    private static void define(TestClient admin, String field) {
        Answer answer = admin.post("/api/v1/customer-fields", field);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @Test
    void aRuleMeansEveryoneItFindsButForThoseTakenOut() {
        TestClient analyst = client.as(Role.ANALYST);
        long out = create(analyst, "Fay", "\"province\":\"浙江\"");
        List<Long> in = IntStream.range(0, 5).mapToObj(i -> create(analyst, "Guy " + i, "\"province\":\"浙江\""))
                .toList();
        long bulk = edit(analyst, """
                {"all":true,"except":[%d],"rule":{"op":"compare","attribute":"source","comparison":"eq","value":"%s"}}
                """.formatted(out, source), set("province", "\"江苏\""));
        assertThat(counts(analyst, bulk)).isEqualTo("5 5 0 0 0");
        assertThat(profile(analyst, out).get("province").asString()).isEqualTo("浙江");
        assertThat(in).allMatch(id -> profile(analyst, id).get("province").asString().equals("江苏"));
    }

    @Test
    void whatIsAsItShouldBeStaysUntouchedAndTooManyTagsAreRefused() {
        TestClient admin = client.as(Role.ADMIN);
        String tags = String.join(",", IntStream.range(0, 50).mapToObj(i -> "\"t" + i + "\"").toList());
        long full = create(admin, "Hal", "\"tags\":[" + tags + "]");
        long has = create(admin, "Ida", "\"tags\":[\"x\"]");
        long bulk = edit(admin, ids(full, has), "{\"attribute\":\"tags\",\"operation\":\"add\",\"value\":[\"x\"]}");
        assertThat(counts(admin, bulk)).isEqualTo("2 0 1 0 0");
        assertThat(profile(admin, has).get("version").asLong()).isEqualTo(1);
        assertThat(profile(admin, full).get("tags")).hasSize(50);
        Answer view = admin.get(BULK + "/" + bulk);
        assertThat(view.body().get("refused").toString()).contains("Hal");
        assertThat(view.body().get("undoable").asBoolean()).isFalse();
    }

    @Test
    void anAgentChangesOnlyOwnCustomersByNameAndGivesNoneAway() {
        String login = "bulk-agent-" + source;
        long self = client.openAccount(login, Role.AGENT);
        TestClient admin = client.as(Role.ADMIN);
        TestClient agent = client.signedIn(login);
        long own = create(admin, "Jan", "\"ownerId\":" + self);
        long foreign = create(admin, "Kim", "\"city\":\"Riga\"");
        long bulk = edit(agent, ids(own, foreign), set("city", "\"Tallinn\""));
        assertThat(counts(agent, bulk)).isEqualTo("1 1 0 0 0");
        assertThat(profile(admin, foreign).get("city").asString()).isEqualTo("Riga");
        assertThat(agent.post(BULK, body("{\"all\":true}", set("city", "\"Tallinn\""))).text())
                .contains("customer/name-them");
        assertThat(agent.post(BULK, body(ids(own), "{\"attribute\":\"owner\",\"operation\":\"clear\"}")).text())
                .contains("customer/owner-must-be-self");
        assertThat(client.as(Role.ANALYST).get(BULK + "/" + bulk).status()).isEqualTo(404);
    }

    @Test
    void everythingWrongWithAnEditIsToldAtOnce() {
        Answer answer = client.as(Role.ADMIN).post(BULK, """
                {"selection":{"ids":[1],"all":true},"changes":[{"attribute":"shoe","operation":"set","value":1},
                 {"attribute":"city","operation":"add","value":"x"},{"attribute":"city","operation":"set","value":7},
                 {"attribute":"tags","operation":"add","value":[]},{"attribute":"owner","operation":"set","value":-5},
                 {"attribute":"source","operation":"set"}]}
                """);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("violations").findValuesAsString("pointer")).contains("/selection",
                "/changes/0/attribute", "/changes/1/operation", "/changes/2/attribute", "/changes/2/value",
                "/changes/3/value", "/changes/4/value", "/changes/5/value");
        assertThat(client.as(Role.ADMIN).post(BULK, body("""
                {"all":true,"rule":{"op":"compare","attribute":"orders","comparison":"ge","value":"x"}}""",
                set("city", "\"A\""))).text()).contains("/selection/rule/value");
    }

    @Test
    void theSameKeyStartsOneEdit() {
        TestClient admin = client.as(Role.ADMIN);
        long id = create(admin, "Lea", "\"city\":\"Bonn\"");
        TestClient once = admin.with("Idempotency-Key", source);
        Answer first = once.post(BULK, body(ids(id), set("city", "\"Kiel\"")));
        Answer second = once.post(BULK, body(ids(id), set("city", "\"Kiel\"")));
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(once.post(BULK, body(ids(id), set("city", "\"Ulm\""))).status()).isEqualTo(409);
        await(admin, first);
    }

    private static String set(String attribute, String value) {
        return "{\"attribute\":\"%s\",\"operation\":\"set\",\"value\":%s}".formatted(attribute, value);
    }

    private static String ids(long... ids) {
        return "{\"ids\":" + java.util.Arrays.toString(ids) + "}";
    }

    private static String body(String selection, String changes) {
        return "{\"selection\":%s,\"changes\":[%s]}".formatted(selection, changes);
    }

    private static long edit(TestClient client, String selection, String changes) {
        Answer started = client.post(BULK, body(selection, changes));
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        await(client, started);
        return started.body().get("id").asLong();
    }

    private static void undo(TestClient client, long bulk) {
        Answer started = client.post(BULK + "/" + bulk + "/undo", "");
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        await(client, started);
    }

    private static void await(TestClient client, Answer started) {
        String address = started.header("Location");
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> !client.get(address).body().get("state").asString().matches("queued|running"));
        Answer done = client.get(address);
        assertThat(done.body().get("state").asString()).as(done.text()).isEqualTo("succeeded");
    }

    private static String counts(TestClient client, long bulk) {
        JsonNode counts = client.get(BULK + "/" + bulk).body().get("counts");
        return String.join(" ", List.of("selected", "changed", "refused", "undone", "kept").stream()
                .map(name -> counts.get(name).asString()).toList());
    }

    private static JsonNode profile(TestClient client, long id) {
        return client.get("/api/v1/customers/" + id).body();
    }

    private long found(TestClient client, String attribute, String value) {
        return client.post("/api/v1/customers/count", """
                {"exact":true,"rule":{"op":"and","rules":[
                 {"op":"compare","attribute":"source","comparison":"eq","value":"%s"},
                 {"op":"compare","attribute":"%s","comparison":"eq","value":"%s"}]}}
                """.formatted(source, attribute, value)).body().get("count").asLong();
    }

    private long create(TestClient client, String name, String more) {
        Answer answer = client.post("/api/v1/customers",
                "{\"name\":\"%s\",\"source\":\"%s\",%s}".formatted(name, source, more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().get("id").asLong();
    }
}
