package dev.perennial.collect.commerce;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

/** A customer's orders and timeline are paged newest first, each order once, whatever happened at the same instant. */
@ServerTest
class CustomerOrdersTest {

    @Autowired
    private TestClient client;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void ordersArePagedNewestFirstWithTheirLines() {
        TestClient admin = client.as(Role.ADMIN);
        long customer = customer(admin);
        List<Long> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(order(customer, LocalDate.of(2026, 1, 1 + i / 2), i == 3 ? "refund" : "order", "page-" + i));
        }
        List<Long> paged = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonNode page = admin.get("/api/v1/customers/" + customer + "/orders?limit=2" + after).body();
            page.get("items").forEach(order -> paged.add(order.get("id").asLong()));
            after = page.get("next").isNull() ? null : "&after=" + page.get("next").asString();
        }
        assertThat(paged).isEqualTo(made);
        JsonNode newest = admin.get("/api/v1/customers/" + customer + "/orders?limit=1").body().get("items").get(0);
        assertThat(newest.get("key").asString()).isEqualTo("page-4");
        assertThat(newest.get("placedOn").asString()).isEqualTo("2026-01-03");
        assertThat(newest.get("lines").get(0).get("product").asString()).isEqualTo("Lamp");
        assertThat(newest.get("lines").get(0).get("amount").decimalValue()).isEqualByComparingTo("12.50");
        assertThat(admin.get("/api/v1/customers/" + customer + "/orders?after=x").status()).isEqualTo(422);
        assertThat(admin.get("/api/v1/customers/" + customer + "/orders?limit=0").status()).isEqualTo(422);
    }

    @Test
    void theTimelineJoinsOrdersAndTheProfileAcrossPages() {
        TestClient admin = client.as(Role.ADMIN);
        long customer = customer(admin);
        for (int i = 0; i < 4; i++) {
            order(customer, LocalDate.of(2026, 2, 1), i == 0 ? "refund" : "order", "line-" + i);
        }
        List<String> paged = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonNode page = admin.get("/api/v1/customers/" + customer + "/timeline?limit=2" + after).body();
            page.get("items").forEach(item -> paged.add(item.get("title").asString()));
            after = page.get("next").isNull() ? null : "&after=" + page.get("next").asString();
        }
        assertThat(paged).containsExactlyInAnyOrder("Became a customer here", "Order line-3", "Order line-2",
                "Order line-1", "Refund line-0");
        assertThat(admin.get("/api/v1/customers/" + customer + "/timeline?kind=refund").body().get("items"))
                .hasSize(1);
    }

    private static long customer(TestClient admin) {
        Answer answer = admin.post("/api/v1/customers", "{\"name\":\"Orders\"}");
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().get("id").asLong();
    }

    private long order(long customer, LocalDate day, String kind, String key) {
        long id = jdbc.sql("""
                INSERT INTO collect.commerce_order
                    (customer_id, placed_at, placed_on, amount, currency, base_amount, kind, channel)
                VALUES (:customer, :at, :day, :amount, 'CNY', :amount, :kind, 'web')
                RETURNING id
                """).param("customer", customer).param("at", day.atTime(9, 30).atOffset(ZoneOffset.UTC))
                .param("day", day).param("amount", new BigDecimal("12.50")).param("kind", kind).query(Long.class)
                .single();
        jdbc.sql("INSERT INTO collect.commerce_order_key (source, key, order_id, placed_on) VALUES (?, ?, ?, ?)")
                .param("orders-test-" + customer).param(key).param(id).param(day).update();
        jdbc.sql("""
                INSERT INTO collect.commerce_order_line (order_id, line_no, placed_on, product, quantity, amount)
                VALUES (?, 1, ?, 'Lamp', 1, 12.50)
                """).param(id).param(day).update();
        return id;
    }
}
