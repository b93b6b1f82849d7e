package dev.perennial.understand.value;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

import dev.perennial.engine.model.association.ProductLinks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What runs found about products. Rows carry their run and are read by the run whose traits are shown, so they are shown
 * with these and at once.
 */
@Repository
class ProductLinkTable {

    private final JdbcClient jdbc;

    ProductLinkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what a run found, in place of what it had found in an earlier attempt. */
    @Transactional
    public void keep(long run, ProductLinks links) {
        drop(run);
        keepProducts(run, links.products());
        keepAgain(run, links.again());
        keepPairs(run, links.pairs());
        keepNext(run, links.next());
    }

    private void keepProducts(long run, List<ProductLinks.Product> products) {
        jdbc.sql("""
                INSERT INTO understand.value_product (run_id, product_id, name, category, baskets, followed)
                SELECT :run, t.id, t.name, nullif(t.category, ''), t.baskets, t.followed
                FROM unnest(:ids, :names::text[], :categories::text[], :baskets, :followed)
                    AS t (id, name, category, baskets, followed)
                """).param("run", run).param("ids", longs(products, ProductLinks.Product::id))
                .param("names", products.stream().map(ProductLinks.Product::name).toArray(String[]::new))
                .param("categories", products.stream().map(ProductLinks.Product::category).toArray(String[]::new))
                .param("baskets", longs(products, ProductLinks.Product::baskets))
                .param("followed", longs(products, ProductLinks.Product::followed)).update();
    }

    private void keepAgain(long run, List<ProductLinks.Again> again) {
        jdbc.sql("""
                UPDATE understand.value_product AS p
                SET again_times = t.times, again_tenth = t.tenth, again_quarter = t.quarter, again_half = t.half,
                    again_three_quarters = t.three_quarters, again_nine_tenths = t.nine_tenths
                FROM unnest(:ids, :times, :tenth, :quarter, :half, :threeQuarters, :nineTenths)
                    AS t (id, times, tenth, quarter, half, three_quarters, nine_tenths)
                WHERE p.run_id = :run
                  AND p.product_id = t.id
                """).param("run", run).param("ids", longs(again, ProductLinks.Again::product))
                .param("times", longs(again, ProductLinks.Again::times))
                .param("tenth", longs(again, ProductLinks.Again::tenth))
                .param("quarter", longs(again, ProductLinks.Again::quarter))
                .param("half", longs(again, ProductLinks.Again::half))
                .param("threeQuarters", longs(again, ProductLinks.Again::threeQuarters))
                .param("nineTenths", longs(again, ProductLinks.Again::nineTenths)).update();
    }

    private void keepPairs(long run, List<ProductLinks.Pair> pairs) {
        jdbc.sql("""
                INSERT INTO understand.value_product_pair
                    (run_id, one_id, other_id, baskets, lift, lift_low, lift_high)
                SELECT :run, t.one, t.other, t.baskets, t.lift, t.low, t.high
                FROM unnest(:ones, :others, :baskets, :lifts, :lows, :highs) AS t (one, other, baskets, lift, low, high)
                """).param("run", run).param("ones", longs(pairs, ProductLinks.Pair::one))
                .param("others", longs(pairs, ProductLinks.Pair::other))
                .param("baskets", longs(pairs, ProductLinks.Pair::baskets))
                .param("lifts", doubles(pairs, ProductLinks.Pair::lift))
                .param("lows", doubles(pairs, ProductLinks.Pair::low))
                .param("highs", doubles(pairs, ProductLinks.Pair::high)).update();
    }

    private void keepNext(long run, List<ProductLinks.Next> next) {
        jdbc.sql("""
                INSERT INTO understand.value_product_next (run_id, from_id, to_id, cases, score)
                SELECT :run, t.from_id, t.to_id, t.cases, t.score
                FROM unnest(:froms, :tos, :cases, :scores) AS t (from_id, to_id, cases, score)
                """).param("run", run).param("froms", longs(next, ProductLinks.Next::from))
                .param("tos", longs(next, ProductLinks.Next::to))
                .param("cases", longs(next, ProductLinks.Next::cases))
                .param("scores", doubles(next, ProductLinks.Next::score)).update();
    }

    private static <T> long[] longs(List<T> rows, ToLongFunction<T> cell) {
        return rows.stream().mapToLong(cell).toArray();
    }

    private static <T> double[] doubles(List<T> rows, ToDoubleFunction<T> cell) {
        return rows.stream().mapToDouble(cell).toArray();
    }

    /** Removes what all but these two runs found: the one that is shown, and the one before, which is perhaps being read. */
    @Transactional
    public void forgetAllBut(long run, long before) {
        for (String table : List.of("understand.value_product_next", "understand.value_product_pair",
                "understand.value_product")) {
            jdbc.sql("DELETE FROM " + table + " WHERE run_id NOT IN (:run, :before)").param("run", run)
                    .param("before", before).update();
        }
    }

    /** Removes what a run found. */
    @Transactional
    public void drop(long run) {
        for (String table : List.of("understand.value_product_next", "understand.value_product_pair",
                "understand.value_product")) {
            jdbc.sql("DELETE FROM " + table + " WHERE run_id = :run").param("run", run).update();
        }
    }
}
