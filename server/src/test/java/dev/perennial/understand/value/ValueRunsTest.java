package dev.perennial.understand.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import dev.perennial.engine.orders.OrderColumn;
import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.OrderReadSettings;
import dev.perennial.engine.orders.OrderReader;
import dev.perennial.engine.value.Stopwatch;
import dev.perennial.engine.value.Valuation;
import dev.perennial.engine.value.ValueSettings;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Value runs over the CDNOW sample in a database of its own, since a run is about all customers there are. */
@ServerTest
@TestPropertySource(properties = "perennial.test=value-runs")
class ValueRunsTest {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Path CDNOW = Path.of("../../shared/data/cdnow_sample.csv");

    @Autowired
    private TestClient client;
    @Autowired
    private ValueRuns runs;
    @Autowired
    private CardQuery query;
    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void onlyTheSampleIsThere() throws IOException {
        assumeTrue(Files.exists(CDNOW), "skipped: no public data at ../shared/data/cdnow_sample.csv");
        jdbc.sql("""
                TRUNCATE collect.commerce_order, collect.commerce_order_key, collect.commerce_order_line,
                    collect.customer_profile, understand.value_history,
                    understand.value_card, understand.value_run CASCADE
                """).update();
        load();
    }

    @Test
    void theDatabaseGivesTheFiguresOfTheCommandLine() throws IOException, OrderFileException {
        JsonNode run = run("{}");
        assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("published");
        ValueSettings settings = ValueSettings.defaults()
                .withHoldout(run.path("report").path("settings").path("holdout").asInt());
        Path scores = folder.resolve("scores.csv");
        try (Valuation valuation = Valuation.of(OrderReader.read(CDNOW,
                OrderReadSettings.defaults().withColumn(OrderColumn.CUSTOMER, "sample_id")), settings)) {
            JsonNode fit = run.path("report").path("bgNbd");
            double[] fitted = valuation.fit().purchase().model().parameters();
            assertThat(new double[]{fit.path("r").asDouble(), fit.path("alpha").asDouble(), fit.path("a").asDouble(),
                    fit.path("b").asDouble()}).containsExactly(fitted, within(0.0));
            var result = valuation.result("", new Stopwatch().timings());
            JsonNode base = run.path("report").path("base");
            assertThat(base.path("clv").path("estimate").asDouble()).isCloseTo(result.base().clv().estimate(),
                    within(1e-6));
            assertThat(base.path("clv").path("low").asDouble()).isCloseTo(result.base().clv().low(), within(1e-6));
            assertThat(run.path("report").path("holdout").path("predicted").asDouble()).isCloseTo(
                    valuation.backtest().orElseThrow().model().predicted(), within(1e-9));
            valuation.write(scores);
        }
        assertCards(scores);
    }

    private void assertCards(Path scores) throws IOException {
        List<String> lines = Files.readAllLines(scores);
        List<String> headings = List.of(lines.getFirst().split(",", -1));
        Map<String, Card> cards = cardsByKey();
        assertThat(cards).hasSize(lines.size() - 1).hasSize(2357);
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",", -1);
            Card card = Objects.requireNonNull(cards.get(row[headings.indexOf("customer_id")]));
            assertThat(card.pAlive()).isCloseTo(number(row, headings, "p_alive"), within(1e-9));
            assertThat(card.clv()).isCloseTo(number(row, headings, "clv"), within(1e-6));
            assertThat(card.clvHigh()).isCloseTo(number(row, headings, "clv_high"), within(1e-4));
            assertThat(card.stage()).isEqualTo(row[headings.indexOf("stage")]);
            assertThat(card.rfmGroup()).isEqualTo(row[headings.indexOf("rfm_group")]);
            String quadrant = row[headings.indexOf("quadrant")];
            assertThat(card.quadrant()).isEqualTo(quadrant.isEmpty() ? "none" : quadrant);
        }
    }

    private static double number(String[] row, List<String> headings, String column) {
        return Double.parseDouble(row[headings.indexOf(column)]);
    }

    private Map<String, Card> cardsByKey() {
        Map<String, Card> cards = new HashMap<>();
        jdbc.sql("SELECT key, customer_id FROM collect.customer_identity").query((row, _) -> cards.put(row.getString(1),
                query.find(row.getLong(2)).orElseThrow())).list();
        return cards;
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
                if (count != 2357) {
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
    void aCancelledRunLeavesThePreviousOnePublished() {
        long published = run("{}").path("id").asLong();
        ValueRuns.Started second = runs.start(RunSettings.defaults(), Caller.system());
        client.as(Role.ADMIN).post("/api/v1/jobs/" + second.jobId() + "/cancel", "");
        JsonNode ended = awaitEnd(second.id());
        assertThat(ended.path("state").asString()).isEqualTo("cancelled");
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
        assertThat(count()).isEqualTo(2357);
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
        TestClient.Answer decided = client.as(Role.ANALYST).post(publish, "{\"reason\":\"prices are in fen now\"}");
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        assertThat(decided.body().path("state").asString()).isEqualTo("published");
        assertThat(overview().path("run").path("id").asLong()).isEqualTo(withheld.path("id").asLong());
        assertThat(jdbc.sql("SELECT count(*) FROM platform.audit_entry WHERE action = 'value-run.publish'")
                .query(Long.class).single()).isPositive();
    }

    @Test
    void aSecondRunOverTheSameOrdersAddsNothingToHistory() {
        run("{}");
        long first = jdbc.sql("SELECT count(*) FROM understand.value_history").query(Long.class).single();
        run("{}");
        assertThat(first).isEqualTo(2357);
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
                )
                INSERT INTO collect.customer_list (customer_id, kind, name, created_on)
                SELECT id, 'person', 'Nobody yet', '1997-06-01'
                FROM known
                """).update();
        run("{\"margin\":0.3}");
        JsonNode overview = overview();
        assertThat(overview.path("customers").asInt()).isEqualTo(2357);
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
                .sum()).isEqualTo(2358);
        JsonNode model = client.as(Role.ANALYST).with("Accept-Language", "zh").get("/api/v1/value/model").body();
        assertThat(model.path("parameters")).hasSize(7);
        assertThat(model.path("frequencies").valueStream().mapToDouble(f -> f.path("expected").asDouble()).sum())
                .isCloseTo(2357, within(1e-6));
        assertThat(model.path("backtest").path("baselines")).hasSize(2);
        assertThat(model.path("verdict").path("sentence").asString()).matches(".*[\\u4e00-\\u9fff].*");
        assertThat(count()).isEqualTo(2358);
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
        TestClient.Answer started = client.as(Role.ADMIN).post("/api/v1/value/runs", settings);
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return awaitEnd(started.body().path("id").asLong());
    }

    private JsonNode awaitEnd(long run) {
        TestClient reader = client.as(Role.ADMIN);
        return await().atMost(SOON).until(() -> reader.get("/api/v1/value/runs/" + run).body(),
                detail -> !detail.path("state").asString().equals("running"));
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

    /** Customers under their keys and orders in the order of the file, as an import leaves them. */
    private void load() throws IOException {
        List<String> lines = Files.readAllLines(CDNOW);
        List<String> headings = List.of(lines.getFirst().split(",", -1));
        Map<String, Long> customers = new HashMap<>();
        StringBuilder profiles = new StringBuilder();
        StringBuilder orders = new StringBuilder();
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",", -1);
            String key = row[headings.indexOf("sample_id")];
            long id = customers.computeIfAbsent(key, _ -> 50_000L - customers.size());
            LocalDate day = day(row[headings.indexOf("date")]);
            profiles.append(key).append('\t').append(id).append('\t').append(day).append('\n');
            orders.append(id).append('\t').append(day).append('\t').append(row[headings.indexOf("amount")])
                    .append('\n');
        }
        insert(profiles, orders);
    }

    private static LocalDate day(String text) {
        return text.contains("-")
                ? LocalDate.parse(text)
                : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    }

    private void insert(CharSequence profiles, CharSequence orders) {
        jdbc.sql("""
                WITH rows AS (
                    SELECT part[1] AS key, part[2]::bigint AS id, min(part[3]::date) AS since
                    FROM (SELECT string_to_array(line, E'\\t') AS part
                          FROM regexp_split_to_table(rtrim(:rows, E'\\n'), E'\\n') AS line) AS parts
                    GROUP BY 1, 2
                ), profiles AS (
                    INSERT INTO collect.customer_profile (id, name, created_at, updated_at)
                    SELECT id, 'C' || key, since, since FROM rows
                ), list AS (
                    INSERT INTO collect.customer_list (customer_id, kind, name, created_on)
                    SELECT id, 'person', 'C' || key, since FROM rows
                )
                INSERT INTO collect.customer_identity (source, key, customer_id)
                SELECT 'cdnow', key, id FROM rows
                """).param("rows", profiles.toString()).update();
        jdbc.sql("""
                INSERT INTO collect.commerce_order
                    (customer_id, placed_at, placed_on, amount, currency, base_amount, kind)
                SELECT part[1]::bigint, part[2]::date, part[2]::date, part[3]::numeric, 'CNY', part[3]::numeric, 'order'
                FROM (SELECT string_to_array(line, E'\\t') AS part
                      FROM regexp_split_to_table(rtrim(:rows, E'\\n'), E'\\n') AS line) AS parts
                """).param("rows", orders.toString()).update();
    }
}
