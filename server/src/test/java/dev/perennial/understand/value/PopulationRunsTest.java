package dev.perennial.understand.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** Runs over customers of 2023, who stay, and of 2024, who order often and soon leave. */
@ServerTest
@TestPropertySource(properties = "perennial.test=value-runs")
class PopulationRunsTest {

    private static final LocalDate UNTIL = LocalDate.of(2025, 12, 31);
    private static final int EACH = 700;
    private static final List<ValueBase.Order> ORDERS = orders();
    private static final Duration SOON = Duration.ofMinutes(1);

    @Autowired
    private TestClient client;
    @Autowired
    private LiveValues live;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TransactionTemplate transaction;

    /** The run by year that tests share which only read it. */
    private static long shared;
    private static JsonNode sharedRun = MissingNode.getInstance();

    private void onlyCustomersOfTwoYearsAreThere() {
        awaitAllRefreshed();
        ValueBase.only(jdbc, ORDERS);
    }

    private JsonNode runByYear() {
        if (!ValueBase.stands(jdbc, shared)) {
            onlyCustomersOfTwoYearsAreThere();
            sharedRun = ValueBase.run(client, "{\"populations\":\"year\"}");
            shared = sharedRun.path("id").asLong();
            ValueBase.awaitTraits(jdbc, shared);
        }
        return sharedRun;
    }

    @Test
    void aDivisionThatIsNotThereIsRefused() {
        for (String code : List.of("decade", "covariates")) {
            TestClient.Answer answer = client.as(Role.ADMIN).post("/api/v1/value/runs",
                    "{\"populations\":\"%s\"}".formatted(code));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("/populations").contains("half-year");
        }
    }

    @Test
    void whereOneSetHidesYearsThatDifferThePageSaysWhatToDo() {
        onlyCustomersOfTwoYearsAreThere();
        JsonNode run = ValueBase.run(client, "{}");
        assertThat(run.path("settings").path("populations").isNull()).isTrue();
        JsonNode english = model("en");
        assertThat(english.path("populations")).isEmpty();
        assertThat(english.path("populationCheck").path("better").asBoolean()).isTrue();
        assertThat(english.path("populationCheck").path("sentence").asString())
                .endsWith("Start a run with “Parameters” set to “By year of the first order”.").doesNotContain("{");
        assertThat(model("zh-CN").path("populationCheck").path("sentence").asString())
                .endsWith("请将“参数”设为“按首单年份”，重新开始一次价值计算。").doesNotContain("{");
        assertThat(why(customerOf(2024)).path("facts").valueStream().map(fact -> fact.path("name").asString()))
                .doesNotContain("Parameters");
    }

    @Test
    void aRunByYearAnswersForEachCustomerByTheParametersOfTheirYear() {
        JsonNode run = runByYear();
        assertThat(run.path("state").asString()).as(run.path("gates").toString()).isEqualTo("published");
        JsonNode page = model("en");
        assertThat(page.path("populations")).hasSize(2).allSatisfy(one -> {
            assertThat(one.path("customers").asInt()).isEqualTo(EACH);
            assertThat(one.path("modelName").asString()).isEqualTo("BG/NBD");
        });
        assertThat(page.path("populations").get(0).path("until").asString()).isEqualTo("2023-12-31");
        assertThat(page.path("populationCheck").path("sentence").asString()).doesNotContain("Start a run");
        assertThat(page.path("parameters")).hasSize(7).isNotEqualTo(page.path("populations").get(1).path("parameters"));
        for (int year : List.of(2023, 2024)) {
            long customer = customerOf(year);
            JsonNode why = why(customer);
            assertThat(why.path("parameters")).isEqualTo(page.path("populations").get(year - 2023).path("parameters"));
            assertThat(why.path("facts").valueStream()
                    .filter(fact -> fact.path("name").asString().equals("Parameters"))
                    .map(fact -> fact.path("text").asString()))
                    .singleElement().asString().startsWith("of customers whose first order was")
                    .contains(String.valueOf(year));
        }
    }

    @Test
    void whatWouldChangeAFigureFollowsTheParametersOfTheCustomersYear() {
        FittedModels fitted = FittedModels.of(runByYear().path("report"));
        long customer = customerOf(2024);
        LocalDate first = LocalDate.of(2024, 6, 1);
        assertThat(fitted.ofCustomer(first).purchase()).isNotEqualTo(fitted.purchase())
                .isNotEqualTo(fitted.ofCustomer(LocalDate.of(2023, 6, 1)).purchase());
        assertThat(fitted.ofCustomer(LocalDate.of(2026, 1, 1)).purchase())
                .isEqualTo(fitted.ofCustomer(first).purchase());
        assertThat(fitted.ofCustomer(LocalDate.of(2022, 1, 1)).purchase())
                .isEqualTo(fitted.ofCustomer(LocalDate.of(2023, 6, 1)).purchase());
        record Facts(int x, double tX, double t, double pAlive) {
        }
        Facts facts = jdbc.sql("SELECT x, t_x, t, p_alive FROM understand.value_card WHERE customer_id = ?")
                .param(customer).query(Facts.class).single();
        assertThat(fitted.ofCustomer(first).purchase().pAlive(facts.x(), facts.tX(), facts.t()))
                .isCloseTo(facts.pAlive(), within(1e-9));
    }

    @Test
    void theNextRunIsDividedAsThePublishedOne() {
        runByYear();
        JsonNode next = ValueBase.run(client, "{}");
        assertThat(next.path("settings").path("populations").asString()).isEqualTo("year");
        assertThat(next.path("report").path("populations")).hasSize(2);
        shared = 0;
    }

    @Test
    void aCardMadeLiveSaysWhatTheRunSaid() {
        runByYear();
        shared = 0;
        List<Long> customers = List.of(customerOf(2023), customerOf(2024));
        List<String> before = figures(customers);
        jdbc.sql("UPDATE understand.value_card SET clv = 0, p_alive = 0, expected_orders = 0").update();
        transaction.executeWithoutResult(_ -> live.ordered(customers));
        awaitAllRefreshed();
        assertThat(figures(customers)).isEqualTo(before);
    }

    private List<String> figures(List<Long> customers) {
        return jdbc.sql("""
                SELECT (customer_id, round(clv::numeric, 6), round(p_alive::numeric, 9),
                        round(expected_orders::numeric, 9))::text
                FROM understand.value_card
                WHERE customer_id IN (:customers)
                ORDER BY customer_id
                """).param("customers", customers).query(String.class).list();
    }

    private void awaitAllRefreshed() {
        await().atMost(SOON).until(() -> jdbc.sql("SELECT count(*) FROM understand.value_touched").query(Long.class)
                .single() == 0);
    }

    private JsonNode model(String language) {
        return client.as(Role.ANALYST).with("Accept-Language", language).get("/api/v1/value/model").body();
    }

    private JsonNode why(long customer) {
        return client.as(Role.ADMIN).get("/api/v1/customers/%d/value/why?figure=clv".formatted(customer)).body();
    }

    /** One who came again. */
    private long customerOf(int year) {
        return jdbc.sql("""
                SELECT min(customer_id)
                FROM understand.value_card
                WHERE x > 1 AND extract(year FROM first_order) = ?
                """).param(year).query(Long.class).single();
    }

    /** Rates are exponential over customers; after each order but the first some leave. */
    private static List<ValueBase.Order> orders() {
        Random random = new Random(20261123);
        List<ValueBase.Order> orders = new ArrayList<>();
        for (int i = 0; i < 2 * EACH; i++) {
            boolean stays = i % 2 == 0;
            LocalDate first = LocalDate.ofYearDay(stays ? 2023 : 2024, 1 + random.nextInt(365));
            double rate = -Math.log(1 - random.nextDouble()) / (stays ? 40 : 15);
            double day = 0;
            boolean active = true;
            while (active && day <= UNTIL.toEpochDay() - first.toEpochDay()) {
                orders.add(new ValueBase.Order("P" + i, first.plusDays((long) day),
                        BigDecimal.valueOf(10 + random.nextInt(90))));
                active = day == 0 || random.nextDouble() >= (stays ? 0.02 : 0.35);
                day += Math.max(1, -Math.log(1 - random.nextDouble()) / rate);
            }
        }
        return orders;
    }
}
