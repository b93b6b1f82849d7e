package dev.perennial.understand.value;

import java.util.List;

import dev.perennial.understand.value.OverviewView.RunRef;
import org.jspecify.annotations.Nullable;

/** What products have to do with each other, by the run whose traits are shown. Bounds are of 95 %. */
public final class AssociationView {

    private AssociationView() {
    }

    /** An estimate with its bounds. */
    public record Bounded(double estimate, double low, double high) {
    }

    /** A category with the products in it that count. */
    public record Category(String name, long products) {
    }

    /**
     * How ten recommendations did on held-out baskets, beside the ten most frequent products.
     *
     * @param customers whose last basket was held out
     * @param hit share of it that was among the recommendations, on average
     * @param popular the same for the most frequent products
     */
    public record Proof(long customers, double hit, double popular, Bounded difference) {
    }

    /**
     * The whole.
     *
     * @param state {@code measured}; {@code no-data} where the run had no order lines with products; {@code not-kept}
     *     where it was of a version that did not keep this
     * @param baskets from which everything here was learnt
     * @param leastBaskets a pair that is in fewer baskets is not listed
     */
    public record Summary(RunRef run, String state, long baskets, long products, long pairs, int leastBaskets,
            List<Category> categories, @Nullable Proof proof) {
    }

    /**
     * A product.
     *
     * @param category the first level
     * @param baskets with it
     */
    public record Product(long id, String name, @Nullable String category, long baskets) {
    }

    /** Products, the most frequent first. */
    public record Products(List<Product> items) {
    }

    /**
     * Two products of one basket.
     *
     * @param baskets with both
     * @param support share of all baskets
     * @param confidence share of the baskets with the one that have the other too
     * @param confidenceBack share of the baskets with the other that have the one too
     * @param lift how many times as often as if they had nothing to do with each other
     */
    public record Pair(Product one, Product other, long baskets, double support, double confidence,
            double confidenceBack, Bounded lift) {
    }

    /** Pairs in the order asked for. */
    public record Pairs(List<Pair> items, long matching, @Nullable String after) {
    }

    /**
     * What was in the next basket of those who had bought the product.
     *
     * @param cases how often
     * @param share of all cases in which a next basket followed
     * @param usual share of all baskets with this product
     */
    public record Next(Product product, long cases, Bounded share, double usual) {
    }

    /** After how many days it was bought again: of so many times, a tenth, a quarter … took at most so many. */
    public record Again(long times, int tenth, int quarter, int half, int threeQuarters, int nineTenths) {
    }

    /**
     * A product with everything known about it.
     *
     * @param together pairs, each with this product as the one; the strongest first
     * @param followed baskets with it after which the customer came again
     */
    public record Detail(RunRef run, Product product, List<Pair> together, long followed, List<Next> next,
            @Nullable Again again) {
    }
}
