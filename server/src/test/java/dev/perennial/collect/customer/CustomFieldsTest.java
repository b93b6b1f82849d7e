package dev.perennial.collect.customer;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Fields that administrators define can be used at once everywhere, and nothing that was kept in them is ever lost. */
@ServerTest
class CustomFieldsTest {

    private static final String FIELDS = "/api/v1/customer-fields";
    private static final String CUSTOMERS = "/api/v1/customers";

    @Autowired
    private TestClient client;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void aCustomerWhomAFieldNamesIsShownByNameToThoseWhoMaySeeThem() {
        long agent = client.openAccount("named-agent", Role.AGENT);
        TestClient admin = client.as(Role.ADMIN);
        define(admin, "{\"code\":\"named\",\"nameEn\":\"Brought by\",\"type\":\"customer\"}");
        long hidden = id(admin.post(CUSTOMERS, "{\"name\":\"陈静\"}"));
        long seen = id(admin.post(CUSTOMERS, "{\"name\":\"Ann\",\"ownerId\":%d}".formatted(agent)));
        String named = "{\"name\":\"%s\",\"ownerId\":%d,\"custom\":{\"named\":%d}}";
        id(admin.post(CUSTOMERS, named.formatted("Named 1", agent, hidden)));
        id(admin.post(CUSTOMERS, named.formatted("Named 2", agent, seen)));
        String search = """
                {"rule":{"op":"not","rule":{"op":"missing","attribute":"custom_named"}},"fields":["custom_named"],
                 "sort":{"attribute":"name","direction":"asc"}}
                """;
        assertThat(names(admin, search)).containsExactly(hidden + " 陈静", seen + " Ann");
        assertThat(names(client.signedIn("named-agent"), search)).containsExactly(hidden + " null", seen + " Ann");
        String rule = "{\"rule\":{\"op\":\"in\",\"attribute\":\"custom_named\",\"values\":[%d,%d]}}".formatted(hidden,
                seen);
        assertThat(admin.with("Accept-Language", "en").post("/api/v1/rules/describe", rule).body().get("sentence")
                .asString()).isEqualTo("Brought by is 陈静 or Ann");
        assertThat(client.signedIn("named-agent").with("Accept-Language", "en").post("/api/v1/rules/describe", rule)
                .body().get("sentence").asString()).isEqualTo("Brought by is #" + hidden + " or Ann");
    }

    private static List<String> names(TestClient client, String search) {
        return client.post(CUSTOMERS + "/search", search).body().get("items").valueStream()
                .map(row -> row.get("custom_named")).map(one -> one.get("id").asLong() + " "
                        + (one.get("name").isNull() ? "null" : one.get("name").asString()))
                .toList();
    }

    @Test
    void aFieldOfEveryTypeIsFilledShownAndFilteredByAtOnce() {
        long user = client.openAccount("custom-user", Role.AGENT);
        TestClient admin = client.as(Role.ADMIN);
        long other = id(admin.post(CUSTOMERS, "{\"name\":\"Referred\"}"));
        for (String type : List.of("text", "long-text", "number", "money", "date", "boolean", "link", "user",
                "customer")) {
            define(admin, "{\"code\":\"all_%s\",\"nameEn\":\"All %s\",\"type\":\"%s\"}".formatted(
                    type.replace('-', '_'), type, type));
        }
        define(admin, "{\"code\":\"all_choice\",\"nameZh\":\"级别\",\"nameEn\":\"Level\",\"type\":\"choice\",\"options\":"
                + "[{\"code\":\"gold\",\"nameZh\":\"金\",\"nameEn\":\"Gold\"},{\"nameEn\":\"Silver Plus\"}]}");
        define(admin, "{\"code\":\"all_several\",\"nameEn\":\"Channels\",\"type\":\"multi-choice\",\"options\":"
                + "[{\"code\":\"web\",\"nameEn\":\"Web\"},{\"code\":\"shop\",\"nameEn\":\"Shop\"}]}");
        String values = """
                {"all_text":"绿茶","all_long_text":"two\\nlines","all_number":12.5,"all_money":0.1234,
                 "all_date":"2026-02-28","all_boolean":false,"all_link":"https://example.com/a?b=c","all_user":%d,
                 "all_customer":%d,"all_choice":"silver_plus","all_several":["shop","web"]}
                """.formatted(user, other);
        Answer created = admin.post(CUSTOMERS, "{\"name\":\"Full\",\"custom\":" + values + "}");
        long id = id(created);
        JsonNode custom = admin.get(CUSTOMERS + "/" + id).body().get("custom");
        assertThat(custom.get("all_several").toString()).isEqualTo("[\"web\",\"shop\"]");
        assertThat(custom.get("all_money").decimalValue()).isEqualByComparingTo("0.1234");
        assertThat(custom).hasSize(11);
        for (String condition : List.of(
                "\"compare\",\"attribute\":\"custom_all_text\",\"comparison\":\"eq\",\"value\":\"绿茶\"",
                "\"compare\",\"attribute\":\"custom_all_text\",\"comparison\":\"contains\",\"value\":\"茶\"",
                "\"compare\",\"attribute\":\"custom_all_long_text\",\"comparison\":\"starts-with\",\"value\":\"TWO\"",
                "\"compare\",\"attribute\":\"custom_all_number\",\"comparison\":\"eq\",\"value\":12.50",
                "\"between\",\"attribute\":\"custom_all_money\",\"low\":0.1,\"high\":0.2",
                "\"compare\",\"attribute\":\"custom_all_date\",\"comparison\":\"eq\",\"value\":\"2026-02-28\"",
                "\"compare\",\"attribute\":\"custom_all_date\",\"comparison\":\"lt\",\"value\":\"2026-03-01\"",
                "\"compare\",\"attribute\":\"custom_all_boolean\",\"comparison\":\"eq\",\"value\":false",
                "\"compare\",\"attribute\":\"custom_all_link\",\"comparison\":\"contains\",\"value\":\"example\"",
                "\"compare\",\"attribute\":\"custom_all_user\",\"comparison\":\"eq\",\"value\":" + user,
                "\"compare\",\"attribute\":\"custom_all_customer\",\"comparison\":\"eq\",\"value\":" + other,
                "\"in\",\"attribute\":\"custom_all_choice\",\"values\":[\"gold\",\"silver_plus\"]",
                "\"compare\",\"attribute\":\"custom_all_several\",\"comparison\":\"contains\",\"value\":\"web\"")) {
            assertThat(found(admin, "{\"op\":" + condition + "}")).as(condition).containsExactly(id);
            assertThat(found(admin, "{\"op\":\"and\",\"rules\":[{\"op\":\"compare\",\"attribute\":\"name\","
                    + "\"comparison\":\"eq\",\"value\":\"Full\"},{\"op\":\"not\",\"rule\":{\"op\":" + condition
                    + "}}]}")).as("not " + condition).isEmpty();
        }
        JsonNode row = admin.post(CUSTOMERS + "/search", """
                {"rule":{"op":"not","rule":{"op":"missing","attribute":"custom_all_text"}},
                 "fields":["custom_all_user","custom_all_date","custom_all_several","custom_all_number"]}
                """).body().get("items").get(0);
        assertThat(row.get("custom_all_user").get("id").asLong()).isEqualTo(user);
        assertThat(row.get("custom_all_date").asString()).isEqualTo("2026-02-28");
        assertThat(row.get("custom_all_several")).hasSize(2);
        JsonNode attributes = admin.with("Accept-Language", "zh").get(CUSTOMERS + "/attributes").body().get("items");
        JsonNode level = attributes.valueStream()
                .filter(one -> one.get("code").asString().equals("custom_all_choice")).findFirst().orElseThrow();
        assertThat(level.get("name").asString()).isEqualTo("级别");
        assertThat(level.get("options").get(0).get("name").asString()).isEqualTo("金");
        assertThat(level.get("groupName").asString()).isEqualTo("自定义字段");
    }

    @Test
    void aNewFieldRewritesNoTable() {
        long[] before = files();
        TestClient admin = client.as(Role.ADMIN);
        long field = define(admin, "{\"code\":\"cheap\",\"nameEn\":\"Cheap\",\"type\":\"number\"}").get("id").asLong();
        create(admin, "{\"cheap\":1}");
        admin.with("If-Match", "\"1\"").patch(FIELDS + "/" + field, "{\"nameEn\":\"Cheaper\"}");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void renamingAndRetiringLoseNothing() {
        TestClient admin = client.as(Role.ADMIN);
        JsonNode field = define(admin, """
                {"nameEn":"Tea kind!","type":"choice","options":[{"nameEn":"Green"},{"nameZh":"红茶","nameEn":"Black"}]}
                """);
        assertThat(field.get("code").asString()).isEqualTo("tea_kind");
        String address = FIELDS + "/" + field.get("id").asLong();
        long id = create(admin, "{\"tea_kind\":\"black\"}");
        Answer renamed = admin.with("If-Match", "\"1\"").patch(address, """
                {"nameZh":"茶类","options":[{"code":"green","nameEn":"Green tea"},{"nameEn":"White"}]}
                """);
        assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
        assertThat(renamed.body().get("options").findValuesAsString("code")).containsExactly("green", "white",
                "black");
        assertThat(renamed.body().get("options").get(2).get("retired").asBoolean()).isTrue();
        assertThat(admin.with("If-Match", "\"1\"").patch(address, "{\"nameEn\":\"Late\"}").status()).isEqualTo(412);
        String customer = CUSTOMERS + "/" + id;
        assertThat(
                admin.with("If-Match", "\"1\"").patch(customer, "{\"name\":\"N\",\"custom\":{\"tea_kind\":\"black\"}}")
                        .status())
                .as("what was chosen before may stay").isEqualTo(200);
        assertThat(admin.post(CUSTOMERS, "{\"name\":\"x\",\"custom\":{\"tea_kind\":\"black\"}}").status())
                .isEqualTo(422);
        assertThat(admin.with("If-Match", "\"2\"").patch(address, "{\"retired\":true}").status()).isEqualTo(200);
        assertThat(admin.get(customer).body().get("custom").has("tea_kind")).isFalse();
        String rule = "{\"op\":\"compare\",\"attribute\":\"custom_tea_kind\",\"comparison\":\"eq\",\"value\":\"black\"}";
        assertThat(found(admin, rule)).as("rules made before still hold").containsExactly(id);
        assertThat(admin.get(CUSTOMERS + "/attributes").body().get("items").findValuesAsString("code"))
                .doesNotContain("custom_tea_kind");
        assertThat(admin.post(FIELDS, "{\"code\":\"tea_kind\",\"nameEn\":\"x\",\"type\":\"text\"}").body()
                .get("violations").findValuesAsString("code")).containsExactly("customer/field-code-taken");
        assertThat(admin.with("If-Match", "\"3\"").patch(address, "{\"retired\":false}").status()).isEqualTo(200);
        assertThat(admin.get(customer).body().get("custom").get("tea_kind").asString()).isEqualTo("black");
    }

    @Test
    void everythingWrongWithValuesIsToldAtItsPlace() {
        TestClient admin = client.as(Role.ADMIN);
        define(admin, "{\"code\":\"wrong_date\",\"nameEn\":\"D\",\"type\":\"date\"}");
        define(admin, "{\"code\":\"wrong_link\",\"nameEn\":\"L\",\"type\":\"link\"}");
        define(admin, "{\"code\":\"wrong_user\",\"nameEn\":\"U\",\"type\":\"user\"}");
        define(admin, "{\"code\":\"wrong_money\",\"nameEn\":\"M\",\"type\":\"money\"}");
        define(admin,
                "{\"code\":\"wrong_choice\",\"nameEn\":\"C\",\"type\":\"choice\",\"options\":[{\"nameEn\":\"A\"}]}");
        Answer refused = admin.post(CUSTOMERS, """
                {"name":"Wrong","custom":{"wrong_date":"2026-02-30","wrong_link":"javascript:alert(1)",
                 "wrong_user":999999,"wrong_money":"12","wrong_choice":"b","no_such":1}}
                """);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("violations").findValuesAsString("pointer")).containsExactlyInAnyOrder(
                "/custom/wrong_date", "/custom/wrong_link", "/custom/wrong_user", "/custom/wrong_money",
                "/custom/wrong_choice", "/custom/no_such");
        assertThat(admin.post(CUSTOMERS, "{\"name\":\"x\",\"custom\":[]}").status()).isEqualTo(422);
    }

    @Test
    void everythingWrongWithADefinitionIsToldAtOnce() {
        TestClient admin = client.as(Role.ADMIN);
        Answer refused = admin.post(FIELDS, "{\"code\":\"Bad code\",\"type\":\"colour\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("violations").findValuesAsString("pointer")).containsExactlyInAnyOrder("/code",
                "/type", "/nameEn");
        Answer unsuitable = admin.post(FIELDS, """
                {"nameEn":"B","type":"boolean","options":[{"nameEn":"x"}],"sortable":true}
                """);
        assertThat(unsuitable.body().get("violations").findValuesAsString("pointer")).containsExactlyInAnyOrder(
                "/options", "/sortable");
        assertThat(admin.post(FIELDS, "{\"nameEn\":\"C\",\"type\":\"choice\"}").status()).isEqualTo(422);
    }

    @Test
    void onlyAdministratorsDefineFieldsAndEveryoneKnowsThem() {
        for (Role role : List.of(Role.ANALYST, Role.AGENT)) {
            assertThat(client.as(role).post(FIELDS, "{\"nameEn\":\"x\",\"type\":\"text\"}").status()).isEqualTo(403);
            assertThat(client.as(role).get(FIELDS).status()).isEqualTo(200);
        }
    }

    @Test
    void listsAreSortedByAFieldOnceItsIndexIsThere() {
        TestClient admin = client.as(Role.ADMIN);
        JsonNode field = define(admin, "{\"code\":\"due\",\"nameZh\":\"到期日\",\"type\":\"date\",\"sortable\":true}");
        long late = create(admin, "{\"due\":\"2027-01-01\"}");
        long early = create(admin, "{\"due\":\"2026-12-31\"}");
        long none = create(admin, "{}");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> admin.get(CUSTOMERS + "/attributes").body()
                .get("items").valueStream().anyMatch(one -> one.get("code").asString().equals("custom_due")
                        && one.get("sortable").asBoolean()));
        jdbc.sql("UPDATE collect.customer_list SET name = 'C' || customer_id WHERE customer_id = ?").param(none)
                .update();
        StringBuilder order = new StringBuilder();
        String after = "null";
        do {
            JsonNode page = admin.post(CUSTOMERS + "/search", """
                    {"sort":{"attribute":"custom_due","direction":"asc"},"fields":[],"limit":1,"after":%s,
                     "rule":{"op":"or","rules":[{"op":"not","rule":{"op":"missing","attribute":"custom_due"}},
                                                {"op":"compare","attribute":"name","comparison":"eq","value":"C%d"}]}}
                    """.formatted(after, none)).body();
            page.get("items").forEach(item -> order.append(item.get("id").asLong()).append(' '));
            after = page.get("next").toString();
        } while (!after.equals("null"));
        assertThat(order.toString()).isEqualTo(early + " " + late + " " + none + " ");
        List<String> plan = Objects.requireNonNull(transactions.execute(_ -> {
            // So few rows would be sorted faster than read by an index.
            jdbc.sql("SET LOCAL enable_sort = off").update();
            return jdbc.sql("EXPLAIN SELECT x.customer_id FROM collect.customer_custom x ORDER BY "
                    + FieldType.DATE.expression("f" + field.get("id").asLong()).value().replace("{}", "x.content")
                    + ", x.customer_id LIMIT 1").query(String.class).list();
        }));
        assertThat(plan.toString()).contains("customer_custom_sort_f" + field.get("id").asLong());
        assertThat(admin.with("If-Match", "\"2\"").patch(FIELDS + "/" + field.get("id").asLong(),
                "{\"sortable\":false}").body().get("sorting").asString()).isEqualTo("none");
    }

    @Test
    void requiredFieldsAreAskedOfNewCustomersAndCannotBeEmptied() {
        TestClient admin = client.as(Role.ADMIN);
        long before = create(admin, "{}");
        JsonNode field = define(admin, "{\"code\":\"must\",\"nameEn\":\"Must\",\"type\":\"text\",\"required\":true}");
        try {
            assertThat(admin.post(CUSTOMERS, "{\"name\":\"x\"}").body().get("violations")
                    .findValuesAsString("pointer")).containsExactly("/custom/must");
            long id = create(admin, "{\"must\":\"y\"}");
            assertThat(admin.with("If-Match", "\"1\"").patch(CUSTOMERS + "/" + id, "{\"custom\":{\"must\":null}}")
                    .status()).isEqualTo(422);
            assertThat(admin.with("If-Match", "\"1\"").patch(CUSTOMERS + "/" + before, "{\"name\":\"Other\"}").status())
                    .as("customers from before can be edited").isEqualTo(200);
        } finally {
            admin.with("If-Match", "\"1\"").patch(FIELDS + "/" + field.get("id").asLong(),
                    "{\"required\":false,\"retired\":true}");
        }
    }

    @Test
    void fieldsAreOrderedAsPeopleWant() {
        TestClient admin = client.as(Role.ADMIN);
        define(admin, "{\"code\":\"order_a\",\"nameEn\":\"A\",\"type\":\"text\"}");
        long b = define(admin, "{\"code\":\"order_b\",\"nameEn\":\"B\",\"type\":\"text\"}").get("id").asLong();
        assertThat(admin.with("If-Match", "\"1\"").patch(FIELDS + "/" + b, "{\"position\":0}").status())
                .isEqualTo(200);
        assertThat(admin.get(FIELDS).body().get("items").get(0).get("code").asString()).isEqualTo("order_b");
    }

    @Test
    void theTimelineTellsChangesOfFieldsByTheirNames() {
        TestClient admin = client.as(Role.ADMIN);
        define(admin,
                "{\"code\":\"told\",\"nameZh\":\"口味\",\"type\":\"choice\",\"options\":[{\"code\":\"s\",\"nameZh\":\"甜\"}]}");
        long id = create(admin, "{}");
        Answer changed = admin.with("If-Match", "\"1\"").patch(CUSTOMERS + "/" + id, "{\"custom\":{\"told\":\"s\"}}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(admin.with("Accept-Language", "zh").get(CUSTOMERS + "/" + id + "/timeline?kind=change").body()
                .get("items").get(0).get("detail").asString()).isEqualTo("口味：（空） → 甜");
    }

    private long[] files() {
        return jdbc.sql("""
                SELECT pg_relation_filenode(name)
                FROM unnest(ARRAY ['collect.customer_profile', 'collect.customer_list', 'collect.customer_figures',
                                   'collect.customer_custom',
                                   'collect.customer_custom_content']) AS t (name)
                """).query(Long.class).list().stream().mapToLong(Long::longValue).toArray();
    }

    private static JsonNode define(TestClient admin, String body) {
        Answer answer = admin.post(FIELDS, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    private static long create(TestClient admin, String custom) {
        return id(admin.post(CUSTOMERS, "{\"name\":\"Custom\",\"custom\":" + custom + "}"));
    }

    private static long id(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().get("id").asLong();
    }

    private static List<Long> found(TestClient client, String rule) {
        Answer answer = client.post(CUSTOMERS + "/search", "{\"fields\":[],\"rule\":" + rule + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().get("items").valueStream().map(item -> item.get("id").asLong()).toList();
    }
}
