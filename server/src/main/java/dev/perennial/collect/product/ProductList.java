package dev.perennial.collect.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Products as shown, in the order in which they came. */
@Service
class ProductList {

    private static final int MOST = 200;

    /** A product as shown. */
    record View(long id, String source, String key, String name, @Nullable String category, @Nullable BigDecimal cost,
            @Nullable String currency, boolean active) {
    }

    /** A page of products. */
    record Page(List<View> items, @Nullable String next) {
    }

    private final JdbcClient jdbc;

    ProductList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The products after a cursor whose name or key contains these words. */
    Page page(@Nullable String query, int limit, @Nullable String after) {
        new Violations().within("/limit", limit, 1, MOST).refuse();
        List<View> found = jdbc.sql("""
                SELECT i.id, i.source, i.key, i.name, c.code, i.unit_cost, i.currency, i.active
                FROM collect.product_item AS i
                LEFT JOIN collect.product_category AS c ON c.id = i.category_id
                WHERE i.id > :after
                  AND (:query = '' OR strpos(lower(i.name), :query) > 0 OR strpos(lower(i.key), :query) > 0)
                ORDER BY i.id
                LIMIT :limit
                """).param("after", id(after)).param("limit", limit + 1)
                .param("query", query == null ? "" : query.strip().toLowerCase(Locale.ROOT))
                .query((row, _) -> new View(row.getLong("id"), row.getString("source"), row.getString("key"),
                        row.getString("name"), row.getString("code"), row.getBigDecimal("unit_cost"),
                        row.getString("currency"), row.getBoolean("active")))
                .list();
        return found.size() <= limit
                ? new Page(found, null)
                : new Page(List.copyOf(found.subList(0, limit)), "" + found.get(limit - 1).id());
    }

    private static long id(@Nullable String after) {
        try {
            return after == null ? 0 : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("/after", ProductProblem.CURSOR_INVALID);
        }
    }
}
