package dev.perennial.understand.value;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.perennial.engine.math.WilsonInterval;
import dev.perennial.understand.value.AssociationView.Again;
import dev.perennial.understand.value.AssociationView.Bounded;
import dev.perennial.understand.value.AssociationView.Category;
import dev.perennial.understand.value.AssociationView.Next;
import dev.perennial.understand.value.AssociationView.Pair;
import dev.perennial.understand.value.AssociationView.Product;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what a run found about products. Everything is of one run, and small enough to be sorted when asked. */
@Repository
class ProductLinkQuery {

    /** What pairs are sorted by, the largest first. */
    enum Sort {
        LOW("p.lift_low"), LIFT("p.lift"), BASKETS("p.baskets::double precision"), CONFIDENCE(
                "p.baskets::double precision / least(a.baskets, b.baskets)");

        private final String sql;

        Sort(String sql) {
            this.sql = sql;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Sort of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** A place in a list of pairs. */
    record Place(double value, long one, long other) {
    }

    /** A pair and its place. */
    record Placed(Pair pair, Place place) {
    }

    /**
     * Which pairs are asked for.
     *
     * @param category of one of the two; null for any
     */
    record Wanted(@Nullable String category, long leastBaskets) {
    }

    /** A product with how often a basket followed one with it. */
    record Found(Product product, long followed, @Nullable Again again) {
    }

    private static final String PAIRS = """
            SELECT p.one_id, a.name AS one_name, a.category AS one_category, a.baskets AS one_baskets,
                   p.other_id, b.name AS other_name, b.category AS other_category, b.baskets AS other_baskets,
                   p.baskets, p.lift, p.lift_low, p.lift_high, %s AS place
            FROM understand.value_product_pair AS p
            JOIN understand.value_product AS a ON (a.run_id, a.product_id) = (p.run_id, p.one_id)
            JOIN understand.value_product AS b ON (b.run_id, b.product_id) = (p.run_id, p.other_id)
            WHERE p.run_id = :run
            """;
    private static final String WANTED = """
              AND p.baskets >= :least
              AND (:category::text IS NULL OR a.category = :category OR b.category = :category)
            """;

    private final JdbcClient jdbc;

    ProductLinkQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Category> categories(long run) {
        return jdbc.sql("""
                SELECT category AS name, count(*) AS products
                FROM understand.value_product
                WHERE run_id = :run
                  AND category IS NOT NULL
                GROUP BY category
                ORDER BY category
                """).param("run", run).query(Category.class).list();
    }

    long products(long run) {
        return jdbc.sql("SELECT count(*) FROM understand.value_product WHERE run_id = :run").param("run", run)
                .query(Long.class).single();
    }

    /** Products whose name has a text in it, the most frequent first. */
    List<Product> products(long run, String text, int limit) {
        return jdbc.sql("""
                SELECT product_id AS id, name, category, baskets
                FROM understand.value_product
                WHERE run_id = :run
                  AND position(lower(:text) IN lower(name)) > 0
                ORDER BY baskets DESC, product_id
                LIMIT :limit
                """).param("run", run).param("text", text).param("limit", limit).query(Product.class).list();
    }

    Optional<Found> product(long run, long product) {
        return jdbc.sql("""
                SELECT product_id, name, category, baskets, followed, again_times, again_tenth, again_quarter,
                       again_half, again_three_quarters, again_nine_tenths
                FROM understand.value_product
                WHERE run_id = :run
                  AND product_id = :product
                """).param("run", run).param("product", product).query((row, _) -> found(row)).optional();
    }

    private static Found found(ResultSet row) throws SQLException {
        Again again = row.getObject("again_times") == null
                ? null
                : new Again(row.getLong("again_times"), row.getInt("again_tenth"), row.getInt("again_quarter"),
                        row.getInt("again_half"), row.getInt("again_three_quarters"),
                        row.getInt("again_nine_tenths"));
        return new Found(new Product(row.getLong("product_id"), row.getString("name"), row.getString("category"),
                row.getLong("baskets")), row.getLong("followed"), again);
    }

    long matching(long run, Wanted wanted) {
        return jdbc.sql("SELECT count(*) FROM (" + PAIRS.formatted("0") + WANTED + ") AS pairs").param("run", run)
                .param("least", wanted.leastBaskets()).param("category", wanted.category()).query(Long.class).single();
    }

    /** Pairs behind a place. */
    List<Placed> pairs(long run, Wanted wanted, Sort sort, @Nullable Place after, int limit, double visits) {
        return jdbc.sql("SELECT * FROM (" + PAIRS.formatted(sort.sql) + WANTED + """
                ) AS pairs
                WHERE :after::double precision IS NULL
                   OR place < :after
                   OR (place = :after AND (one_id, other_id) > (:one, :other))
                ORDER BY place DESC, one_id, other_id
                LIMIT :limit
                """).param("run", run).param("least", wanted.leastBaskets()).param("category", wanted.category())
                .param("after", after == null ? null : Double.valueOf(after.value()))
                .param("one", after == null ? 0 : after.one()).param("other", after == null ? 0 : after.other())
                .param("limit", limit).query((row, _) -> new Placed(pair(row, visits), new Place(
                        row.getDouble("place"), row.getLong("one_id"), row.getLong("other_id"))))
                .list();
    }

    /** Pairs of a product, which stands first in each; by both indexes. */
    List<Pair> partners(long run, long product, int limit, double visits) {
        return jdbc.sql(PAIRS.formatted("p.lift_low") + """
                  AND (p.one_id = :product OR p.other_id = :product)
                ORDER BY p.lift_low DESC, p.one_id, p.other_id
                LIMIT :limit
                """).param("run", run).param("product", product).param("limit", limit)
                .query((row, _) -> pair(row, visits)).list().stream()
                .map(pair -> pair.one().id() == product ? pair : turned(pair)).toList();
    }

    private static Pair pair(ResultSet row, double visits) throws SQLException {
        Product one = new Product(row.getLong("one_id"), row.getString("one_name"), row.getString("one_category"),
                row.getLong("one_baskets"));
        Product other = new Product(row.getLong("other_id"), row.getString("other_name"),
                row.getString("other_category"), row.getLong("other_baskets"));
        long baskets = row.getLong("baskets");
        return new Pair(one, other, baskets, baskets / visits, (double) baskets / one.baskets(),
                (double) baskets / other.baskets(),
                new Bounded(row.getDouble("lift"), row.getDouble("lift_low"), row.getDouble("lift_high")));
    }

    private static Pair turned(Pair pair) {
        return new Pair(/* one= */ pair.other(), /* other= */ pair.one(), pair.baskets(), pair.support(),
                /* confidence= */ pair.confidenceBack(), /* confidenceBack= */ pair.confidence(), pair.lift());
    }

    /** What came after a product, the likeliest first. */
    List<Next> next(long run, Found from, double visits) {
        return jdbc.sql("""
                SELECT n.cases, p.product_id, p.name, p.category, p.baskets
                FROM understand.value_product_next AS n
                JOIN understand.value_product AS p ON (p.run_id, p.product_id) = (n.run_id, n.to_id)
                WHERE n.run_id = :run
                  AND n.from_id = :product
                ORDER BY n.score DESC, n.to_id
                """).param("run", run).param("product", from.product().id()).query((row, _) -> {
            long cases = row.getLong("cases");
            Product product = new Product(row.getLong("product_id"), row.getString("name"),
                    row.getString("category"), row.getLong("baskets"));
            WilsonInterval bounds = WilsonInterval.of(cases, from.followed());
            return new Next(product, cases,
                    new Bounded((double) cases / from.followed(), bounds.low(), bounds.high()),
                    product.baskets() / visits);
        }).list();
    }
}
