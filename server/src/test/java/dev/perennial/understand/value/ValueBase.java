package dev.perennial.understand.value;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.perennial.demo.DemoCompany;
import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.TestClient;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Puts a base of customers in place and runs the models over it. */
final class ValueBase {

    /** Waited too long for a lock, or for one another. */
    private static final Set<String> LOCKED = Set.of("55P03", "40P01");
    private static final Duration SOON = Duration.ofMinutes(3);

    /** An order of the customer with this key. */
    record Order(String customer, LocalDate day, BigDecimal amount) {
    }

    private ValueBase() {
    }

    /** What so many customers of the demo company ordered, without its seasons. */
    static List<Order> simulated(int customers) {
        return DemoCompany.standard().withCustomers(customers).withSeasonal(false).histories()
                .flatMap(history -> history.orders().stream().map(order -> new Order(history.customer().id(),
                        order.time().toLocalDate(), BigDecimal.valueOf(order.amount(), 2))))
                .toList();
    }

    /** Leaves nothing but these orders, as an import leaves them, and answers how many customers there are. */
    static int only(JdbcClient jdbc, List<Order> orders) {
        // The runs first, as whoever lets cards follow orders does.
        empty(jdbc, """
                understand.value_run, understand.value_touched, understand.value_changed, understand.value_card,
                understand.value_trait, understand.value_history, understand.value_class,
                understand.value_churn_history, understand.value_movement, collect.commerce_order,
                collect.commerce_order_key, collect.commerce_order_line, collect.customer_profile""");
        Map<String, Long> customers = new HashMap<>();
        StringBuilder profiles = new StringBuilder();
        StringBuilder rows = new StringBuilder();
        for (Order order : orders) {
            long id = customers.computeIfAbsent(order.customer(), _ -> 50_000L - customers.size());
            profiles.append(order.customer()).append('\t').append(id).append('\t').append(order.day()).append('\n');
            rows.append(id).append('\t').append(order.day()).append('\t').append(order.amount()).append('\n');
        }
        insert(jdbc, profiles, rows);
        return customers.size();
    }

    /**
     * Empties tables and whatever refers to them. A job of the test before may still read some of them in another order: who
     * waits for it while holding others deadlocks with it, so this lets go after a moment and begins anew.
     */
    static void empty(JdbcClient jdbc, String tables) {
        await().atMost(SOON).ignoreExceptionsMatching(ValueBase::isOfALock).until(() -> {
            jdbc.sql("DO $$ BEGIN SET LOCAL lock_timeout = '200ms'; TRUNCATE %s CASCADE; END $$".formatted(tables))
                    .update();
            return true;
        });
    }

    private static boolean isOfALock(Throwable failure) {
        return failure.getCause() instanceof SQLException database && LOCKED.contains(database.getSQLState());
    }

    private static void insert(JdbcClient jdbc, CharSequence profiles, CharSequence orders) {
        jdbc.sql("""
                WITH rows AS (
                    SELECT part[1] AS key, part[2]::bigint AS id, min(part[3]::date) AS since
                    FROM (SELECT string_to_array(line, E'\\t') AS part
                          FROM regexp_split_to_table(rtrim(:rows, E'\\n'), E'\\n') AS line) AS parts
                    GROUP BY 1, 2
                ), profiles AS (
                    INSERT INTO collect.customer_profile (id, name, created_at, updated_at)
                    SELECT id, 'C' || key, since, since FROM rows
                ), figures AS (
                    INSERT INTO collect.customer_figures (customer_id)
                    SELECT id FROM rows
                ), list AS (
                    INSERT INTO collect.customer_list (customer_id, kind, name, created_on)
                    SELECT id, 'person', 'C' || key, since FROM rows
                )
                INSERT INTO collect.customer_identity (source, key, customer_id)
                SELECT 'value-test', key, id FROM rows
                """).param("rows", profiles.toString()).update();
        jdbc.sql("""
                INSERT INTO collect.commerce_order
                    (customer_id, placed_at, placed_on, amount, currency, base_amount, kind)
                SELECT part[1]::bigint, part[2]::date, part[2]::date, part[3]::numeric, 'CNY', part[3]::numeric, 'order'
                FROM (SELECT string_to_array(line, E'\\t') AS part
                      FROM regexp_split_to_table(rtrim(:rows, E'\\n'), E'\\n') AS line) AS parts
                """).param("rows", orders.toString()).update();
    }

    /** A run when it has ended. */
    static JsonNode run(TestClient client, String settings) {
        TestClient.Answer started = client.as(Role.ADMIN).post("/api/v1/value/runs", settings);
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return awaitEnd(client, started.body().path("id").asLong());
    }

    static JsonNode awaitEnd(TestClient client, long run) {
        TestClient reader = client.as(Role.ADMIN);
        return await().atMost(SOON).until(() -> reader.get("/api/v1/value/runs/" + run).body(),
                detail -> !detail.path("state").asString().equals("running"));
    }

    /** Whether a run and its traits are still there, so that a test which only reads need not make them again. */
    static boolean stands(JdbcClient jdbc, long run) {
        return jdbc.sql("SELECT count(*) FROM understand.value_run WHERE id = ? AND portrayed_at IS NOT NULL")
                .param(run).query(Integer.class).single() == 1;
    }

    /** Waits until the traits shown are of a published run. */
    static void awaitTraits(JdbcClient jdbc, long run) {
        await().atMost(SOON)
                .until(() -> jdbc.sql("SELECT portrayed_at IS NOT NULL FROM understand.value_run WHERE id = ?")
                        .param(run).query(Boolean.class).single());
    }
}
