package dev.perennial.collect.commerce;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.perennial.collect.customer.Customers;
import dev.perennial.collect.product.Products;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What a customer bought, by product and by category. */
@Service
class CustomerPurchases {

    private static final int MOST_PRODUCTS = 100;

    /**
     * A product or a category.
     *
     * @param amount of all lines, refunds taken off
     * @param orders how many held it
     */
    record Bought(@Nullable Long productId, String name, @Nullable String category, BigDecimal amount,
            @Nullable BigDecimal quantity, long orders, LocalDate lastBought) {
    }

    /** The products with the most money first; categories by their paths, those without one as null. */
    record View(String currency, List<Bought> products, List<CategoryBought> categories) {
    }

    /** A category with what was bought of its products. */
    record CategoryBought(@Nullable String category, BigDecimal amount, LocalDate lastBought) {
    }

    /** A line's amount as its order was converted. */
    private static final String IN_BASE = """
            CASE WHEN o.amount = o.base_amount THEN l.amount
                 WHEN o.amount = 0 THEN 0
                 ELSE round(l.amount * o.base_amount / o.amount, 4) END""";

    private record Row(@Nullable Long productId, @Nullable String product, BigDecimal amount,
            @Nullable BigDecimal quantity, long orders, LocalDate last) {
    }

    private final Customers customers;
    private final Products products;
    private final Installation installation;
    private final JdbcClient jdbc;

    CustomerPurchases(Customers customers, Products products, Installation installation, JdbcClient jdbc) {
        this.customers = customers;
        this.products = products;
        this.installation = installation;
        this.jdbc = jdbc;
    }

    /** What the customer bought, if the caller may see the customer. */
    View of(Caller caller, long customer) {
        customers.requireVisible(caller, customer);
        List<Row> rows = rows(customer);
        Map<Long, Products.Named> names = products
                .named(rows.stream().map(Row::productId).filter(Objects::nonNull).toList());
        List<Bought> bought = new ArrayList<>();
        Map<String, CategoryBought> categories = new TreeMap<>();
        for (Row row : rows) {
            Products.Named named = row.productId() == null ? null : names.get(row.productId());
            String category = named == null ? null : named.category();
            bought.add(new Bought(row.productId(),
                    named == null ? Objects.requireNonNullElse(row.product(), "") : named.name(), category,
                    row.amount(), row.quantity(), row.orders(), row.last()));
            categories.merge(category == null ? "" : category,
                    new CategoryBought(category, row.amount(), row.last()),
                    (one, other) -> new CategoryBought(category, one.amount().add(other.amount()),
                            one.lastBought().isAfter(other.lastBought()) ? one.lastBought() : other.lastBought()));
        }
        return new View(installation.currency(), bought.subList(0, Math.min(MOST_PRODUCTS, bought.size())),
                categories.values().stream().sorted(Comparator.comparing(CategoryBought::amount).reversed()).toList());
    }

    private List<Row> rows(long customer) {
        return jdbc.sql("""
                SELECT l.product_id, CASE WHEN l.product_id IS NULL THEN l.product END AS product,
                       sum(%1$s) AS amount, sum(l.quantity) AS quantity, count(DISTINCT o.id) AS orders,
                       max(o.placed_on) AS last
                FROM collect.commerce_order AS o
                JOIN collect.commerce_order_line AS l ON l.order_id = o.id AND l.placed_on = o.placed_on
                WHERE o.customer_id = ?
                GROUP BY 1, 2
                ORDER BY sum(%1$s) DESC, 1, 2
                """.formatted(IN_BASE)).param(customer)
                .query((row, _) -> new Row(row.getObject("product_id", Long.class), row.getString("product"),
                        row.getBigDecimal("amount"), row.getBigDecimal("quantity"), row.getLong("orders"),
                        row.getObject("last", LocalDate.class)))
                .list();
    }
}
