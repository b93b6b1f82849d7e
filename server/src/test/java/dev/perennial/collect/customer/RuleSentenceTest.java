package dev.perennial.collect.customer;

import java.util.stream.StreamSupport;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A rule is said as people would say it, in either language; what is wrong with it is told with its place. */
@ServerTest
class RuleSentenceTest {

    private static final String BOUGHT_AND_LIVES = """
            {"op":"and","rules":[
              {"op":"happened","event":"order","within":{"days":90},"count":{"comparison":"ge","value":2}},
              {"op":"compare","attribute":"province","comparison":"eq","value":"浙江"}]}
            """;

    private static final String NESTED = """
            {"op":"or","rules":[
              {"op":"and","rules":[
                {"op":"in","attribute":"stage","values":["declining","lost"]},
                {"op":"compare","attribute":"p_alive","comparison":"lt","value":0.255}]},
              {"op":"not","rule":{"op":"happened","event":"order",
                "within":{"from":"2026-01-01","to":"2026-03-31"},
                "where":{"op":"and","rules":[
                  {"op":"compare","attribute":"amount","comparison":"ge","value":500},
                  {"op":"compare","attribute":"channel","comparison":"contains","value":"app"}]}}},
              {"op":"not","rule":{"op":"missing","attribute":"email"}}]}
            """;

    @Autowired
    private TestClient client;

    @Test
    void aRuleReadsNaturallyInChinese() {
        assertThat(said("zh", BOUGHT_AND_LIVES)).isEqualTo("下单 至少 2 次（最近 90 天） 且 省份 是 浙江");
        assertThat(said("zh", NESTED)).isEqualTo("（生命周期阶段 是 衰退期、流失 且 活跃概率 小于 25.5%）"
                + " 或 没有下单（2026年1月1日 至 2026年3月31日，金额 至少 ¥500 且 渠道 包含“app”） 或 邮箱 已知");
    }

    @Test
    void aRuleReadsNaturallyInEnglish() {
        assertThat(said("en", BOUGHT_AND_LIVES))
                .isEqualTo("Ordered at least twice in the last 90 days and Province is 浙江");
        assertThat(said("en", NESTED))
                .isEqualTo("(Stage is Declining or Lost and P(alive) is less than 25.5%)"
                        + " or not ordered from Jan 1, 2026 to Mar 31, 2026 with Amount is at least ¥500 and Channel contains “app”"
                        + " or E-mail is known");
    }

    @Test
    void countsAndWindowsHaveTheirWords() {
        assertThat(said("en", "{\"op\":\"happened\",\"event\":\"refund\",\"within\":{\"days\":1}}"))
                .isEqualTo("Got a refund today");
        assertThat(said("en", """
                {"op":"happened","event":"order","within":{"from":"2026-01-01"},"count":{"comparison":"eq","value":1}}
                """)).isEqualTo("Ordered exactly once since Jan 1, 2026");
        assertThat(said("zh", """
                {"op":"happened","event":"order","within":{"to":"2026-01-01"},"count":{"comparison":"eq","value":0}}
                """)).isEqualTo("没有下单（2026年1月1日 以前）");
        assertThat(said("zh", "{\"op\":\"and\",\"rules\":[]}")).isEqualTo("所有客户");
    }

    @Test
    void daysSeenFromTodayHaveTheirWords() {
        String rule = "{\"op\":\"relative\",\"attribute\":\"last_order\",\"span\":\"%s\",\"days\":%d%s}";
        assertThat(said("en", rule.formatted("last", 30, ""))).isEqualTo("Last order is within the last 30 days");
        assertThat(said("zh", rule.formatted("last", 30, ""))).isEqualTo("最近下单 在最近 30 天内");
        assertThat(said("en", rule.formatted("next", 1, ""))).isEqualTo("Last order is today");
        assertThat(said("zh", rule.formatted("before", 90, ""))).isEqualTo("最近下单 早于最近 90 天");
        assertThat(said("en", "{\"op\":\"not\",\"rule\":" + rule.formatted("after", 7, "") + "}"))
                .isEqualTo("Not (Last order is later than the next 7 days)");
        assertThat(said("en", rule.formatted("next", 7, ",\"yearly\":true")))
                .isEqualTo("Last order, in any year, is within the next 7 days");
        assertThat(said("zh", rule.formatted("next", 7, ",\"yearly\":true"))).isEqualTo("最近下单 的周年日在未来 7 天内");
        JsonNode wrong = describe("en", """
                {"op":"and","rules":[{"op":"relative","attribute":"name","span":"last","days":1},
                  {"op":"relative","attribute":"last_order"},
                  {"op":"relative","attribute":"last_order","span":"last","days":0},
                  {"op":"relative","attribute":"last_order","span":"before","days":3,"yearly":true}]}
                """).get("violations");
        assertThat(wrong.valueStream()
                .map(violation -> violation.get("pointer").asString() + " " + violation.get("code").asString()))
                .containsExactly("/rule/rules/0/attribute catalogue/not-a-day", "/rule/rules/1/span kernel/required",
                        "/rule/rules/1/days kernel/required", "/rule/rules/2/days kernel/out-of-range",
                        "/rule/rules/3/yearly catalogue/not-yearly");
    }

    @Test
    void everythingWrongIsToldWithItsPlace() {
        JsonNode answer = describe("en", """
                {"op":"and","rules":[
                  {"op":"happened","event":"wedding"},
                  {"op":"happened","event":"order","within":{"days":90,"to":"2026-01-01"},
                   "count":{"comparison":"contains","value":1.5}},
                  {"op":"happened","event":"order","within":{"days":0},
                   "where":{"op":"happened","event":"refund"}},
                  {"op":"happened","event":"order","within":{"from":"2026-02-30"},
                   "where":{"op":"compare","attribute":"province","comparison":"eq","value":"浙江"}}]}
                """);
        assertThat(answer.get("sentence").isNull()).isTrue();
        assertThat(StreamSupport.stream(answer.get("violations").spliterator(), false)
                .map(violation -> violation.get("pointer").asString() + " " + violation.get("code").asString()))
                .containsExactly("/rule/rules/0/event catalogue/fact-unknown",
                        "/rule/rules/1/within catalogue/window-unclear",
                        "/rule/rules/1/count/comparison kernel/not-one-of",
                        "/rule/rules/1/count/value catalogue/not-whole",
                        "/rule/rules/2/within/days kernel/out-of-range",
                        "/rule/rules/2/where catalogue/fact-within-fact",
                        "/rule/rules/3/within/from catalogue/not-date",
                        "/rule/rules/3/where/attribute catalogue/not-of-fact");
        answer.get("violations").forEach(violation -> assertThat(violation.get("detail").asString()).isNotBlank());
    }

    @Test
    void factsAreListedWithTheirAttributes() {
        JsonNode facts = client.as(Role.AGENT).with("Accept-Language", "zh").get("/api/v1/customers/attributes").body()
                .get("facts");
        assertThat(facts.findValuesAsString("code")).contains("order", "refund", "amount", "channel");
        assertThat(facts.findValuesAsString("name")).contains("下单", "退款", "金额", "渠道");
    }

    private String said(String language, String rule) {
        return describe(language, rule).get("sentence").asString();
    }

    private JsonNode describe(String language, String rule) {
        Answer answer = client.as(Role.AGENT).with("Accept-Language", language).post("/api/v1/rules/describe",
                "{\"rule\":" + rule + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }
}
