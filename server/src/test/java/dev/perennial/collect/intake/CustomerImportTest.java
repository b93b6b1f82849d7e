package dev.perennial.collect.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import static dev.perennial.collect.intake.ImportClient.counts;
import static dev.perennial.collect.intake.ImportClient.request;
import static org.assertj.core.api.Assertions.assertThat;

/** Customers from a file. */
@ServerTest
class CustomerImportTest {

    private static final AtomicInteger SOURCES = new AtomicInteger();

    @Autowired
    private TestClient client;
    @Autowired
    private JdbcClient jdbc;

    private ImportClient imports;
    private final String source = "customers-" + SOURCES.incrementAndGet();

    @BeforeEach
    void client() {
        imports = new ImportClient(client);
    }

    private List<String> profiles() {
        return jdbc.sql("""
                SELECT concat_ws('|', i.key, p.kind, p.name, p.email, p.city, array_to_string(p.tags, '+'), l.name, l.city,
                                 l.created_on, p.version)
                FROM collect.customer_profile p
                JOIN collect.customer_identity i ON i.customer_id = p.id
                JOIN collect.customer_list l ON l.customer_id = p.id
                WHERE i.source = :source
                ORDER BY i.key
                """).param("source", source).query(String.class).list();
    }

    @Test
    void customersAreCreatedWithWhatTheFileTells() {
        client.openAccount(source, Role.AGENT);
        JsonNode done = imports.run("""
                客户编号,名称,邮箱,城市,标签,负责人,注册时间
                C1,杭州茶业有限公司,info@example.com,杭州,"VIP,茶",%s,2020-05-06
                C2,王小明,,,,,2021-01-01
                C3,,,,,nobody,2021-01-01
                """.formatted(source), request("customers", source, "skip"));
        assertThat(counts(done)).isEqualTo(Map.of("rows", 3L, "created", 2L, "customersCreated", 2L, "rejected", 1L));
        assertThat(profiles()).containsExactly(
                "C1|company|杭州茶业有限公司|info@example.com|杭州|VIP+茶|杭州茶业有限公司|杭州|2020-05-06|1",
                "C2|person|王小明||王小明|2021-01-01|1");
        assertThat(jdbc.sql("""
                SELECT count(*) FROM collect.customer_list l JOIN collect.customer_identity i USING (customer_id)
                WHERE i.source = :source AND l.owner_id IS NOT NULL
                """).param("source", source).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void aTeamIsNamedInAFileOrTakenFromTheOwner() {
        TestClient admin = client.as(Role.ADMIN);
        long own = admin.post("/api/v1/teams", "{\"name\":\"华东 %s\"}".formatted(source)).body().path("id").asLong();
        admin.post("/api/v1/teams", "{\"name\":\"North %s\"}".formatted(source));
        admin.post("/api/v1/users", """
                {"login":"%s","name":"Ann","role":"agent","password":"%s","teamId":%d}
                """.formatted(source, TestClient.PASSWORD, own));
        JsonNode done = imports.run("""
                客户编号,名称,负责人,团队
                C1,A,,north %1$s
                C2,B,%1$s,
                C3,C,,
                C4,D,,nowhere
                """.formatted(source), request("customers", source, "skip"));
        assertThat(done.path("rejects").findValuesAsString("code")).containsExactly("intake/unknown-team");
        assertThat(teams()).containsExactly("C1 North " + source, "C2 华东 " + source, "C3 ");
        String later = "客户编号,名称,负责人\nC1,A,%1$s\nC3,C,%1$s\n".formatted(source);
        imports.run(later, request("customers", source, "fill-empty"));
        assertThat(teams()).containsExactly("C1 North " + source, "C2 华东 " + source, "C3 华东 " + source);
        imports.run("客户编号,名称,团队\nC3,C,North %s\n".formatted(source), request("customers", source, "update"));
        assertThat(teams()).contains("C3 North " + source);
    }

    private List<String> teams() {
        return jdbc.sql("""
                SELECT i.key || ' ' || coalesce(t.name, '')
                FROM collect.customer_list l
                JOIN collect.customer_profile p ON p.id = l.customer_id AND p.team_id IS NOT DISTINCT FROM l.team_id
                JOIN collect.customer_identity i ON i.customer_id = p.id
                LEFT JOIN platform.access_team t ON t.id = p.team_id
                WHERE i.source = :source
                ORDER BY i.key
                """).param("source", source).query(String.class).list();
    }

    @Test
    void whoMayNoLongerSignInIsGivenNoCustomers() {
        long user = client.openAccount(source, Role.AGENT);
        assertThat(client.as(Role.ADMIN).with("If-Match", "\"1\"").patch("/api/v1/users/" + user,
                "{\"disabled\":true}").status()).isEqualTo(200);
        JsonNode done = imports.run("客户编号,名称,负责人\nC1,A,%s\n".formatted(source),
                request("customers", source, "skip"));
        assertThat(done.path("rejects").findValuesAsString("code")).containsExactly("intake/unknown-owner");
    }

    @Test
    void existingCustomersAreKeptUpdatedOrFilledAndUnmappedColumnsStay() {
        imports.run("客户编号,名称,邮箱,城市,标签,注册时间\nC1,A,a@example.com,,x,2020-01-01\n",
                request("customers", source, "skip"));
        String later = "客户编号,名称,城市\nC1,B,Bern\nC1,,Basel\n";
        assertThat(counts(imports.run(later, request("customers", source, "skip")))).containsEntry("duplicate", 2L);
        assertThat(profiles()).containsExactly("C1|person|A|a@example.com|x|A|2020-01-01|1");
        assertThat(counts(imports.run(later, request("customers", source, "fill-empty"))))
                .isEqualTo(Map.of("rows", 2L, "updated", 1L, "duplicate", 1L));
        assertThat(profiles()).containsExactly("C1|person|A|a@example.com|Basel|x|A|Basel|2020-01-01|2");
        imports.run(later, request("customers", source, "update"));
        imports.run(later, request("customers", source, "update"));
        assertThat(profiles()).containsExactly("C1|person|B|a@example.com|Basel|x|B|Basel|2020-01-01|3");
    }

    @Test
    void furtherNumbersContactsAndDetailsAreKeptAndAddedTo() {
        TestClient admin = client.as(Role.ADMIN);
        imports.run("""
                客户编号,公司名称,手机,备用电话,邮箱,区县,规模,营销活动,联系人,职位,联系人电话
                C1,杭州茶业有限公司,138 0000 0001,13800000002;+86 138 0000 0001,a@example.com；B@example.com,西湖区,50人,春茶节,李雷,采购,13700000000
                C1,,,,,,,,韩梅梅,,
                """, request("customers", source, "skip"));
        JsonNode first = admin.get("/api/v1/customers/" + id("C1")).body();
        assertThat(
                first.path("district").asString() + first.path("size").asString() + first.path("campaign").asString())
                .isEqualTo("西湖区50人春茶节");
        assertThat(first.path("reaches").findValuesAsString("normalised"))
                .containsExactly("+8613800000002", "b@example.com");
        assertThat(first.path("contacts").findValuesAsString("name")).containsExactly("李雷", "韩梅梅");
        String later = "客户编号,公司名称,备用电话,规模,联系人,联系人邮箱,职位\nC1,,13800000002,80人,李雷,li@example.com,总监\nC1,,13800000003,,,,\n";
        assertThat(counts(imports.run(later, request("customers", source, "fill-empty")))).containsEntry("updated", 1L);
        assertThat(contact(admin)).isEqualTo("采购 13700000000 li@example.com 50人 2");
        imports.run(later, request("customers", source, "update"));
        assertThat(counts(imports.run(later, request("customers", source, "update")))).doesNotContainKey("updated");
        assertThat(contact(admin)).isEqualTo("总监 13700000000 li@example.com 80人 3");
        assertThat(admin.get("/api/v1/customers/" + id("C1")).body().path("reaches").findValuesAsString("normalised"))
                .containsExactly("+8613800000002", "b@example.com", "+8613800000003");
    }

    private String contact(TestClient admin) {
        JsonNode customer = admin.get("/api/v1/customers/" + id("C1")).body();
        JsonNode contact = customer.path("contacts").get(0);
        return contact.path("title").asString() + " " + contact.path("phone").asString() + " "
                + contact.path("email").asString() + " " + customer.path("size").asString() + " "
                + customer.path("version").asInt();
    }

    @Test
    void ordersFindTheCustomersOfTheirSource() {
        imports.run("客户编号,名称\nC1,Ann\n", request("customers", source, "skip"));
        JsonNode orders = imports.run("customer,date,amount\nC1,2025-01-01,5\n", request("orders", source, "skip"));
        assertThat(counts(orders)).isEqualTo(Map.of("rows", 1L, "created", 1L));
    }

    @Test
    void undoingKeepsCustomersWhoHaveOrdersByNow() {
        JsonNode done = imports.run("客户编号,名称\nC1,Ann\nC2,Ben\n", request("customers", source, "skip"));
        imports.run("customer,date,amount\nC1,2025-01-01,5\n", request("orders", source, "skip"));
        imports.undo(done.path("id").asLong());
        assertThat(profiles()).hasSize(1).first().asString().startsWith("C1|");
    }

    @Test
    void undoingKeepsCustomersOfWhomAnythingElseIsKnown() {
        TestClient admin = client.as(Role.ADMIN);
        String field = source.replace('-', '_').toLowerCase(Locale.ROOT) + "_friend";
        assertThat(admin.post("/api/v1/customer-fields", "{\"code\":\"%s\",\"nameEn\":\"Friend\",\"type\":\"customer\"}"
                .formatted(field)).status()).isEqualTo(201);
        JsonNode done = imports.run(
                "客户编号,名称\nnote,N\nfollow,F\nevent,E\nsubscription,S\nrelation,R\ntag,T\nnamed,D\nnobody,X\n",
                request("customers", source, "skip"));
        String on = "/api/v1/customers/";
        assertThat(admin.post(on + id("note") + "/notes", "{\"text\":\"called\"}").status()).isEqualTo(201);
        client.openAccount(source, Role.ANALYST);
        assertThat(client.signedIn(source).patch(on + id("follow") + "/marks", "{\"following\":true}").status())
                .isEqualTo(200);
        assertThat(admin.post("/api/v1/events/batch", """
                {"source":"%1$s","items":[{"key":"1","type":"visit","customer":{"key":"event"},"at":"2026-01-05T10:00:00Z"}]}
                """.formatted(source)).body().path("items").get(0).path("status").asString()).isEqualTo("created");
        assertThat(admin.post("/api/v1/subscriptions/batch", """
                {"source":"%1$s","items":[{"key":"1","customer":{"key":"subscription"},"product":"Plan","currency":"CNY",
                 "startedOn":"2026-01-05","updatedAt":"2026-01-05T10:00:00Z"}]}
                """.formatted(source)).body().path("items").get(0).path("status").asString()).isEqualTo("created");
        long other = admin.post("/api/v1/customers", "{\"name\":\"Other\",\"custom\":{\"%s\":%d}}".formatted(field,
                id("named"))).body().path("id").asLong();
        assertThat(admin.post(on + other + "/relations", "{\"kind\":\"household\",\"customerId\":%d}"
                .formatted(id("relation"))).status()).isEqualTo(201);
        assertThat(admin.with("If-Match", "\"1\"").patch(on + id("tag"), "{\"tags\":[\"x\"]}").status()).isEqualTo(200);
        JsonNode undone = imports.undo(done.path("id").asLong());
        assertThat(undone.path("result").path("customersRemoved").asLong()).isEqualTo(1);
        assertThat(undone.path("result").path("customersKept").asLong()).isEqualTo(7);
        assertThat(profiles()).hasSize(7).noneMatch(profile -> profile.startsWith("nobody|"));
    }

    private long id(String key) {
        return jdbc.sql("SELECT customer_id FROM collect.customer_identity WHERE source = ? AND key = ?")
                .param(source).param(key).query(Long.class).single();
    }

    @Test
    void fieldsThatAdministratorsDefinedAreRecognisedReadAndKept() {
        TestClient admin = client.as(Role.ADMIN);
        long other = admin.post("/api/v1/customers", "{\"name\":\"Referrer\"}").body().path("id").asLong();
        client.openAccount(source + "-buyer", Role.AGENT);
        for (String field : List.of("{\"code\":\"cups\",\"nameZh\":\"每日杯数\",\"nameEn\":\"Cups\",\"type\":\"number\"}",
                "{\"code\":\"since\",\"nameZh\":\"喝茶始于\",\"type\":\"date\"}",
                "{\"code\":\"likes\",\"nameZh\":\"偏好\",\"type\":\"multi-choice\",\"options\":[{\"code\":\"g\",\"nameZh\":\"绿茶\"},"
                        + "{\"code\":\"b\",\"nameZh\":\"红茶\"}]}",
                "{\"code\":\"vegan\",\"nameZh\":\"素食\",\"type\":\"boolean\"}",
                "{\"code\":\"remark\",\"nameZh\":\"补充说明\",\"type\":\"long-text\"}",
                "{\"code\":\"budget\",\"nameZh\":\"预算\",\"type\":\"money\"}",
                "{\"code\":\"site\",\"nameZh\":\"网址\",\"type\":\"link\"}",
                "{\"code\":\"buyer\",\"nameZh\":\"采购员\",\"type\":\"user\"}",
                "{\"code\":\"referrer\",\"nameZh\":\"推荐人\",\"type\":\"customer\"}")) {
            assertThat(admin.post("/api/v1/customer-fields", field).status()).isEqualTo(201);
        }
        JsonNode done = imports.run("""
                客户编号,名称,每日杯数,喝茶始于,偏好,素食,补充说明,预算,网址,采购员,推荐人
                C1,Ann,"1,200.50",2019年3月5日,红茶；绿茶,是,他说“好”,12.5,https://example.com,%s-buyer,Referrer #%d
                C2,Ben,many,2019-02-30,咖啡,也许,,1.23456,javascript:x,nobody,999999999
                C3,Cem,,,,,,,,,
                """.formatted(source, other), request("customers", source, "skip"));
        assertThat(counts(done)).isEqualTo(Map.of("rows", 3L, "created", 2L, "customersCreated", 2L, "rejected", 1L));
        JsonNode custom = custom("C1", admin);
        assertThat(custom.path("cups").decimalValue()).isEqualByComparingTo("1200.5");
        assertThat(custom.path("since").asString()).isEqualTo("2019-03-05");
        assertThat(custom.path("likes").toString()).isEqualTo("[\"g\",\"b\"]");
        assertThat(custom.path("vegan").asBoolean()).isTrue();
        assertThat(custom.path("remark").asString()).isEqualTo("他说“好”");
        assertThat(custom.path("referrer").asLong()).isEqualTo(other);
        assertThat(custom("C3", admin)).isEmpty();
        String later = "客户编号,每日杯数,素食\nC1,3,\nC3,4,否\n";
        imports.run(later, request("customers", source, "fill-empty"));
        assertThat(custom("C1", admin).path("cups").decimalValue()).isEqualByComparingTo("1200.5");
        assertThat(custom("C3", admin).toString()).isEqualTo("{\"cups\":4,\"vegan\":false}");
        assertThat(counts(imports.run(later, request("customers", source, "update")))).containsEntry("updated", 1L);
        assertThat(custom("C1", admin).path("cups").intValue()).isEqualTo(3);
        assertThat(custom("C1", admin).path("vegan").asBoolean()).as("an empty cell says nothing").isTrue();
    }

    private JsonNode custom(String key, TestClient admin) {
        return admin.get("/api/v1/customers/" + id(key)).body().path("custom");
    }
}
