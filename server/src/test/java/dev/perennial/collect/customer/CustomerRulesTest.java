package dev.perennial.collect.customer;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.Catalogue;
import dev.perennial.platform.catalogue.Condition;
import dev.perennial.platform.catalogue.Evaluation;
import dev.perennial.platform.catalogue.Facts;
import dev.perennial.platform.catalogue.Listing;
import dev.perennial.platform.catalogue.Order;
import dev.perennial.platform.catalogue.RandomRules;
import dev.perennial.platform.catalogue.RuleCompiler;
import dev.perennial.platform.catalogue.RuleEvaluator;
import dev.perennial.platform.catalogue.SqlText;
import dev.perennial.platform.catalogue.Subject;
import dev.perennial.platform.catalogue.SubjectReader;
import dev.perennial.platform.catalogue.Today;
import dev.perennial.platform.kernel.Role;
import dev.perennial.platform.kernel.Rule;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Over everything that modules let one ask, the database and the process give the same answer about each customer. */
@ServerTest
class CustomerRulesTest {

    private static final int CUSTOMERS = 50;
    private static final int RULES = 600;
    private static final int RULES_AT_ONCE = 20;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Autowired
    private TestClient client;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Facts facts;

    @Autowired
    private RuleCompiler compiler;

    @Autowired
    private RuleEvaluator evaluator;

    @Autowired
    private SubjectReader reader;

    @Autowired
    private Today today;

    @Test
    void randomRulesOverAllAttributesAndFactsAgree() {
        Random random = new Random(11);
        List<Long> ids = customers(random);
        RandomRules rules = new RandomRules(random, catalogue.all(), facts.all(), this::value, today.date());
        int holding = 0;
        for (int i = 0; i < RULES; i += RULES_AT_ONCE) {
            List<Rule> made = new ArrayList<>();
            for (int j = 0; j < RULES_AT_ONCE; j++) {
                made.add(rules.rule(3));
            }
            List<Evaluation> evaluations = made.stream().map(rule -> evaluator.prepare(rule, "/rule")).toList();
            Map<Long, Subject> subjects = reader.read(ids, evaluations.toArray(new Evaluation[0]));
            for (int j = 0; j < made.size(); j++) {
                Evaluation evaluation = evaluations.get(j);
                Set<Long> inProcess = new HashSet<>(ids.stream()
                        .filter(id -> evaluation.holds(Objects.requireNonNull(subjects.get(id)))).toList());
                assertThat(found(made.get(j), ids)).as(json.writeValueAsString(made.get(j)))
                        .containsExactlyInAnyOrderElementsOf(inProcess);
                holding += inProcess.size();
            }
        }
        assertThat(holding).isBetween(RULES * CUSTOMERS / 5, RULES * CUSTOMERS * 4 / 5);
    }

    @Test
    void theListIsFilteredByWhatHappened() {
        TestClient admin = client.as(Role.ADMIN);
        long customer = created(admin, "{\"kind\":\"person\",\"name\":\"happened once\"}");
        order(customer, today.date().minusDays(3), "order", "120");
        figures(customer);
        String rule = """
                {"op":"and","rules":[
                  {"op":"compare","attribute":"name","comparison":"eq","value":"happened once"},
                  {"op":"happened","event":"order","within":{"days":%d},
                   "where":{"op":"compare","attribute":"amount","comparison":"ge","value":100}}]}
                """;
        assertThat(count(admin, rule.formatted(4))).isEqualTo(1);
        assertThat(count(admin, rule.formatted(3))).isZero();
    }

    private static long count(TestClient client, String rule) {
        Answer answer = client.post("/api/v1/customers/count", "{\"exact\":true,\"rule\":%s}".formatted(rule));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().get("count").asLong();
    }

    private List<Long> customers(Random random) {
        TestClient admin = client.as(Role.ADMIN);
        for (String field : List.of("\"code\":\"rule_number\",\"type\":\"number\"",
                "\"code\":\"rule_date\",\"type\":\"date\"", "\"code\":\"rule_flag\",\"type\":\"boolean\"", """
                        "code":"rule_choices","type":"multi-choice",
                        "options":[{"code":"x","nameEn":"X"},{"code":"y","nameEn":"Y"}]""")) {
            Answer answer = admin.post("/api/v1/customer-fields", "{%s,\"nameEn\":\"For rules\"}".formatted(field));
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        }
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            long id = created(admin, """
                    {"kind":"%s","name":"%s","email":%s,"province":%s,"source":%s,"tags":%s,"custom":{
                      "rule_number":%s,"rule_date":%s,"rule_flag":%s,"rule_choices":%s}}
                    """.formatted(one(random, "person", "company"), one(random, "王芳", "Anna_B", "ÄRGER", "100%"),
                    one(random, "null", "\"a" + i + "@example.com\""), one(random, "null", "\"浙江\"", "\"Jiangsu\""),
                    one(random, "null", "\"shop\"", "\"App\""), one(random, "[]", "[\"a\"]", "[\"a\",\"b\"]"),
                    one(random, "null", "0", "10.5", "0.1"), one(random, "null", "\"" + today.date() + "\""),
                    one(random, "null", "true", "false"), one(random, "null", "[\"x\"]", "[\"x\",\"y\"]")));
            events(id, random);
            int orders = random.nextInt(6);
            for (int j = 0; j < orders; j++) {
                order(id, today.date().minusDays(random.nextInt(-3, 60)), one(random, "order", "order", "refund"),
                        one(random, "0", "10.5", "99.99"));
            }
            figures(id);
            if (random.nextInt(3) > 0) {
                jdbc.sql("""
                        INSERT INTO understand.value_card (customer_id, stage, clv, p_alive, r, rfm_group, recency_days)
                        VALUES (?, ?, ?::float8, ?::float8, ?, ?, ?)
                        """).params(id, one(random, "new", "growing", "lost"), one(random, "0", "10.5", "99.99"),
                        one(random, "0.1", "0.30000000000000004"), random.nextInt(1, 6),
                        one(random, "important-value", "general-keep"), random.nextInt(8)).update();
            }
            ids.add(id);
        }
        return ids;
    }

    private static long created(TestClient client, String body) {
        Answer answer = client.post("/api/v1/customers", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().get("id").asLong();
    }

    private void order(long customer, LocalDate day, String kind, String amount) {
        jdbc.sql("""
                WITH made AS (
                    INSERT INTO collect.commerce_order (customer_id, placed_at, placed_on, amount, currency, base_amount,
                                                        kind, channel)
                    VALUES (:customer, :day::timestamptz, :day, :amount, 'CNY', :amount, :kind, :channel)
                    RETURNING id, placed_on)
                INSERT INTO collect.commerce_order_line (order_id, line_no, placed_on, product, quantity, amount)
                SELECT id, n, placed_on, (ARRAY['App', 'shop'])[n], n, 1
                FROM made, generate_series(1, 2) AS n
                """).param("customer", customer).param("day", day).param("kind", kind)
                .param("amount", new BigDecimal(amount)).param("channel", kind.equals("order") ? "app" : null).update();
    }

    private void events(long customer, Random random) {
        int events = random.nextInt(4);
        for (int i = 0; i < events; i++) {
            LocalDate day = today.date().minusDays(random.nextInt(60));
            jdbc.sql("""
                    INSERT INTO collect.behaviour_event (customer_id, type_id, at, happened_on, properties)
                    SELECT :customer, id, :day::timestamptz, :day, :properties::jsonb
                    FROM collect.behaviour_type
                    WHERE code = 'visit'
                    """).param("customer", customer).param("day", day)
                    .param("properties", one(random, "{}", "{\"page\":\"shop\",\"seconds\":10.5}")).update();
            jdbc.sql("""
                    INSERT INTO collect.subscription_contract (customer_id, source, key, product, term_months, currency,
                                                               started_on, cancelled_on, cancel_cause, changed_at, digest)
                    VALUES (:customer, 'rules', :key, 'App', :months, 'CNY', :day, :end, 'a', now(), 0)
                    """).param("customer", customer).param("key", customer + "-" + i).param("months", 1 + i)
                    .param("day", day).param("end", random.nextBoolean() ? day.plusDays(3) : null, Types.DATE).update();
        }
    }

    /** As the modules that record orders keep them. */
    private void figures(long customer) {
        jdbc.sql("""
                WITH listed AS (
                    UPDATE collect.customer_list AS c
                    SET first_order = (SELECT min(placed_on)
                                       FROM collect.commerce_order AS o
                                       WHERE o.customer_id = c.customer_id
                                         AND o.kind = 'order')
                    WHERE c.customer_id = :id
                )
                UPDATE collect.customer_figures AS c
                SET (last_order, orders) =
                    (SELECT max(placed_on), count(*)
                     FROM collect.commerce_order AS o
                     WHERE o.customer_id = c.customer_id
                       AND o.kind = 'order')
                WHERE c.customer_id = :id
                """).param("id", customer).update();
    }

    private List<Long> found(Rule rule, List<Long> ids) {
        Condition some = new Condition("c.customer_id = ANY (?)",
                List.of(ids.stream().mapToLong(Long::longValue).toArray()), Set.of(CustomerAttributes.LIST));
        SqlText page = new Listing(CustomerAttributes.LIST, List.of(), some, compiler.compile(rule, "/rule"),
                new Order(null, false)).page(null, CUSTOMERS).statement();
        return jdbc.sql(page.sql()).params(page.parameters()).query(Long.class).list();
    }

    private JsonNode value(Attribute attribute, Random random) {
        if (!attribute.options().isEmpty()) {
            return JSON.stringNode(attribute.options().get(random.nextInt(attribute.options().size())));
        }
        return switch (attribute.type()) {
            case TEXT, TEXT_LIST, CHOICE ->
                JSON.stringNode(one(random, "王", "浙江", "anna", "shop", "App", "a", "b", "%", "_", "CNY", "Ä", "ä"));
            case INTEGER, USER, CUSTOMER -> JSON.numberNode(random.nextInt(8));
            case DATE -> JSON.stringNode(today.date().minusDays(random.nextInt(-5, 90)).toString());
            case INSTANT -> JSON.stringNode(today.date().minusDays(random.nextInt(3)) + "T00:00:00+08:00");
            case BOOLEAN -> JSON.booleanNode(random.nextBoolean());
            case NUMBER, MONEY, PERCENT ->
                JSON.numberNode(new BigDecimal(one(random, "0", "0.1", "0.30000000000000004", "10.50", "99.99")));
        };
    }

    private static String one(Random random, String... from) {
        return from[random.nextInt(from.length)];
    }
}
