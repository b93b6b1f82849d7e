package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import dev.perennial.collect.customer.Customers;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.understand.analytics.Analyses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Value runs over simulated orders, in a database of its own, since a run is about all customers there are. */
@ServerTest
@TestPropertySource(properties = "perennial.test=value-runs")
class ValueRunsTest {

    private static final List<ValueBase.Order> ORDERS = ValueBase.simulated(1_500);

    @Autowired
    private TestClient client;
    @Autowired
    private ValueRuns runs;
    @Autowired
    private CardQuery query;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private RunTable table;
    @Autowired
    private Analyses analyses;
    @Autowired
    private RankTable ranks;
    @Autowired
    private Customers customers;
    @Autowired
    private TransactionTemplate transaction;

    private int base;

    @BeforeEach
    void onlyTheSimulatedOrdersAreThere() {
        base = ValueBase.only(jdbc, ORDERS);
    }

    @Test
    void readersNeverSeeHalfARun() throws InterruptedException {
        run("{}");
        AtomicBoolean reading = new AtomicBoolean(true);
        AtomicLong reads = new AtomicLong();
        List<String> wrong = new CopyOnWriteArrayList<>();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (reading.get()) {
                long count = jdbc.sql("SELECT count(*) FROM understand.value_card").query(Long.class).single();
                if (count != base) {
                    wrong.add("saw " + count);
                }
                reads.incrementAndGet();
            }
        });
        String state = run("{\"horizon\":26}").path("state").asString();
        reading.set(false);
        reader.join();
        assertThat(state).isEqualTo("published");
        assertThat(wrong).isEmpty();
        assertThat(reads).hasValueGreaterThan(10);
    }

    @Test
    void whatIsLeftOutIsAsInThePublishedRun() {
        double narrow = run("{\"margin\":0.3,\"horizon\":26,\"discount\":0.2}").path("report").path("base").path("clv")
                .path("estimate").asDouble();
        JsonNode next = run("{}");
        assertThat(next.path("settings").path("margin").asDouble()).isEqualTo(0.3);
        assertThat(next.path("report").path("base").path("clv").path("estimate").asDouble()).isCloseTo(narrow,
                within(1e-6));
        JsonNode whole = run("{\"margin\":1}");
        assertThat(whole.path("settings").path("margin").asDouble()).isOne();
        assertThat(whole.path("settings").path("horizon").asInt()).isEqualTo(26);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mbg-nbd", "pareto-nbd", "mbg-cnbd", "nbd"})
    void aRunUsesTheModelThatItIsAskedFor(String model) {
        JsonNode run = run("{\"model\":\"" + model + "\"}");
        assertThat(run.path("state").asString()).as(run.toString()).isIn("published", "withheld");
        assertThat(run.path("report").path("model").path("code").asString()).isEqualTo(model);
        assertThat(run.path("settings").path("model").asString()).isEqualTo(model);
        run("{\"model\":\"standard\"}");
    }

    @Test
    void aModelThatIsNotThereIsRefused() {
        TestClient.Answer answer = client.as(Role.ADMIN).post("/api/v1/value/runs", "{\"model\":\"arima\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("/model").contains("pareto-nbd");
    }

    @Test
    void theModelThatPredictsBestIsFoundAmongAll() {
        JsonNode run = run("{\"model\":\"auto\"}");
        JsonNode models = run.path("report").path("comparison").path("models");
        assertThat(models.size()).isEqualTo(5);
        assertThat(models.valueStream().filter(one -> one.path("chosen").asBoolean()).map(one -> one.path("code")
                .asString())).containsExactly(run.path("report").path("model").path("code").asString());
        run("{\"model\":\"standard\"}");
    }

    @Test
    void noOtherRunIsPublishedBetweenACardAndItsRun() {
        run("{}");
        long customer = jdbc.sql("SELECT min(customer_id) FROM understand.value_card").query(Long.class).single();
        List<Boolean> swapped = new ArrayList<>();
        PublishedModels lookedUp = new PublishedModels(table) {
            @Override
            Published now() {
                swapped.add(CompletableFuture.supplyAsync(ValueRunsTest.this::couldSwap).join());
                return super.now();
            }
        };
        Cards slow = new Cards(customers, query, lookedUp, transaction);
        assertThat(slow.card(Caller.system(), customer).customerId()).isEqualTo(customer);
        assertThat(swapped).containsExactly(false);
        assertThat(couldSwap()).isTrue();
    }

    /** Whether another table of cards could be put in place at this moment. */
    private boolean couldSwap() {
        try {
            transaction.executeWithoutResult(
                    _ -> jdbc.sql("LOCK TABLE understand.value_card IN ACCESS EXCLUSIVE MODE NOWAIT").update());
            return true;
        } catch (UncategorizedSQLException e) {
            assertThat(e).hasMessageContaining("55P03");
            return false;
        }
    }

    @Test
    void aCancelledRunLeavesThePreviousOnePublished() {
        long published = run("{}").path("id").asLong();
        ValueRuns.Started second = runs.start(RunSettings.defaults(), Caller.system());
        client.as(Role.ADMIN).post("/api/v1/jobs/" + second.jobId() + "/cancel", "");
        JsonNode ended = awaitEnd(second.id());
        assertThat(ended.path("state").asString()).isEqualTo("cancelled");
        assertThat(analyses.found(ValueRunJob.FOLDER + ".*")).contains(ValueRunJob.FOLDER + published)
                .doesNotContain(ValueRunJob.FOLDER + second.id());
        assertThat(overview().path("run").path("id").asLong()).isEqualTo(published);
        runs.cleanUp();
        assertThat(tables()).isEmpty();
    }

    @Test
    void whatAKilledRunLeftIsRemoved() {
        run("{}");
        jdbc.sql("CREATE TABLE understand.value_card_r999999 (LIKE understand.value_card)").update();
        runs.cleanUp();
        assertThat(tables()).isEmpty();
        assertThat(count()).isEqualTo(base);
    }

    @Test
    void oneRunAtATime() {
        ValueRuns.Started first = runs.start(RunSettings.defaults(), Caller.system());
        TestClient.Answer second = client.as(Role.ADMIN).post("/api/v1/value/runs", "{}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().path("code").asString()).isEqualTo("value/run-in-progress");
        awaitEnd(first.id());
    }

    @Test
    void aRunThatLooksWrongIsWithheldUntilSomeoneDecides() {
        long published = run("{}").path("id").asLong();
        jdbc.sql("UPDATE collect.commerce_order SET base_amount = base_amount * 10").update();
        JsonNode withheld = run("{}");
        assertThat(withheld.path("state").asString()).isEqualTo("withheld");
        assertThat(withheld.path("gates").valueStream().filter(gate -> !gate.path("passed").asBoolean())
                .map(gate -> gate.path("code").asString())).containsExactly("total-moved");
        assertThat(overview().path("run").path("id").asLong()).isEqualTo(published);
        String publish = "/api/v1/value/runs/" + withheld.path("id").asLong() + "/publish";
        assertThat(client.as(Role.AGENT).post(publish, "{\"reason\":\"x\"}").status()).isEqualTo(403);
        assertThat(client.as(Role.ADMIN).post(publish, "{}").status()).isEqualTo(422);
        List<CompletableFuture<TestClient.Answer>> decisions = Stream.of(Role.ANALYST, Role.ADMIN)
                .map(role -> CompletableFuture.supplyAsync(
                        () -> client.as(role).post(publish, "{\"reason\":\"prices are in fen now\"}")))
                .toList();
        assertThat(decisions).extracting(decision -> decision.join().status()).containsExactlyInAnyOrder(200, 409);
        assertThat(overview().path("run").path("id").asLong()).isEqualTo(withheld.path("id").asLong());
        assertThat(jdbc.sql("SELECT count(*) FROM platform.audit_entry WHERE action = 'value-run.publish'")
                .query(Long.class).single()).isPositive();
    }

    @Test
    void olderValuesTakeThePlaceOfNewerOnesOnlyWhenSomeoneDecidesSo() {
        JsonNode newer = run("{}");
        long published = newer.path("id").asLong();
        LocalDate day = LocalDate.parse(newer.path("asOf").asString()).minusWeeks(20);
        JsonNode older = run("{\"asOf\":\"%s\"}".formatted(day));
        assertThat(older.path("state").asString()).isEqualTo("withheld");
        assertThat(older.path("report").path("holdout").path("units").asInt()).isEqualTo(20);
        assertThat(older.path("gates").valueStream().filter(gate -> !gate.path("passed").asBoolean())
                .map(gate -> gate.path("code").asString())).contains("newest");
        assertThat(overview().path("run").path("id").asLong()).isEqualTo(published);
        String publish = "/api/v1/value/runs/" + older.path("id").asLong() + "/publish";
        assertThat(client.as(Role.ADMIN).post(publish, "{\"reason\":\"as it was then\"}").status()).isEqualTo(200);
        assertThat(overview().path("run").path("asOf").asString()).isEqualTo(day.toString());
        run("{}");
    }

    @Test
    void whereNothingWasHeldOutTheBacktestIsNotChecked() {
        JsonNode gate = run("{\"holdout\":0}").path("gates").valueStream()
                .filter(one -> one.path("code").asString().equals("backtest")).findFirst().orElseThrow();
        assertThat(gate.path("value").isNull()).isTrue();
        assertThat(gate.path("detail").asString()).matches("(Not checked|未检验).*");
    }

    @Test
    void aSecondRunOverTheSameOrdersAddsNothingToHistory() {
        run("{}");
        long first = jdbc.sql("SELECT count(*) FROM understand.value_history").query(Long.class).single();
        run("{}");
        assertThat(first).isEqualTo(base);
        assertThat(jdbc.sql("SELECT count(*) FROM understand.value_history").query(Long.class).single())
                .isEqualTo(first);
    }

    @Test
    void everyFigureHasItsReasonInBothLanguages() {
        run("{}");
        long often = jdbc.sql("SELECT customer_id FROM understand.value_card ORDER BY x DESC LIMIT 1")
                .query(Long.class).single();
        long once = jdbc.sql("SELECT customer_id FROM understand.value_card WHERE x = 0 LIMIT 1").query(Long.class)
                .single();
        for (String figure : WhyFigure.codes()) {
            for (long customer : List.of(often, once)) {
                String path = "/api/v1/customers/%d/value/why?figure=%s".formatted(customer, figure);
                JsonNode english = client.as(Role.ADMIN).get(path).body();
                JsonNode chinese = client.as(Role.ADMIN).with("Accept-Language", "zh-CN").get(path).body();
                assertThat(english.path("answer").asString()).as(path).matches(".*[a-z]{3}.*").doesNotContain("{");
                assertThat(chinese.path("answer").asString()).as(path).matches(".*[\\u4e00-\\u9fff]{2}.*")
                        .doesNotContain("{");
                assertThat(english.path("changes")).as(path).isNotEmpty();
                assertThat(english.path("parameters")).hasSize(7);
            }
        }
        JsonNode unknown = client.as(Role.ADMIN).get("/api/v1/customers/%d/value/why?figure=p_alive".formatted(once))
                .body();
        assertThat(unknown.path("answer").asString()).startsWith("Not known after one order");
    }

    @Test
    void whereACustomerStandsIsExactToAThousandth() {
        long run = run("{}").path("id").asLong();
        ValueBase.awaitTraits(jdbc, run);
        record Standing(String stage, double clv, double base, double within) {
        }
        List<Standing> standings = jdbc.sql("""
                SELECT stage, clv, cume_dist() OVER (ORDER BY clv) AS base,
                       cume_dist() OVER (PARTITION BY stage ORDER BY clv) AS within
                FROM understand.value_card
                """).query(Standing.class).list();
        assertThat(standings).hasSize(base).allSatisfy(standing -> {
            RankTable.Rank rank = ranks.rank(run, RankTable.Figure.CLV, standing.clv(), standing.stage()).orElseThrow();
            assertThat(rank.base()).isCloseTo(standing.base(), within(0.001));
            assertThat(rank.stage()).isCloseTo(standing.within(), within(0.001));
        });
    }

    @Test
    void anAgentSeesOnlyCardsOfTheirOwnCustomers() {
        run("{}");
        long agent = client.openAccount("value-agent-" + System.nanoTime(), Role.AGENT);
        String login = jdbc.sql("SELECT login FROM platform.access_user WHERE id = ?").param(agent).query(String.class)
                .single();
        long mine = jdbc.sql("SELECT min(customer_id) FROM understand.value_card").query(Long.class).single();
        jdbc.sql("UPDATE collect.customer_profile SET owner_id = ? WHERE id = ?").param(agent).param(mine).update();
        jdbc.sql("UPDATE collect.customer_list SET owner_id = ? WHERE customer_id = ?").param(agent).param(mine)
                .update();
        TestClient browser = client.signedIn(login);
        TestClient.Answer card = browser.get("/api/v1/customers/" + mine + "/value");
        assertThat(card.status()).as(card.text()).isEqualTo(200);
        assertThat(card.body().path("clv").path("estimate").asDouble()).isPositive();
        assertThat(browser.get("/api/v1/customers/" + (mine + 1) + "/value").status()).isEqualTo(404);
        assertThat(browser.get("/api/v1/value/overview").status()).isEqualTo(403);
        assertThat(browser.get("/api/v1/customers/" + mine + "/value/history").body().path("items")).hasSize(1);
    }

    @Test
    void overviewAndModelPageAddUp() {
        jdbc.sql("""
                WITH known AS (
                    INSERT INTO collect.customer_profile (name, created_at, updated_at)
                    VALUES ('Nobody yet', '1997-06-01', '1997-06-01')
                    RETURNING id
                ), figures AS (
                    INSERT INTO collect.customer_figures (customer_id)
                    SELECT id
                    FROM known
                )
                INSERT INTO collect.customer_list (customer_id, kind, name, created_on)
                SELECT id, 'person', 'Nobody yet', '1997-06-01'
                FROM known
                """).update();
        run("{\"margin\":0.3}");
        JsonNode overview = overview();
        assertThat(overview.path("customers").asInt()).isEqualTo(base);
        JsonNode change = overview.path("change");
        assertThat(change.path("valueThen").asDouble() + change.path("acquired").asDouble()
                + change.path("grown").asDouble() - change.path("lost").asDouble())
                .isCloseTo(change.path("valueNow").asDouble(), within(1e-6));
        assertThat(change.path("valueNow").asDouble())
                .isCloseTo(overview.path("base").path("clv").path("estimate").asDouble(), within(1e-6));
        for (JsonNode point : overview.path("river")) {
            assertThat(point.path("counts").path("prospect").asInt()).isOne();
        }
        JsonNode now = overview.path("river").get(overview.path("river").size() - 1).path("counts");
        for (JsonNode stage : overview.path("stages")) {
            assertThat(now.path(stage.path("code").asString()).asInt()).isEqualTo(stage.path("customers").asInt());
        }
        assertThat(overview.path("valueAtRisk").valueStream().mapToDouble(risk -> risk.path("value").asDouble()).sum())
                .isCloseTo(overview.path("base").path("valueAtRisk").asDouble(), within(1e-6));
        assertThat(overview.path("movement").path("flows").valueStream().mapToInt(f -> f.path("customers").asInt())
                .sum()).isEqualTo(base + 1);
        JsonNode model = client.as(Role.ANALYST).with("Accept-Language", "zh").get("/api/v1/value/model").body();
        assertThat(model.path("parameters")).hasSize(7);
        assertThat(model.path("frequencies").valueStream().mapToDouble(f -> f.path("expected").asDouble()).sum())
                .isCloseTo(base, within(1e-6));
        assertThat(model.path("backtest").path("baselines")).hasSize(2);
        assertThat(model.path("verdict").path("sentence").asString()).matches(".*[\\u4e00-\\u9fff].*");
        assertThat(count()).isEqualTo(base + 1);
    }

    @Test
    void withoutARunThereIsNoOverviewAndWithoutOrdersNoRun() {
        assertThat(client.as(Role.ADMIN).get("/api/v1/value/overview").body().path("code").asString())
                .isEqualTo("value/no-run");
        jdbc.sql("DELETE FROM collect.commerce_order").update();
        ValueRuns.Started started = runs.start(RunSettings.defaults(), Caller.system());
        assertThat(awaitEnd(started.id()).path("state").asString()).isEqualTo("failed");
        JsonNode job = client.as(Role.ADMIN).get("/api/v1/jobs/" + started.jobId()).body();
        assertThat(job.path("problem").path("code").asString()).isEqualTo("value/orders-missing");
    }

    private JsonNode run(String settings) {
        return ValueBase.run(client, settings);
    }

    private JsonNode awaitEnd(long run) {
        return ValueBase.awaitEnd(client, run);
    }

    private JsonNode overview() {
        return client.as(Role.ADMIN).get("/api/v1/value/overview").body();
    }

    private long count() {
        return jdbc.sql("SELECT count(*) FROM understand.value_card").query(Long.class).single();
    }

    private List<String> tables() {
        return jdbc.sql("SELECT relname FROM pg_class WHERE relname ~ '^value_card_r[0-9]+$' AND relkind = 'r'")
                .query(String.class).list();
    }
}
