package dev.perennial.collect.product;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.perennial.platform.catalogue.Relation;
import dev.perennial.platform.storage.BinaryCopy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Products for other modules. */
@Service
public class Products {

    /** The products, by id, for rules about facts that name one. */
    public static final Relation ITEM = new Relation("collect.product_item", "i", "id");

    /** The categories of products, by id. */
    public static final Relation CATEGORY = new Relation("collect.product_category", "k", "id");

    /** Characters that a key or name has at most. */
    public static final int LONGEST_NAME = 200;

    /**
     * A product that is there.
     *
     * @param unitCost what one costs today, in 1/10,000 of the base currency
     */
    public record Known(long id, @Nullable Long unitCost) {
    }

    /**
     * A product by its names.
     *
     * @param category names from the root down, with a slash between them
     */
    public record Named(long id, String key, String name, @Nullable String category) {
    }

    private final JdbcClient jdbc;

    Products(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The products of these keys that there are. */
    public Map<String, Known> find(String source, Collection<String> keys) {
        Map<String, Known> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        jdbc.sql("""
                SELECT key, id, unit_cost
                FROM collect.product_item
                WHERE source = :source
                  AND key = ANY (:keys)
                """).param("source", source).param("keys", new TreeSet<>(keys).toArray(new String[0])).query(row -> {
            Long cost = row.getBigDecimal("unit_cost") == null
                    ? null
                    : Long.valueOf(BinaryCopy.tenThousandths(row.getBigDecimal("unit_cost")));
            found.put(row.getString("key"), new Known(row.getLong("id"), cost));
        });
        return found;
    }

    /**
     * Creates the products that are not there, each with a name, and answers them all. Call it outside a transaction: others
     * that need the same product would wait for its end.
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Map<String, Known> findOrCreate(String source, SortedMap<String, String> names) {
        Map<String, Known> found = find(source, names.keySet());
        SortedMap<String, String> missing = new TreeMap<>(names);
        missing.keySet().removeAll(found.keySet());
        if (missing.isEmpty()) {
            return found;
        }
        jdbc.sql("""
                INSERT INTO collect.product_item (source, key, name)
                SELECT :source, t.key, t.name
                FROM unnest(:keys::text[], :names::text[]) AS t (key, name)
                ORDER BY t.key
                ON CONFLICT (source, key) DO NOTHING
                """).param("source", source).param("keys", missing.keySet().toArray(new String[0]))
                .param("names", missing.values().toArray(new String[0])).update();
        found.putAll(find(source, missing.keySet()));
        return found;
    }

    /** The names of products. */
    public Map<Long, Named> named(Collection<Long> ids) {
        Map<Long, Named> found = new HashMap<>();
        jdbc.sql("""
                SELECT i.id, i.key, i.name, c.code
                FROM collect.product_item AS i
                LEFT JOIN collect.product_category AS c ON c.id = i.category_id
                WHERE i.id = ANY (:ids)
                """).param("ids", ids.stream().mapToLong(Long::longValue).toArray()).query(row -> {
            found.put(row.getLong("id"), new Named(row.getLong("id"), row.getString("key"), row.getString("name"),
                    row.getString("code")));
        });
        return found;
    }
}
