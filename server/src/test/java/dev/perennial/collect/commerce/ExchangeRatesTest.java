package dev.perennial.collect.commerce;

import java.util.List;

import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import dev.perennial.testing.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Orders in other currencies become amounts in the base currency by stored rates. */
@ServerTest
class ExchangeRatesTest {

    private static final String RATES = "/api/v1/exchange-rates";

    @Autowired
    private TestClient client;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aRateHoldsUntilTheNextOneAndAtMostAMonth() {
        store("{\"currency\":\"CHF\",\"day\":\"2025-03-03\",\"rate\":8.1}",
                "{\"currency\":\"CHF\",\"day\":\"2025-03-10\",\"rate\":8.12345678}");
        JsonNode items = orders("CHF", "2025-03-02", "2025-03-03", "2025-03-09T23:59", "2025-03-10", "2025-04-09",
                "2025-04-10");
        assertThat(items.findValuesAsString("status")).containsExactly("rejected", "created", "created", "created",
                "created", "rejected");
        JsonNode problem = items.get(0).get("problem").get("violations").get(0);
        assertThat(problem.get("code").asString()).isEqualTo("commerce/no-rate");
        assertThat(problem.get("pointer").asString()).isEqualTo("/items/0/currency");
        assertThat(problem.get("detail").asString()).contains("CHF").contains("2025-03-02");
        assertThat(jdbc.sql("""
                SELECT trim_scale(o.base_amount)::text
                FROM collect.commerce_order o JOIN collect.commerce_order_key k ON k.order_id = o.id
                WHERE k.source = 'rates-CHF'
                ORDER BY o.placed_at
                """).query(String.class).list()).containsExactly("81", "81", "81.2346", "81.2346");
    }

    @Test
    void theCustomersFiguresAreInTheBaseCurrency() {
        store("{\"currency\":\"SEK\",\"day\":\"2025-03-03\",\"rate\":0.7}");
        TestClient admin = client.as(Role.ADMIN);
        Answer one = admin.post("/api/v1/orders", """
                {"source":"rates-SEK","key":"1","customer":{"key":"c"},"placedAt":"2025-03-03","currency":"SEK",
                 "lines":[{"product":"tea","quantity":3,"price":10},{"product":"cup","amount":70}]}
                """);
        assertThat(one.status()).as(one.text()).isEqualTo(201);
        assertThat(one.body().get("baseAmount").decimalValue()).isEqualByComparingTo("70");
        long customer = one.body().get("customerId").asLong();
        assertThat(admin.get("/api/v1/customers/" + customer).body().get("orders").get("netSpend").decimalValue())
                .isEqualByComparingTo("70");
        JsonNode products = admin.get("/api/v1/customers/" + customer + "/products").body().get("products");
        assertThat(products.valueStream().map(product -> product.get("name").asString() + " "
                + product.get("amount").decimalValue().stripTrailingZeros().toPlainString()))
                .containsExactly("cup 49", "tea 21");
    }

    @Test
    void aRateToldAgainTakesTheOthersPlaceAndOrdersStayAsTheyWere() {
        assertThat(store("{\"currency\":\"NOK\",\"day\":\"2025-03-03\",\"rate\":0.65}")).containsExactly("created");
        orders("NOK", "2025-03-03");
        assertThat(store("{\"currency\":\"NOK\",\"day\":\"2025-03-03\",\"rate\":0.650}")).containsExactly("unchanged");
        assertThat(store("{\"currency\":\"NOK\",\"day\":\"2025-03-03\",\"rate\":0.7}")).containsExactly("updated");
        assertThat(orders("NOK", "2025-03-03").findValuesAsString("status")).containsExactly("unchanged");
        JsonNode page = client.as(Role.ANALYST).get(RATES + "?currency=NOK").body();
        assertThat(page.get("base").asString()).isEqualTo("CNY");
        assertThat(page.get("items")).hasSize(1);
        long id = page.get("items").get(0).get("id").asLong();
        assertThat(client.as(Role.ADMIN).send("DELETE", RATES + "/" + id, null).status()).isEqualTo(204);
        assertThat(client.as(Role.ADMIN).send("DELETE", RATES + "/" + id, null).status()).isEqualTo(404);
    }

    @Test
    void ratesThatMakeNoSenseAreRejectedEach() {
        JsonNode items = client.as(Role.ADMIN).post(RATES + "/batch", """
                {"items":[{"currency":"CNY","day":"2025-03-03","rate":1},{"currency":"XYZ","day":"2025-03-03","rate":1},
                 {"currency":"DKK","day":"March","rate":1},{"currency":"DKK","day":"2025-03-03","rate":0},
                 {"currency":"DKK","day":"2025-03-03","rate":1.123456789},{"currency":"DKK","day":"2025-03-03","rate":1}]}
                """).body().get("items");
        assertThat(items.findValuesAsString("status")).containsExactly("rejected", "rejected", "rejected", "rejected",
                "rejected", "created");
        assertThat(items.get(0).get("problem").get("violations").get(0).get("code").asString())
                .isEqualTo("commerce/rate-of-base");
    }

    @Test
    void onlyAdministratorsChangeRates() {
        String body = "{\"items\":[{\"currency\":\"DKK\",\"day\":\"2025-03-04\",\"rate\":1}]}";
        assertThat(client.as(Role.ANALYST).post(RATES + "/batch", body).status()).isEqualTo(403);
        assertThat(client.as(Role.AGENT).get(RATES).status()).isEqualTo(403);
    }

    private List<String> store(String... rates) {
        Answer answer = client.as(Role.ADMIN).post(RATES + "/batch",
                "{\"items\":[" + String.join(",", rates) + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().get("items").findValuesAsString("status");
    }

    private JsonNode orders(String currency, String... days) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < days.length; i++) {
            items.append(i == 0 ? "" : ",").append("""
                    {"key":"%d","customer":{"key":"c"},"placedAt":"%s","amount":10,"currency":"%s",
                     "updatedAt":"2025-05-01T00:00:00Z"}
                    """.formatted(i, days[i], currency));
        }
        Answer answer = client.as(Role.ADMIN).post("/api/v1/orders/batch",
                "{\"source\":\"rates-%s\",\"items\":[%s]}".formatted(currency, items));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().get("items");
    }
}
