package dev.perennial.understand.analytics;

import dev.perennial.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

/** The engine is given memory by how much there is to read. */
@ServerTest
class EngineMemoryTest {

    @Autowired
    private Analyses analyses;

    @Autowired
    private JdbcClient jdbc;

    @Test
    @Transactional
    void customersCountInATableWithoutPartitions() {
        jdbc.sql("""
                WITH made AS (
                    INSERT INTO collect.customer_profile (name, created_at, updated_at)
                    SELECT 'One of many', now(), now()
                    FROM generate_series(1, 5000)
                    RETURNING id, name
                )
                INSERT INTO collect.customer_list (customer_id, kind, name, created_on)
                SELECT id, 'person', name, DATE '2026-01-01'
                FROM made
                """).update();
        assertThat(analyses.rows(analyses.dataset("customers"))).isGreaterThan(2_500L);
    }

    @Test
    @Transactional
    void ordersCountWhereverTheirPartitionsAre() {
        long customer = jdbc.sql("""
                WITH made AS (
                    INSERT INTO collect.customer_profile (name, created_at, updated_at)
                    VALUES ('Many orders', now(), now())
                    RETURNING id
                )
                INSERT INTO collect.customer_figures (customer_id)
                SELECT id
                FROM made
                RETURNING customer_id
                """).query(Long.class).single();
        jdbc.sql("""
                INSERT INTO collect.commerce_order
                    (customer_id, placed_at, placed_on, amount, currency, base_amount, kind)
                SELECT :customer, day, day, 1, 'CNY', 1, 'order'
                FROM generate_series(DATE '2025-01-01', DATE '2026-12-31', INTERVAL '1 hour') AS day
                """).param("customer", customer).update();
        assertThat(analyses.rows(analyses.dataset("orders"))).isGreaterThan(8_000L);
    }
}
