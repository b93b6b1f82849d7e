package dev.perennial.demo;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the company sells: products by ascending list price, and the category tree. */
public final class Catalogue {

    private static final Catalogue EVERGREEN = load();

    private final List<Category> categories;
    private final List<Product> products;

    private Catalogue(List<Category> categories, List<Product> products) {
        this.categories = List.copyOf(categories);
        this.products = List.copyOf(products);
    }

    /** The catalogue of Evergreen Home. */
    public static Catalogue evergreen() {
        return EVERGREEN;
    }

    public List<Category> categories() {
        return categories;
    }

    public List<Product> products() {
        return products;
    }

    Product dearest() {
        return products.getLast();
    }

    /** Position of the cheapest product that costs at least {@code price}; the dearest where none does. */
    int atLeast(long price) {
        int low = 0;
        int high = products.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (products.get(middle).listPrice() < price) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Catalogue load() {
        Map<String, Category> categories = new LinkedHashMap<>();
        for (List<String> row : Table.read("categories.tsv").rows()) {
            Optional<Category> parent = Optional.ofNullable(categories.get(row.get(1)));
            categories.put(row.get(0), new Category(row.get(0), new Text(row.get(2), row.get(3)), parent));
        }
        List<Product> products = Table.read("products.tsv").rows().stream().map(row -> product(row, categories))
                .sorted(Comparator.comparingLong(Product::listPrice).thenComparing(Product::id)).toList();
        return new Catalogue(List.copyOf(categories.values()), products);
    }

    private static Product product(List<String> row, Map<String, Category> categories) {
        Category category = categories.get(row.get(1));
        if (category == null) {
            throw new IllegalStateException("product " + row.get(0) + " has no category");
        }
        return new Product(row.get(0), category, new Text(row.get(2), row.get(3)), Long.parseLong(row.get(4)) * 100,
                Long.parseLong(row.get(5)) * 100);
    }
}
