package dev.perennial.collect.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.perennial.collect.customer.CustomerIntake;
import dev.perennial.collect.customer.CustomerIntake.Incoming;
import dev.perennial.collect.customer.OrderFigures;
import dev.perennial.collect.customer.RemoveCustomers;
import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Customers are found as one types, by all they are known by, and only by those who may see them. */
@ServerTest
class SearchTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private TestClient client;
    @Autowired
    private CustomerIntake intake;
    @Autowired
    private RemoveCustomers remove;
    @Autowired
    private TransactionTemplate transactions;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void aChineseNameIsFoundByTwoCharactersPinyinAndInitials() {
        TestClient admin = client.as(Role.ADMIN);
        long id = create(admin, "{\"name\":\"鲍伟泓\"}");
        for (String typed : List.of("鲍伟", "伟泓", "鲍伟泓", "鲍", "baoweihong", "baowei", "Bao Weihong", "weihong bao",
                "weihong", "bwh", "ＢＷＨ")) {
            assertThat(ids(admin, typed)).as(typed).contains(id);
        }
        assertThat(ids(admin, "鲍泓")).doesNotContain(id);
        assertThat(first(admin, "bwh").get("matched").asString()).isEqualTo("initials");
        assertThat(first(admin, "鲍伟泓").get("matched").asString()).isEqualTo("name");
    }

    @Test
    void zhangWeiIsFoundByZhangweiAndZw() {
        TestClient admin = client.as(Role.ADMIN);
        long id = create(admin, "{\"name\":\"张伟\"}");
        for (String typed : List.of("张伟", "zhangwei", "zhang", "zw")) {
            assertThat(ids(admin, typed)).as(typed).contains(id);
        }
    }

    @Test
    void aNameThatIsUsuallyReadSoComesBeforeOneThatCanBe() {
        TestClient admin = client.as(Role.ADMIN);
        long rarely = create(admin, "{\"name\":\"丁佤勥\"}");
        long usually = create(admin, "{\"name\":\"张佤勥\",\"phone\":\"13900007421\"}");
        String typed = "zw" + Pinyin.table().readings("勥").getFirst().charAt(0);
        assertThat(ids(admin, typed)).containsSubsequence(usually, rarely);
        assertThat(first(admin, typed).get("subtitle").asString()).endsWith("…7421");
    }

    @Test
    void aCharacterWithSeveralReadingsIsFoundByEach() {
        TestClient admin = client.as(Role.ADMIN);
        long shan = create(admin, "{\"name\":\"单雄信\"}");
        long chongqing = create(admin, "{\"kind\":\"company\",\"name\":\"重庆乐行软件有限公司\"}");
        assertThat(ids(admin, "shanxiongxin")).contains(shan);
        assertThat(ids(admin, "danxx")).doesNotContain(shan);
        assertThat(ids(admin, "danxiong")).contains(shan);
        assertThat(ids(admin, "chongqingle")).contains(chongqing);
        assertThat(ids(admin, "软件")).contains(chongqing);
    }

    @Test
    void aLatinNameIsFoundByAnyOfItsWordsInAnyOrder() {
        TestClient admin = client.as(Role.ADMIN);
        long id = create(admin, "{\"name\":\"Zoë Quarterback Smythe\"}");
        for (String typed : List.of("zoe", "quart", "smythe", "zoe q", "smythe zoe", "Smythe quarterback")) {
            assertThat(ids(admin, typed)).as(typed).contains(id);
        }
        assertThat(ids(admin, "smythe adam")).doesNotContain(id);
    }

    @Test
    void phoneEMailOrderNumberAndKeyLeadToTheCustomer() {
        TestClient admin = client.as(Role.ADMIN);
        long id = create(admin, """
                {"name":"Nobody Else","email":"Rare.Bird@Nest.example","phone":"+86 139 7650 4321",
                 "identities":[{"source":"searched-shop","key":"MEMBER-7781"}]}
                """);
        order(id, "SO-2026-000123");
        for (String typed : List.of("4321", "76504321", "139 7650", "139-7650-4321", "8613976504321", "rare.bird",
                "rare.bird@nest.example", "so-2026-000123", "SO-2026-0001", "member-7781", "MEMBER-77")) {
            assertThat(ids(admin, typed)).as(typed).contains(id);
        }
        assertThat(first(admin, "SO-2026-000123").get("match").asString()).isEqualTo("SO-2026-000123");
        assertThat(first(admin, "SO-2026-000123").get("matched").asString()).isEqualTo("order");
        assertThat(first(admin, "76504321").get("match").asString()).isEqualTo("13976504321");
    }

    @Test
    void furtherNumbersAndContactsLeadToTheCustomerToo() {
        TestClient admin = client.as(Role.ADMIN);
        long id = create(admin, """
                {"kind":"company","name":"Reachable Ltd","country":"中国",
                 "reaches":[{"kind":"phone","entered":"13755512398"}],
                 "contacts":[{"name":"尉迟恭宝","phone":"13666609876","email":"gong@reach.example"}]}
                """);
        for (String typed : List.of("55512398", "66609876", "gong@reach", "尉迟", "yuchi")) {
            assertThat(ids(admin, typed)).as(typed).contains(id);
        }
    }

    @Test
    void whoIsCalledExactlySoComesFirstThenWhoSpendsMore() {
        TestClient admin = client.as(Role.ADMIN);
        long longer = create(admin, "{\"name\":\"Quillon Abc\"}");
        long exact = create(admin, "{\"name\":\"Quillon\"}");
        long rich = create(admin, "{\"name\":\"Quillon Xyz\"}");
        jdbc.sql("UPDATE collect.customer_figures SET net_spend = 100 WHERE customer_id = ?").param(rich).update();
        assertThat(ids(admin, "quillon")).containsExactly(exact, rich, longer);
    }

    @Test
    void aChangedNameIsFoundAtOnceAndTheOldOneNoMore() {
        TestClient admin = client.as(Role.ADMIN);
        long id = create(admin, "{\"name\":\"Formerly Wumple\",\"phone\":\"55501234\"}");
        Answer changed = admin.with("If-Match", "\"1\"").patch("/api/v1/customers/" + id,
                "{\"name\":\"Nowadays Trumple\",\"phone\":null}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(ids(admin, "trumple")).containsExactly(id);
        assertThat(ids(admin, "wumple")).isEmpty();
        assertThat(ids(admin, "55501234")).isEmpty();
    }

    @Test
    void anAgentFindsOnlyTheirOwnCustomers() {
        client.openAccount("search-agent", Role.AGENT);
        TestClient agent = client.signedIn("search-agent");
        TestClient admin = client.as(Role.ADMIN);
        long own = create(agent, "{\"name\":\"Xylander Own\",\"phone\":\"99887701\"}");
        long foreign = create(admin, "{\"name\":\"Xylander Foreign\",\"phone\":\"99887702\"}");
        order(foreign, "HIDDEN-ORDER-1");
        assertThat(ids(agent, "xylander")).containsExactly(own);
        assertThat(ids(agent, "99887702")).isEmpty();
        assertThat(ids(agent, "HIDDEN-ORDER-1")).isEmpty();
        assertThat(ids(admin, "xylander")).containsExactlyInAnyOrder(own, foreign);
        assertThat(ids(client.as(Role.AGENT), "xylander")).as("a token owns nobody").isEmpty();
    }

    @Test
    void aCustomerHandedOverToAnAgentIsFoundByThem() {
        long id = client.openAccount("search-heir", Role.AGENT);
        TestClient heir = client.signedIn("search-heir");
        TestClient admin = client.as(Role.ADMIN);
        long customer = create(admin, "{\"name\":\"Handover Quux\"}");
        assertThat(ids(heir, "quux")).isEmpty();
        Answer bulk = admin.post("/api/v1/customers/bulk", """
                {"selection":{"ids":[%d]},"changes":[{"attribute":"owner","operation":"set","value":%d}]}
                """.formatted(customer, id));
        assertThat(bulk.status()).as(bulk.text()).isEqualTo(202);
        await().atMost(SOON).until(() -> ids(heir, "quux"), List.of(customer)::equals);
    }

    @Test
    void manyCustomersWrittenTogetherAreFoundSoonAndForgottenWhenRemoved() {
        TestClient admin = client.as(Role.ADMIN);
        List<Incoming> many = IntStream.range(0, 120)
                .mapToObj(i -> Incoming.named("bulk-search-" + (1000 + i), "Bulkington " + (1000 + i))).toList();
        List<Long> made = new ArrayList<>();
        transactions.executeWithoutResult(_ -> {
            for (long id : intake.create(0L, "bulk-search", many, nCopies(many.size(), OrderFigures.NONE))) {
                made.add(id);
            }
        });
        await().atMost(SOON).until(() -> ids(admin, "bulkington 1119"), List.of(made.getLast())::equals);
        assertThat(ids(admin, "bulkington")).hasSize(50);
        transactions.executeWithoutResult(_ -> remove.unlessKnown(made));
        assertThat(ids(admin, "bulkington")).isEmpty();
        await().atMost(SOON).until(() -> jdbc
                .sql("SELECT count(*) FROM collect.search_token WHERE customer_id = ANY (?)")
                .param(made.stream().mapToLong(Long::longValue).toArray()).query(Long.class).single(),
                count -> count == 0);
    }

    @Test
    void nothingTypedFindsNothingAndTooMuchIsRefused() {
        TestClient admin = client.as(Role.ADMIN);
        for (String typed : List.of("", " ", "'", "%", "_", "\\", "()", "*:", "😀")) {
            assertThat(admin.get(address(typed)).status()).as(typed).isEqualTo(200);
        }
        assertThat(ids(admin, " ")).isEmpty();
        assertThat(admin.get("/api/v1/search").body().get("items")).isEmpty();
        assertThat(admin.get(address("x".repeat(101))).status()).isEqualTo(422);
        assertThat(admin.get("/api/v1/search?q=x&limit=0").status()).isEqualTo(422);
    }

    private void order(long customer, String number) {
        long order = jdbc.sql("""
                INSERT INTO collect.commerce_order
                    (customer_id, placed_at, placed_on, amount, currency, base_amount, kind)
                VALUES (?, ?, DATE '2026-01-05', 12, 'CNY', 12, 'order')
                RETURNING id
                """).param(customer).param(OffsetDateTime.parse("2026-01-05T08:00:00Z")).query(Long.class).single();
        jdbc.sql("""
                INSERT INTO collect.commerce_order_key (source, key, order_id, placed_on)
                VALUES ('search-test', ?, ?, DATE '2026-01-05')
                """).param(number).param(order).update();
    }

    private static long create(TestClient client, String body) {
        Answer answer = client.post("/api/v1/customers", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().get("id").asLong();
    }

    private static String address(String typed) {
        return "/api/v1/search?limit=50&q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }

    private static JsonNode first(TestClient client, String typed) {
        return client.get(address(typed)).body().get("items").get(0);
    }

    private static List<Long> ids(TestClient client, String typed) {
        Answer answer = client.get(address(typed));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().get("items").valueStream().map(item -> item.get("id").asLong()).toList();
    }
}
