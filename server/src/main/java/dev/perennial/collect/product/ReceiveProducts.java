package dev.perennial.collect.product;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.BatchResult;
import dev.perennial.platform.kernel.BatchResult.Item;
import dev.perennial.platform.kernel.BatchResult.Status;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ItemCheck;
import dev.perennial.platform.storage.BinaryCopy;
import dev.perennial.platform.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what a system tells of its products. Told again, nothing changes; what is not told stays. */
@Service
public class ReceiveProducts {

    private static final int LONGEST_PATH = 500;

    /**
     * A batch.
     *
     * @param source name of the key space of items that name none
     */
    public record Batch(@Nullable String source, @Nullable List<Told> items) {
    }

    /**
     * A product as told.
     *
     * @param category names from the root down, with a slash between them
     * @param cost what one costs, in the base currency
     */
    public record Told(@Nullable String source, @Nullable String key, @Nullable String name,
            @Nullable String category, @Nullable BigDecimal cost, @Nullable String currency,
            @Nullable Boolean active) {
    }

    private record Key(String source, String key) {
    }

    private record Product(Key key, @Nullable String name, @Nullable Long category, @Nullable Long cost,
            @Nullable Boolean active) {
    }

    private record Kept(long id, String name, @Nullable Long category, @Nullable Long cost, boolean active) {
    }

    private final JdbcClient jdbc;
    private final Installation installation;
    private final Categories categories;
    private final AuditTrail audit;

    ReceiveProducts(JdbcClient jdbc, Installation installation, Categories categories, AuditTrail audit) {
        this.jdbc = jdbc;
        this.installation = installation;
        this.categories = categories;
        this.audit = audit;
    }

    /** Takes the batch; items that are wrong are rejected, the others are taken. */
    @Transactional
    public BatchResult receive(Caller caller, Batch batch, Locale language) {
        List<Told> items = BatchResult.requireSize(batch.items());
        Item[] fates = new Item[items.size()];
        SortedMap<String, @Nullable Long> paths = new TreeMap<>();
        List<@Nullable Product> products = new ArrayList<>();
        for (int i = 0; i < fates.length; i++) {
            Told told = items.get(i);
            ItemCheck check = new ItemCheck("/items/" + i, ZoneOffset.UTC);
            Product product = read(told, batch.source(), check);
            if (check.failed()) {
                fates[i] = Item.rejected(i, check.problem(), language);
                products.add(null);
            } else {
                products.add(product);
                Categories.path(told.category()).ifPresent(path -> paths.put(path, null));
            }
        }
        Map<String, Long> ids = categories.findOrCreate(paths.keySet());
        int changed = 0;
        for (int i : inOrderOfKeys(products)) {
            Product product = Objects.requireNonNull(products.get(i));
            Long category = Categories.path(items.get(i).category()).map(ids::get).orElse(null);
            fates[i] = write(i, new Product(product.key(), product.name(), category, product.cost(),
                    product.active()));
            changed += fates[i].status().equals("unchanged") ? 0 : 1;
        }
        if (changed > 0) {
            audit.record(caller, "product.receive", "product", null, Map.of("changed", changed));
        }
        return new BatchResult(Arrays.asList(fates));
    }

    /** So that two batches never wait for each other; an item told twice stays in the order of the batch. */
    private static List<Integer> inOrderOfKeys(List<@Nullable Product> products) {
        SortedMap<String, List<Integer>> byKey = new TreeMap<>();
        for (int i = 0; i < products.size(); i++) {
            Product product = products.get(i);
            if (product != null) {
                byKey.computeIfAbsent(product.key().source() + '\0' + product.key().key(), _ -> new ArrayList<>())
                        .add(i);
            }
        }
        return byKey.values().stream().flatMap(List::stream).toList();
    }

    private Product read(Told told, @Nullable String source, ItemCheck check) {
        String space = check.text("/source", told.source() == null ? source : told.source(), Products.LONGEST_NAME);
        String key = check.required("/key", told.key(), Products.LONGEST_NAME);
        String name = check.text("/name", told.name(), Products.LONGEST_NAME);
        check.text("/category", told.category(), LONGEST_PATH);
        Long cost = check.optionalNumber("/cost", told.cost());
        if (cost != null && cost < 0) {
            check.add("/cost", ProductProblem.COST_BELOW_ZERO);
        }
        if (told.currency() != null && !told.currency().equals(installation.currency())) {
            check.add("/currency", ProductProblem.NOT_BASE_CURRENCY, told.currency(), installation.currency());
        }
        return new Product(new Key(space == null ? "api" : space, key), name, null, cost, told.active());
    }

    private Item write(int index, Product told) {
        Kept kept = find(told.key());
        if (kept == null) {
            String name = told.name() == null ? told.key().key() : told.name();
            return Item.of(index, Status.CREATED, insert(new Product(told.key(), name, told.category(), told.cost(),
                    told.active() == null || told.active())));
        }
        Kept wanted = new Kept(kept.id(), told.name() == null ? kept.name() : told.name(),
                told.category() == null ? kept.category() : told.category(),
                told.cost() == null ? kept.cost() : told.cost(),
                told.active() == null ? kept.active() : told.active());
        if (wanted.equals(kept)) {
            return Item.of(index, Status.UNCHANGED, kept.id());
        }
        jdbc.sql("""
                UPDATE collect.product_item
                SET name = :name, category_id = :category, unit_cost = :cost::bigint / 10000::numeric,
                    currency = CASE WHEN :cost::bigint IS NOT NULL THEN :currency END, active = :active
                WHERE id = :id
                """).params(values(wanted.name(), wanted.category(), wanted.cost(), wanted.active()))
                .param("id", kept.id()).update();
        return Item.of(index, Status.UPDATED, kept.id());
    }

    private @Nullable Kept find(Key key) {
        return jdbc.sql("""
                SELECT id, name, category_id, unit_cost, active
                FROM collect.product_item
                WHERE source = ?
                  AND key = ?
                FOR NO KEY UPDATE
                """).param(key.source()).param(key.key()).query((row, _) -> {
            BigDecimal cost = row.getBigDecimal("unit_cost");
            return new Kept(row.getLong("id"), row.getString("name"), row.getObject("category_id", Long.class),
                    cost == null ? null : Long.valueOf(BinaryCopy.tenThousandths(cost)), row.getBoolean("active"));
        }).optional().orElse(null);
    }

    private long insert(Product told) {
        return jdbc.sql("""
                INSERT INTO collect.product_item (source, key, name, category_id, unit_cost, currency, active)
                VALUES (:source, :key, :name, :category, :cost::bigint / 10000::numeric,
                        CASE WHEN :cost::bigint IS NOT NULL THEN :currency END, :active)
                ON CONFLICT (source, key) DO UPDATE SET name = excluded.name
                RETURNING id
                """).params(values(told.name(), told.category(), told.cost(), told.active()))
                .param("source", told.key().source()).param("key", told.key().key()).query(Long.class).single();
    }

    private Map<String, @Nullable Object> values(@Nullable String name, @Nullable Long category, @Nullable Long cost,
            @Nullable Boolean active) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("category", category);
        values.put("cost", cost);
        values.put("currency", installation.currency());
        values.put("active", active);
        return values;
    }
}
