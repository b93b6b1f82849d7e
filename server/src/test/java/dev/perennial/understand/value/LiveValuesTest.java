package dev.perennial.understand.value;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** Cards follow orders: at once, exactly once, whatever dies or happens at the same time. */
@ServerTest
@TestPropertySource(properties = "perennial.test=value-runs")
class LiveValuesTest {

    private static final List<ValueBase.Order> ORDERS = ValueBase.simulated(1_500);
    private static final AtomicInteger KEYS = new AtomicInteger();
    private static final Duration SOON = Duration.ofMinutes(1);

    @Autowired
    private TestClient client;
    @Autowired
    private LiveValues live;
    @Autowired
    private RunTable runs;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TransactionTemplate transactions;

    private final List<Long> customers = new ArrayList<>();
    private LocalDate asOf = LocalDate.EPOCH;

    @BeforeEach
    void aRunIsPublished() {
        awaitAllRefreshed();
        ValueBase.only(jdbc, ORDERS);
        JsonNode run = ValueBase.run(client, "{}");
        assertThat(run.path("state").asString()).isEqualTo("published");
        asOf = LocalDate.parse(run.path("report").path("asOf").asString());
        customers.addAll(jdbc.sql("SELECT customer_id FROM understand.value_card ORDER BY 1").query(Long.class).list());
    }

    @Test
    void anOrderRefreshesTheCardOfItsCustomer() {
        long customer = customers.getFirst();
        JsonNode before = card(customer);
        assertThat(before.hasNonNull("liveAt")).isFalse();
        order(customer, asOf.plusDays(3), 250);
        awaitAllRefreshed();
        JsonNode after = card(customer);
        assertThat(after.hasNonNull("liveAt")).isTrue();
        assertThat(after.path("asOf").asString()).isEqualTo(asOf.plusDays(3).toString());
        assertThat(after.path("run")).isEqualTo(before.path("run"));
        assertThat(after.path("facts").path("orders").asInt())
                .isEqualTo(before.path("facts").path("orders").asInt() + 1);
        assertThat(after.path("facts").path("netSpend").asDouble())
                .isCloseTo(before.path("facts").path("netSpend").asDouble() + 250, within(1e-6));
        assertThat(after.path("rhythm").path("recencyDays").asInt()).isZero();
        JsonNode history = client.as(Role.ADMIN).get("/api/v1/customers/" + customer + "/value/history").body()
                .path("items");
        assertThat(history).hasSize(2);
        assertThat(history.get(0).hasNonNull("liveAt")).isTrue();
        assertThat(history.get(1).hasNonNull("liveAt")).isFalse();
    }

    @Test
    void nobodyIsNotedBeforeTheFirstRun() {
        ValueBase.empty(jdbc, "understand.value_run");
        order(customers.getFirst(), asOf.plusDays(3), 250);
        assertThat(jdbc.sql("SELECT count(*) FROM understand.value_touched").query(Long.class).single()).isZero();
    }

    @Test
    void theFirstRunWaitsForOrdersThatAreUnderWay() throws InterruptedException {
        ValueBase.empty(jdbc, "understand.value_run");
        long customer = customers.getFirst();
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        Thread late = Thread.ofPlatform().start(() -> transactions.executeWithoutResult(_ -> {
            jdbc.sql("UPDATE collect.commerce_order SET base_amount = base_amount + 1000 WHERE customer_id = ?")
                    .param(customer).update();
            live.ordered(List.of(customer));
            told.countDown();
            hold(started);
        }));
        told.await();
        long run = client.as(Role.ADMIN).post("/api/v1/value/runs", "{}").body().path("id").asLong();
        await().atMost(SOON).until(() -> jdbc.sql("""
                SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND NOT granted
                """).query(Long.class).single() > 0);
        started.countDown();
        late.join();
        assertThat(ValueBase.awaitEnd(client, run).path("state").asString()).isEqualTo("published");
        assertThat(jdbc.sql("SELECT spend FROM understand.value_card WHERE customer_id = ?").param(customer)
                .query(Double.class).single())
                .isCloseTo(jdbc.sql("SELECT sum(base_amount) FROM collect.commerce_order WHERE customer_id = ?")
                        .param(customer).query(Double.class).single(), within(1e-6));
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anOrderToldTwiceChangesNothingTheSecondTime() {
        String item = item("twice", customers.get(1), asOf, 100);
        batch(item);
        awaitAllRefreshed();
        List<String> first = wholeState();
        batch(item);
        awaitAllRefreshed();
        assertThat(wholeState()).isEqualTo(first);
    }

    @Test
    void aFirstOrderMakesACardAndUndoingItsImportTakesItBack() {
        long run = runs.publishedId().orElseThrow();
        batch("""
                {"key": "first-%d", "customer": {"key": "newcomer-%d"}, "placedAt": "%sT12:00:00Z", "amount": 80}"""
                .formatted(KEYS.incrementAndGet(), KEYS.incrementAndGet(), asOf.plusDays(1)));
        awaitAllRefreshed();
        long newcomer = jdbc.sql("SELECT max(customer_id) FROM understand.value_card WHERE live_at IS NOT NULL")
                .query(Long.class).single();
        assertThat(card(newcomer).path("stage").asString()).isEqualTo("new");
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("DELETE FROM collect.commerce_order WHERE customer_id = ?").param(newcomer).update();
            live.ordered(List.of(newcomer));
        });
        awaitAllRefreshed();
        assertThat(jdbc.sql("SELECT stage FROM understand.value_card WHERE customer_id = ?").param(newcomer)
                .query(String.class).single()).isEqualTo("prospect");
        assertThat(jdbc.sql("""
                SELECT stage FROM understand.value_history WHERE customer_id = ? AND run_id = ? ORDER BY step
                """).param(newcomer).param(run).query(String.class).list()).containsExactly("new", "prospect");
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("DELETE FROM collect.customer_profile WHERE id = ?").param(newcomer).update();
            live.ordered(List.of(newcomer));
        });
        awaitAllRefreshed();
        assertThat(jdbc.sql("SELECT count(*) FROM understand.value_card WHERE customer_id = ?").param(newcomer)
                .query(Long.class).single()).isZero();
    }

    @Test
    void liveCardsAndTheNextRunRestOnTheSameFacts() {
        Random random = new Random(5);
        batch(IntStream.range(0, 400).mapToObj(i -> item("many-" + i, customers.get(random.nextInt(200)),
                asOf.minusDays(random.nextInt(30)), random.nextInt(4) == 0
                        ? -random.nextInt(90) - 1
                        : random.nextInt(900) + 1))
                .toArray(String[]::new));
        awaitAllRefreshed();
        String facts = """
                SELECT (customer_id, recency_days, window_orders, window_spend, orders, x, t_x, t, monetary, first_order,
                        last_order, spend, year_orders, year_spend)::text
                FROM understand.value_card
                ORDER BY customer_id
                """;
        List<String> before = jdbc.sql(facts).query(String.class).list();
        assertThat(ValueBase.run(client, "{}").path("state").asString()).isEqualTo("published");
        assertThat(jdbc.sql(facts).query(String.class).list()).isEqualTo(before);
        assertThat(jdbc.sql("SELECT count(*) FROM understand.value_card WHERE live_at IS NOT NULL").query(Long.class)
                .single()).isZero();
    }

    @Test
    void anOrderThatARunHadNotSeenIsOnItsCardsAfterPublication() {
        long customer = customers.get(2);
        jdbc.sql("UPDATE collect.commerce_order SET base_amount = base_amount * 10").update();
        JsonNode withheld = ValueBase.run(client, "{}");
        assertThat(withheld.path("state").asString()).isEqualTo("withheld");
        int orders = card(customer).path("facts").path("orders").asInt();
        order(customer, asOf.plusDays(1), 100);
        awaitAllRefreshed();
        assertThat(card(customer).path("facts").path("orders").asInt()).isEqualTo(orders + 1);
        String publish = "/api/v1/value/runs/" + withheld.path("id").asLong() + "/publish";
        assertThat(client.as(Role.ADMIN).post(publish, "{\"reason\":\"prices are in fen now\"}").status())
                .isEqualTo(200);
        awaitAllRefreshed();
        JsonNode after = card(customer);
        assertThat(after.path("run").path("id").asLong()).isEqualTo(withheld.path("id").asLong());
        assertThat(after.path("facts").path("orders").asInt()).isEqualTo(orders + 1);
        assertThat(after.path("asOf").asString()).isEqualTo(asOf.plusDays(1).toString());
    }

    @Test
    void ordersWhileARunIsUnderWayAreOnTheCardsInTheEnd() {
        CompletableFuture<JsonNode> run = CompletableFuture.supplyAsync(() -> ValueBase.run(client, "{}"));
        int told = 0;
        while (!run.isDone()) {
            order(customers.get(told++ % 50), asOf, 10);
        }
        assertThat(run.join().path("state").asString()).isEqualTo("published");
        awaitAllRefreshed();
        assertThat(told).isPositive();
        assertCardsAreWhatTheFactsSay();
    }

    @Test
    void whereverTheWorkDiesEveryCardFollowsOnce() {
        List<Long> ordering = customers.subList(0, 300);
        dieAt("value_card", "INSERT OR UPDATE", 150);
        dieAt("value_history", "INSERT", 100);
        dieAt("value_touched", "DELETE", 200);
        long before = jdbc.sql("SELECT count(*) FROM understand.value_history").query(Long.class).single();
        for (int from = 0; from < ordering.size(); from += 50) {
            batch(ordering.subList(from, from + 50).stream().map(id -> item("mortal", id, asOf.plusDays(2), 99))
                    .toArray(String[]::new));
        }
        await().atMost(SOON).until(() -> {
            stepUntilDead();
            return waiting() == 0;
        });
        assertThat(jdbc.sql("SELECT last_value FROM understand.deaths").query(Long.class).single()).isEqualTo(3);
        jdbc.sql("DROP FUNCTION understand.die() CASCADE").update();
        jdbc.sql("""
                DROP SEQUENCE understand.deaths, understand.rows_value_card, understand.rows_value_history,
                    understand.rows_value_touched
                """).update();
        assertCardsAreWhatTheFactsSay();
        assertThat(jdbc.sql("SELECT count(*) FROM understand.value_history").query(Long.class).single())
                .isEqualTo(before + ordering.size());
        assertThat(jdbc.sql("SELECT count(*) FROM understand.value_history WHERE step > 1").query(Long.class).single())
                .isZero();
    }

    /** Lets the connection die, once, that writes about the n-th row of a table. */
    private void dieAt(String table, String event, int row) {
        jdbc.sql("CREATE SEQUENCE IF NOT EXISTS understand.deaths").update();
        jdbc.sql("""
                CREATE OR REPLACE FUNCTION understand.die() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF nextval(TG_ARGV[0]::regclass) = TG_ARGV[1]::bigint THEN
                        PERFORM nextval('understand.deaths');
                        PERFORM pg_terminate_backend(pg_backend_pid());
                    END IF;
                    RETURN coalesce(NEW, OLD);
                END
                $$
                """).update();
        jdbc.sql("CREATE SEQUENCE understand.rows_%1$s OWNED BY understand.%1$s.customer_id".formatted(table)).update();
        jdbc.sql("""
                CREATE TRIGGER die BEFORE %2$s ON understand.%1$s FOR EACH ROW
                EXECUTE FUNCTION understand.die('understand.rows_%1$s', '%3$d')
                """.formatted(table, event, row)).update();
    }

    private void stepUntilDead() {
        try {
            while (live.step()) {
                // Until nobody waits, or it dies.
            }
        } catch (DataAccessException | TransactionException e) {
            assertThat(e).hasMessageNotContaining("constraint");
        }
    }

    /** Counts and sums on the cards are those of the orders, and each live card looks from its own day. */
    private void assertCardsAreWhatTheFactsSay() {
        assertThat(jdbc.sql("""
                SELECT o.customer_id
                FROM (SELECT customer_id, count(*) AS orders, sum(base_amount) AS spend, max(placed_on) AS last
                      FROM collect.commerce_order
                      GROUP BY customer_id) AS o
                LEFT JOIN understand.value_card AS c USING (customer_id)
                WHERE c.customer_id IS NULL
                   OR o.orders <> c.orders
                   OR abs(o.spend - c.spend::numeric) > 0.001
                   OR o.last <> c.last_order
                   OR greatest(o.last, :asOf) <> coalesce(c.as_of, :asOf)
                """).param("asOf", asOf).query(Long.class).list()).isEmpty();
        assertThat(waiting()).isZero();
    }

    private List<String> wholeState() {
        return jdbc.sql("""
                SELECT (c.customer_id, c.clv, c.p_alive, c.orders, c.as_of,
                        (SELECT count(*) FROM understand.value_history AS h WHERE h.customer_id = c.customer_id))::text
                FROM understand.value_card AS c
                ORDER BY c.customer_id
                """).query(String.class).list();
    }

    private void awaitAllRefreshed() {
        await().atMost(SOON).until(() -> waiting() == 0);
    }

    private long waiting() {
        return jdbc.sql("SELECT count(*) FROM understand.value_touched").query(Long.class).single();
    }

    private void order(long customer, LocalDate day, int amount) {
        batch(item("one", customer, day, amount));
    }

    private static String item(String key, long customer, LocalDate day, int amount) {
        return """
                {"key": "%s-%d", "customerId": %d, "placedAt": "%sT12:00:00Z", "amount": %d}"""
                .formatted(key, KEYS.incrementAndGet(), customer, day, amount);
    }

    private void batch(String... items) {
        TestClient.Answer answer = client.as(Role.ADMIN).post("/api/v1/orders/batch",
                "{\"source\": \"live-test\", \"items\": [" + String.join(",", items) + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("items").valueStream().map(item -> item.path("status").asString())
                .collect(Collectors.toSet())).as(answer.text()).isSubsetOf("created", "unchanged");
    }

    private JsonNode card(long customer) {
        TestClient.Answer answer = client.as(Role.ADMIN).get("/api/v1/customers/" + customer + "/value");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }
}
