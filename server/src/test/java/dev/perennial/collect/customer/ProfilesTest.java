package dev.perennial.collect.customer;

import java.util.List;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Profiles hold all that is known of a customer, and recognise the same person however they are written. */
@ServerTest
class ProfilesTest {

    private static final String CUSTOMERS = "/api/v1/customers";

    @Autowired
    private TestClient client;

    @Autowired
    private Reach reach;

    @Test
    void theSameNumberIsRecognisedHoweverItIsWritten() {
        for (String entered : List.of("13812345678", "138 1234 5678", "+86 138-1234-5678", "0086 13812345678",
                "（138）12345678", "１３８１２３４５６７８")) {
            assertThat(reach.phone(entered, "中国")).as(entered).isEqualTo("+8613812345678");
        }
        assertThat(reach.phone("0571-8888 8888 转 12", "China")).isEqualTo("+8657188888888;ext=12");
        assertThat(reach.phone("030 901820", "Germany")).isEqualTo("+4930901820");
        assertThat(reach.phone("(212) 555-0100", "US")).isEqualTo("+12125550100");
        assertThat(reach.phone("123", null)).isNull();
        assertThat(reach.email(" Lin.Qing@Example.COM ")).isEqualTo("lin.qing@example.com");
        assertThat(reach.email("info@例子.公司")).isEqualTo("info@xn--fsqu00a.xn--55qx5d");
    }

    @Test
    void aProfileKeepsAllThatIsToldAndShowsNumbersAsTheyWereEntered() {
        TestClient admin = client.as(Role.ADMIN);
        Answer created = admin.post(CUSTOMERS, """
                {"kind":"company","name":"青山茶业","phone":"0571 8888 0001","country":"中国","province":"浙江","city":"杭州",
                 "district":"西湖区","industry":"零售业","size":"50-99","campaign":"春茶节","interests":["有机"],
                 "beliefs":["环保"],"habits":"每周一下单",
                 "reaches":[{"kind":"email","entered":"Buy@Example.com","label":"采购"},{"kind":"phone","entered":"138 0000 1111"}],
                 "contacts":[{"name":"王芳","title":"采购经理","phone":"13900002222","email":"fang@example.com"},{"name":"李雷"}],
                 "identities":[{"source":"erp","key":"profile-1"}]}
                """);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        JsonNode body = created.body();
        assertThat(body.get("phone").asString()).isEqualTo("0571 8888 0001");
        assertThat(body.get("phoneNormalised").asString()).isEqualTo("+8657188880001");
        assertThat(body.get("reaches").get(0).get("entered").asString()).isEqualTo("Buy@Example.com");
        assertThat(body.get("reaches").get(0).get("normalised").asString()).isEqualTo("buy@example.com");
        assertThat(body.get("contacts").findValuesAsString("name")).containsExactly("王芳", "李雷");
        assertThat(body.get("interests").get(0).asString()).isEqualTo("有机");
        assertThat(body.get("habits").asString()).isEqualTo("每周一下单");
        String address = CUSTOMERS + "/" + body.get("id").asLong();
        Answer changed = admin.with("If-Match", "\"1\"").patch(address, """
                {"district":null,"beliefs":["家庭"],"reaches":[],"contacts":[{"name":"李雷","title":"店长"}],
                 "identities":[{"source":"erp","key":"profile-2"}]}
                """);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.body().get("reaches")).isEmpty();
        assertThat(changed.body().get("district").isNull()).isTrue();
        assertThat(changed.body().get("identities").findValuesAsString("key")).containsExactly("profile-2");
        assertThat(changed.body().get("contacts").get(0).get("title").asString()).isEqualTo("店长");
        assertThat(admin.with("Accept-Language", "zh").get(address + "/timeline?kind=change").body().get("items")
                .get(0).get("detail").asString())
                .contains("价值观：环保 → 家庭", "联系人：", "外部编号：erp: profile-1 → erp: profile-2");
    }

    @Test
    void whatIsWrongInTheListsIsToldAtItsPlace() {
        Answer refused = client.as(Role.ADMIN).post(CUSTOMERS, """
                {"name":"Wrong","reaches":[{"kind":"fax","entered":"1"},{"kind":"email","entered":"x"},
                 {"kind":"phone","entered":"12"},{"colour":"red"}],"contacts":[{"title":"Boss","email":"x"},5],"beliefs":[""]}
                """);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.body().get("violations").findValuesAsString("pointer")).contains("/reaches/0/kind",
                "/reaches/1/entered", "/reaches/2/entered", "/reaches/3", "/contacts/0/name", "/contacts/0/email",
                "/contacts/1", "/beliefs/0");
    }

    @Test
    void whoHasAKeyIsToldOnlyToThoseWhoMaySeeThem() {
        client.openAccount("identity-agent", Role.AGENT);
        TestClient admin = client.as(Role.ADMIN);
        create(admin, "{\"name\":\"Holder\",\"identities\":[{\"source\":\"shop\",\"key\":\"held\"}]}");
        Answer told = admin.post(CUSTOMERS,
                "{\"name\":\"Second\",\"identities\":[{\"source\":\"shop\",\"key\":\"held\"}]}");
        assertThat(told.status()).isEqualTo(409);
        assertThat(told.body().get("code").asString()).isEqualTo("customer/identity-of");
        assertThat(told.body().get("detail").asString()).contains("Holder");
        Answer hidden = client.signedIn("identity-agent").post(CUSTOMERS,
                "{\"name\":\"Third\",\"identities\":[{\"source\":\"shop\",\"key\":\"held\"}]}");
        assertThat(hidden.body().get("code").asString()).isEqualTo("customer/identity-taken");
        assertThat(hidden.text()).doesNotContain("Holder");
    }

    @Test
    void customersWithTheSameNumberOrAddressAreFoundByThoseWhoMaySeeThem() {
        client.openAccount("duplicate-agent", Role.AGENT);
        TestClient admin = client.as(Role.ADMIN);
        long both = create(admin, "{\"name\":\"Both\",\"phone\":\"+86 137 0000 9999\",\"email\":\"Dup@Example.com\"}");
        long further = create(admin,
                "{\"name\":\"Further\",\"reaches\":[{\"kind\":\"phone\",\"entered\":\"+8613700009999\"}]}");
        long contact = create(admin,
                "{\"name\":\"Firm\",\"kind\":\"company\",\"contacts\":[{\"name\":\"A\",\"email\":\"DUP@example.com\"}]}");
        String asked = "{\"phone\":\"137 0000 9999\",\"country\":\"中国\",\"email\":\"dup@example.com\"%s}";
        JsonNode found = admin.post(CUSTOMERS + "/duplicates", asked.formatted("")).body().get("items");
        assertThat(found.valueStream().map(one -> one.get("id").asLong())).containsExactly(both, further, contact);
        assertThat(found.get(0).get("by").toString()).isEqualTo("[\"email\",\"phone\"]");
        assertThat(admin.post(CUSTOMERS + "/duplicates", asked.formatted(",\"except\":" + both)).body().get("items"))
                .hasSize(2);
        assertThat(admin.post(CUSTOMERS + "/duplicates", "{}").body().get("items")).isEmpty();
        assertThat(client.signedIn("duplicate-agent").post(CUSTOMERS + "/duplicates", asked.formatted("")).body()
                .get("items")).isEmpty();
    }

    @Test
    void relationsShowOnBothSidesAndMakeNoCircles() {
        client.openAccount("relation-agent", Role.AGENT);
        TestClient admin = client.as(Role.ADMIN);
        long group = create(admin, "{\"name\":\"Group\",\"kind\":\"company\"}");
        long middle = create(admin, "{\"name\":\"Middle\",\"kind\":\"company\"}");
        long low = create(admin, "{\"name\":\"Low\",\"kind\":\"company\"}");
        Answer made = relate(admin, middle, "parent", group);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(relate(admin, middle, "subsidiary", low).status()).isEqualTo(201);
        assertThat(relate(admin, middle, "subsidiary", low).status()).as("twice is once").isEqualTo(201);
        assertThat(kinds(admin, middle)).containsExactly("parent", "subsidiary");
        assertThat(kinds(admin, group)).containsExactly("subsidiary");
        assertThat(relate(admin, group, "parent", low).body().get("code").asString())
                .isEqualTo("customer/relation-circle");
        assertThat(relate(admin, low, "parent", group).body().get("code").asString())
                .isEqualTo("customer/relation-one-only");
        assertThat(relate(admin, low, "parent", low).status()).isEqualTo(422);
        assertThat(relate(admin, low, "friend", group).status()).isEqualTo(422);
        relate(admin, group, "household", low);
        assertThat(kinds(admin, low)).containsExactly("household", "parent");
        relate(admin, low, "referred", middle);
        assertThat(kinds(admin, middle)).containsExactly("parent", "referred-by", "subsidiary");
        String relation = CUSTOMERS + "/" + middle + "/relations/" + made.body().get("id").asLong();
        TestClient agent = client.signedIn("relation-agent");
        assertThat(agent.send("DELETE", relation, null).status()).isEqualTo(404);
        assertThat(agent.get(CUSTOMERS + "/" + middle + "/relations").status()).isEqualTo(404);
        long own = create(agent, "{\"name\":\"Own\"}");
        assertThat(relate(agent, own, "household", low).status()).as("one cannot see the other").isEqualTo(422);
        relate(admin, own, "referred-by", low);
        assertThat(agent.get(CUSTOMERS + "/" + own + "/relations").body().get("items")).isEmpty();
        assertThat(admin.send("DELETE", relation, null).status()).isEqualTo(204);
        assertThat(kinds(admin, group)).containsExactly("household");
    }

    private static Answer relate(TestClient client, long id, String kind, long other) {
        return client.post(CUSTOMERS + "/" + id + "/relations",
                "{\"kind\":\"%s\",\"customerId\":%d}".formatted(kind, other));
    }

    private static List<String> kinds(TestClient client, long id) {
        return client.get(CUSTOMERS + "/" + id + "/relations").body().get("items").findValuesAsString("kind").stream()
                .filter(kind -> !List.of("person", "company").contains(kind)).toList();
    }

    private static long create(TestClient client, String body) {
        Answer answer = client.post(CUSTOMERS, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().get("id").asLong();
    }
}
