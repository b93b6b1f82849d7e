package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.List;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the bell tells of value runs, and to whom. */
@ServerTest
@TestPropertySource(properties = "perennial.test=value-runs")
class RunNoticesTest {

    private static final List<ValueBase.Order> ORDERS = ValueBase.simulated(1_500);
    private static final LocalDate LAST = ORDERS.stream().map(ValueBase.Order::day).max(LocalDate::compareTo)
            .orElseThrow();

    @Autowired
    private TestClient client;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void onlyTheSimulatedOrdersAreThere() {
        ValueBase.only(jdbc, ORDERS);
    }

    @Test
    void aWithheldRunRingsForWhoeverMayStartRunsUntilTheyHaveSeenIt() {
        TestClient analyst = person("bell-analyst", Role.ANALYST);
        TestClient admin = person("bell-admin", Role.ADMIN);
        TestClient agent = person("bell-agent", Role.AGENT);
        long run = withheldRun();
        for (TestClient told : List.of(analyst, admin)) {
            JsonNode notice = only(inbox(told), "run-withheld");
            assertThat(notice.path("id").asLong()).isEqualTo(run);
            assertThat(notice.path("about").path("type").asString()).isEqualTo("value-run");
            assertThat(notice.path("about").path("id").asLong()).isEqualTo(run);
            assertThat(notice.path("title").asString())
                    .isEqualTo("Value run " + run + " was withheld and is not shown");
            assertThat(notice.path("details")).hasSize(1);
            assertThat(notice.path("details").get(0).asString()).startsWith("The value of the base would move by");
            assertThat(notice.path("seen").asBoolean()).isFalse();
        }
        assertThat(inbox(agent).path("unseen").asInt()).isZero();
        assertThat(inbox(agent).path("items")).isEmpty();

        assertThat(analyst.post("/api/v1/notices/seen", "{}").status()).isEqualTo(204);
        assertThat(analyst.post("/api/v1/notices/seen", "{}").status()).as("once more").isEqualTo(204);
        assertThat(inbox(analyst).path("unseen").asInt()).isZero();
        assertThat(only(inbox(analyst), "run-withheld").path("seen").asBoolean()).isTrue();
        assertThat(inbox(admin).path("unseen").asInt()).as("what another has seen").isPositive();
    }

    @Test
    void aRunThatIsDecidedAboutStaysInTheListAndRingsNoMore() {
        TestClient analyst = person("bell-decided", Role.ANALYST);
        long run = withheldRun();
        assertThat(
                client.as(Role.ADMIN).post("/api/v1/value/runs/" + run + "/publish", "{\"reason\":\"fen\"}").status())
                .isEqualTo(200);
        JsonNode notice = only(inbox(analyst), "run-withheld");
        assertThat(notice.path("title").asString()).endsWith("then published by decision");
        assertThat(notice.path("seen").asBoolean()).isTrue();
        assertThat(only(inbox(analyst), "run-drifted").path("seen").asBoolean())
                .as("the alarm is about what is shown now").isFalse();
    }

    @Test
    void aRunThatALaterOneReplacedUnpublishedRingsNoMore() {
        TestClient analyst = person("bell-replaced", Role.ANALYST);
        withheldRun();
        jdbc.sql("UPDATE collect.commerce_order SET base_amount = base_amount / 10").update();
        assertThat(ValueBase.run(client, "{}").path("state").asString()).isEqualTo("published");
        assertThat(inbox(analyst).path("unseen").asInt()).isZero();
        assertThat(only(inbox(analyst), "run-withheld").path("title").asString())
                .endsWith("a later run has taken its place");
    }

    @Test
    void anAlarmOfDriftRingsWithWhatDrifted() {
        TestClient analyst = person("bell-drift", Role.ANALYST);
        LocalDate before = LAST.minusWeeks(8);
        jdbc.sql("DELETE FROM collect.commerce_order WHERE placed_on > ? AND placed_on < ?").param(before).param(LAST)
                .update();
        long against = ValueBase.run(client, "{\"asOf\":\"%s\"}".formatted(before)).path("id").asLong();
        assertThat(inbox(analyst).path("items")).as("nothing to compare with").isEmpty();
        long run = ValueBase.run(client, "{}").path("id").asLong();
        JsonNode notice = only(inbox(analyst), "run-drifted");
        assertThat(notice.path("about").path("id").asLong()).isEqualTo(run);
        assertThat(notice.path("title").asString())
                .isEqualTo("Value run %d differs alarmingly from run %d".formatted(run, against));
        assertThat(notice.path("details").get(0).asString()).startsWith("Orders coming in: ");
        assertThat(notice.path("seen").asBoolean()).isFalse();
        JsonNode chinese = only(inbox(analyst.with("Accept-Language", "zh-CN")), "run-drifted");
        assertThat(chinese.path("title").asString()).contains("令人警觉");
        assertThat(chinese.path("details").get(0).asString()).startsWith("订单流入：");
        assertThat(inbox(person("bell-drift-agent", Role.AGENT)).path("items")).isEmpty();
    }

    @Test
    void whatIsFoundLaterInARunRingsAgain() {
        TestClient analyst = person("bell-later", Role.ANALYST);
        ValueBase.run(client, "{}");
        long run = ValueBase.run(client, "{}").path("id").asLong();
        ValueBase.awaitTraits(jdbc, run);
        assertThat(inbox(analyst).path("items")).as("the same orders").isEmpty();
        alarm(run, 1, "basket", null);
        analyst.post("/api/v1/notices/seen", "{}");
        assertThat(inbox(analyst).path("unseen").asInt()).isZero();
        alarm(run, 2, "channels", "web");
        assertThat(inbox(analyst).path("unseen").asInt()).isOne();
        assertThat(only(inbox(analyst), "run-drifted").path("details")).hasSize(2);
    }

    @Test
    void mentionsAndRunsStandInOneInboxNewestFirstAndAreSeenTogether() {
        TestClient analyst = person("bell-both", Role.ANALYST);
        withheldRun();
        int unseen = inbox(analyst).path("unseen").asInt();
        TestClient admin = client.as(Role.ADMIN);
        long customer = admin.post("/api/v1/customers", "{\"name\":\"Rung About\"}").body().path("id").asLong();
        admin.post("/api/v1/customers/" + customer + "/notes", "{\"text\":\"@bell-both 请看\"}");
        JsonNode inbox = inbox(analyst);
        assertThat(inbox.path("unseen").asInt()).isEqualTo(unseen + 1);
        assertThat(inbox.path("items").get(0).path("kind").asString()).isEqualTo("mentioned");
        assertThat(inbox.path("items").get(0).path("about").path("id").asLong()).isEqualTo(customer);
        JsonNode first = analyst.get("/api/v1/notices?limit=1").body();
        assertThat(first.path("items")).hasSize(1);
        assertThat(first.path("unseen").asInt()).as("what is beyond the limit counts").isEqualTo(unseen + 1);
        analyst.post("/api/v1/notices/seen", "{}");
        assertThat(inbox(analyst).path("unseen").asInt()).isZero();
        assertThat(inbox(analyst).path("items")).hasSize(inbox.path("items").size());
    }

    @Test
    void aProgramIsToldOfNothing() {
        TestClient.Answer answer = client.as(Role.ADMIN).get("/api/v1/notices");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("code").asString()).isEqualTo("notice/nobodys-inbox");
        assertThat(person("bell-limit", Role.AGENT).get("/api/v1/notices?limit=0").status()).isEqualTo(422);
    }

    private TestClient person(String login, Role role) {
        client.openAccount(login, role);
        return client.signedIn(login);
    }

    /** A run after which all amounts are ten times what they were before. */
    private long withheldRun() {
        assertThat(ValueBase.run(client, "{}").path("state").asString()).isEqualTo("published");
        jdbc.sql("UPDATE collect.commerce_order SET base_amount = base_amount * 10").update();
        JsonNode run = ValueBase.run(client, "{}");
        assertThat(run.path("state").asString()).isEqualTo("withheld");
        return run.path("id").asLong();
    }

    /** Turns a measure of a run's drift into an alarm. */
    private void alarm(long run, int place, String code, @Nullable String what) {
        jdbc.sql("""
                UPDATE understand.value_run
                SET drift = jsonb_set(drift, ARRAY['measures', :place::text], jsonb_build_object('code', :code::text, 'level', 'alarm',
                    'value', 0.5, 'watch', 0.1, 'alarm', 0.25, 'before', 0.1, 'now', 0.6, 'what', :what::text))
                WHERE id = :run
                """).param("place", String.valueOf(place)).param("code", code).param("what", what).param("run", run)
                .update();
    }

    private static JsonNode inbox(TestClient person) {
        TestClient.Answer answer = person.get("/api/v1/notices");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode only(JsonNode inbox, String kind) {
        List<JsonNode> found = inbox.path("items").valueStream()
                .filter(notice -> notice.path("kind").asString().equals(kind)).toList();
        assertThat(found).as(inbox.toString()).hasSize(1);
        return found.getFirst();
    }
}
