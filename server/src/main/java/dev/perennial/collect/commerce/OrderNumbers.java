package dev.perennial.collect.commerce;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Orders by their numbers in the systems they came from. */
@Service
public class OrderNumbers {

    /** An order and whose it is. */
    public record Numbered(String number, long customerId) {
    }

    private final JdbcClient jdbc;

    OrderNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Orders whose number begins like this. Sources are few: the statement steps from one to the next and reads of each the
     * beginning of a range of the primary key. Made-up keys, which begin with a tilde, are nobody's number.
     */
    public List<Numbered> startingWith(String beginning, int limit) {
        if (beginning.startsWith("~")) {
            return List.of();
        }
        return jdbc.sql("""
                WITH RECURSIVE source AS (
                    (SELECT source FROM collect.commerce_order_key ORDER BY source LIMIT 1)
                    UNION ALL
                    SELECT (SELECT k.source
                            FROM collect.commerce_order_key k
                            WHERE k.source > s.source
                            ORDER BY k.source
                            LIMIT 1)
                    FROM source s
                    WHERE s.source IS NOT NULL)
                SELECT k.key AS number, o.customer_id
                FROM source s
                CROSS JOIN LATERAL (
                    SELECT i.key, i.order_id, i.placed_on
                    FROM collect.commerce_order_key i
                    WHERE i.source = s.source
                      AND i.key >= :low
                      AND i.key < :high
                    ORDER BY i.key
                    LIMIT :limit) k
                JOIN collect.commerce_order o ON o.id = k.order_id AND o.placed_on = k.placed_on
                WHERE starts_with(k.key, :low)
                LIMIT :limit
                """).param("low", beginning).param("high", beginning + Character.toString(Character.MAX_CODE_POINT))
                .param("limit", limit).query(Numbered.class).list();
    }
}
