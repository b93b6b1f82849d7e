package dev.perennial.engine.model.association;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.perennial.engine.model.trait.ModelFindings;
import dev.perennial.engine.model.trait.TraitRun;
import dev.perennial.engine.sql.SqlRow;
import tools.jackson.databind.json.JsonMapper;

/**
 * What products have to do with each other: those that count (2,000 at most), of each the strongest pairs (20) and what
 * came after it (10), and when it was bought again. They travel as tables of the findings and are too large to stay there.
 */
public record ProductLinks(List<Product> products, List<Pair> pairs, List<Next> next, List<Again> again) {

    private static final String PRODUCTS = "linked_products";
    private static final String PAIRS = "linked_pairs";
    private static final String NEXT = "linked_next";
    private static final String AGAIN = "linked_again";

    /**
     * A product.
     *
     * @param category first level of its category; empty where it has none
     * @param baskets with it, from which rules were learnt
     * @param followed those of them after which the customer came again
     */
    public record Product(long id, String name, String category, long baskets, long followed) {
    }

    /**
     * Two products of one basket, the more frequent one first.
     *
     * @param lift how many times as often as by chance
     * @param low lower bound of the lift, 95 %
     * @param high upper bound
     */
    public record Pair(long one, long other, long baskets, double lift, double low, double high) {
    }

    /**
     * A product of the basket after one with another product, or the same.
     *
     * @param cases how often
     * @param score how likely it is, drawn to how frequent the product is anyway
     */
    public record Next(long from, long to, long cases, double score) {
    }

    /** Days until a product was bought again: of so many times, a tenth, a quarter … took at most so many days. */
    public record Again(long product, long times, long tenth, long quarter, long half, long threeQuarters,
            long nineTenths) {
    }

    /** The tables, of a run that has made those they are read from. */
    static Map<String, List<Map<String, Object>>> tables(TraitRun run, Association model) {
        Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
        tables.put(PRODUCTS, rows(run, model, PRODUCTS,
                row -> Map.of("id", row.whole(0), "name", String.valueOf(row.text(1)), "category",
                        String.valueOf(row.text(2)), "baskets", row.whole(3), "followed", row.whole(4))));
        tables.put(PAIRS, rows(run, model, PAIRS,
                row -> Map.of("one", row.whole(0), "other", row.whole(1), "baskets", row.whole(2), "lift", row.real(3),
                        "low", row.real(4), "high", row.real(5))));
        tables.put(NEXT, rows(run, model, NEXT,
                row -> Map.of("from", row.whole(0), "to", row.whole(1), "cases", row.whole(2), "score", row.real(3))));
        tables.put(AGAIN, rows(run, model, AGAIN,
                row -> Map.of("product", row.whole(0), "times", row.whole(1), "tenth", row.whole(2), "quarter",
                        row.whole(3), "half", row.whole(4), "threeQuarters", row.whole(5), "nineTenths",
                        row.whole(6))));
        return tables;
    }

    private static List<Map<String, Object>> rows(TraitRun run, Association model, String name,
            Function<SqlRow, Map<String, Object>> read) {
        return run.sql().rows(run.file(model, name + ".sql").text(), read);
    }

    /** What the findings of any model hold of it; nothing in those of other models. */
    public static ProductLinks of(ModelFindings found) {
        return new ProductLinks(read(found, PRODUCTS, Product.class), read(found, PAIRS, Pair.class),
                read(found, NEXT, Next.class), read(found, AGAIN, Again.class));
    }

    private static <R> List<R> read(ModelFindings found, String table, Class<R> type) {
        return found.tables().getOrDefault(table, List.of()).stream()
                .map(row -> JsonMapper.shared().convertValue(row, type)).toList();
    }

    /** The findings without it. */
    public static ModelFindings removedFrom(ModelFindings found) {
        Map<String, List<Map<String, Object>>> rest = new LinkedHashMap<>(found.tables());
        rest.keySet().removeAll(List.of(PRODUCTS, PAIRS, NEXT, AGAIN));
        return new ModelFindings(found.code(), found.state(), found.customers(), found.figures(), rest,
                found.distributions());
    }
}
