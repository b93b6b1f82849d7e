package dev.perennial.collect.commerce;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.perennial.collect.customer.OrderFigures;
import dev.perennial.collect.product.Products;
import dev.perennial.platform.storage.BinaryCopy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Writes many orders at a time, for imports, within the running transaction. Money is in 1/10,000. */
@Service
public class OrderIntake {

    private static final long MICROS = 1_000_000;

    /**
     * An order as a file tells of it.
     *
     * @param placedAt seconds since 1970-01-01T00:00Z
     * @param placedOn its business day, days since 1970-01-01
     * @param amount net of what the order itself took back, in its currency and in the base currency
     * @param refund whether it is a refund on its own
     * @param lines empty where there is nothing to say beyond the amount; null where the file cannot tell of any, and what
     *        is known stays
     */
    public record Incoming(String key, long placedAt, int placedOn, long amount, String currency, long baseAmount,
            boolean refund, @Nullable String status, @Nullable String channel, @Nullable List<Line> lines) {

        private List<Line> linesToldOf() {
            return lines == null ? List.of() : lines;
        }
    }

    /** A line of an order. */
    public record Line(@Nullable String product, @Nullable Long quantity, long amount) {
    }

    /** An order that is already known by its key; the day also tells where it lies. */
    public record Known(long id, long customerId, long placedAt, int placedOn, long amount, String currency,
            long baseAmount, boolean refund, @Nullable String status, @Nullable String channel) {
    }

    private final JdbcClient jdbc;
    private final OrderWriter writer;
    private final OrderPartitions partitions;
    private final Products products;
    private final ObjectProvider<OrderListener> listeners;
    private final Clock clock;

    OrderIntake(JdbcClient jdbc, OrderWriter writer, OrderPartitions partitions, Products products,
            ObjectProvider<OrderListener> listeners, Clock clock) {
        this.jdbc = jdbc;
        this.writer = writer;
        this.partitions = partitions;
        this.products = products;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Makes room for orders and creates the products that they name and that are not there. Outside a transaction. */
    public void prepare(String source, Collection<Incoming> orders) {
        Set<Integer> days = new HashSet<>();
        SortedMap<String, String> names = new TreeMap<>();
        for (Incoming order : orders) {
            days.add(order.placedOn());
            order.linesToldOf().stream().map(OrderIntake::productKey).filter(Objects::nonNull)
                    .forEach(key -> names.put(key, key));
        }
        partitions.cover(days, Set.of());
        if (!names.isEmpty()) {
            products.findOrCreate(source, names);
        }
    }

    /** The key of a line's product: what the file calls it, if it is no novel. */
    private static @Nullable String productKey(Line line) {
        String product = line.product();
        return product == null || product.isBlank() || product.length() > Products.LONGEST_NAME
                ? null
                : product.strip();
    }

    /** The orders of these keys that there are. */
    public Map<String, Known> find(String source, Collection<String> keys) {
        Map<String, Known> found = new HashMap<>();
        jdbc.sql("""
                SELECT k.key, o.id, o.customer_id, o.placed_at, o.placed_on, o.amount, o.currency,
                       o.base_amount, o.kind, o.status, o.channel
                FROM collect.commerce_order_key AS k
                JOIN collect.commerce_order AS o ON o.id = k.order_id AND o.placed_on = k.placed_on
                WHERE k.source = :source
                  AND k.key = ANY (:keys)
                """).param("source", source).param("keys", keys.toArray(new String[0])).query(row -> {
            found.put(row.getString("key"),
                    new Known(row.getLong("id"), row.getLong("customer_id"),
                            row.getObject("placed_at", OffsetDateTime.class).toEpochSecond(),
                            (int) row.getObject("placed_on", LocalDate.class).toEpochDay(),
                            BinaryCopy.tenThousandths(row.getBigDecimal("amount")), row.getString("currency"),
                            BinaryCopy.tenThousandths(row.getBigDecimal("base_amount")),
                            row.getString("kind").equals("refund"), row.getString("status"), row.getString("channel")));
        });
        return found;
    }

    /** The lines of orders, in their order. */
    public Map<Long, List<Line>> lines(Collection<Known> orders) {
        Map<Long, List<Line>> found = new HashMap<>();
        jdbc.sql("""
                SELECT l.order_id, l.product, l.quantity, l.amount
                FROM unnest(:ids::bigint[], :days::integer[]) AS t (id, day)
                JOIN collect.commerce_order_line AS l
                  ON l.order_id = t.id AND l.placed_on = DATE '1970-01-01' + t.day
                ORDER BY l.order_id, l.line_no
                """).param("ids", orders.stream().mapToLong(Known::id).toArray())
                .param("days", orders.stream().mapToInt(Known::placedOn).toArray()).query(row -> {
                    Long quantity = row.getBigDecimal("quantity") == null
                            ? null
                            : Long.valueOf(BinaryCopy.tenThousandths(row.getBigDecimal("quantity")));
                    found.computeIfAbsent(row.getLong("order_id"), _ -> new ArrayList<>())
                            .add(new Line(row.getString("product"), quantity,
                                    BinaryCopy.tenThousandths(row.getBigDecimal("amount"))));
                });
        return found;
    }

    /**
     * Creates orders with a key each. A key that another transaction takes at the same time fails this one with a duplicate
     * key.
     *
     * @param orders in the order of their keys
     * @param customers of each of them
     */
    public void create(long importId, String source, List<Incoming> orders, long[] customers) {
        long[] ids = writer.ids(orders.size());
        Map<String, Products.Known> known = known(source, orders);
        List<OrderRow> rows = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            Incoming one = orders.get(i);
            rows.add(new OrderRow(ids[i], source, one.key(), customers[i], importId, null, null, content(one, known)));
        }
        writer.create(rows);
    }

    private Map<String, Products.Known> known(String source, Collection<Incoming> orders) {
        return products.find(source, orders.stream().flatMap(order -> order.linesToldOf().stream())
                .map(OrderIntake::productKey).filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    private static OrderRow.Content content(Incoming one, Map<String, Products.Known> known) {
        List<OrderRow.Line> lines = one.linesToldOf().stream().map(line -> {
            Products.Known product = known.get(Objects.requireNonNullElse(productKey(line), ""));
            return new OrderRow.Line(line.product(), product == null ? null : Long.valueOf(product.id()),
                    line.quantity(), null, line.amount(), product == null ? null : product.unitCost());
        }).toList();
        return new OrderRow.Content(one.placedAt() * MICROS, one.placedOn(), one.amount(), one.currency(),
                one.baseAmount(), one.refund(), one.status(), one.channel(), null, null, lines, List.of());
    }

    /**
     * Makes orders what the file says; their lines are replaced where it tells of lines. What a system told of them before is
     * outdated.
     */
    public void update(String source, Map<Known, Incoming> changed) {
        Map<String, Products.Known> known = known(source, changed.values());
        List<OrderRow> rows = new ArrayList<>();
        changed.forEach((same, told) -> rows.add(
                new OrderRow(same.id(), source, told.key(), same.customerId(), null, null, null,
                        content(told, known))));
        Set<Long> untold = changed.entrySet().stream().filter(entry -> entry.getValue().lines() == null)
                .map(entry -> entry.getKey().id()).collect(Collectors.toSet());
        writer.replace(rows, changed.keySet().stream().mapToInt(Known::placedOn).toArray(), false, untold);
        jdbc.sql("""
                UPDATE collect.commerce_order_key AS k
                SET placed_on = DATE '1970-01-01' + t.day, changed_at = :now, digest = NULL
                FROM unnest(:keys::text[], :days::integer[]) AS t (key, day)
                WHERE k.source = :source
                  AND k.key = t.key
                """).param("keys", rows.stream().map(OrderRow::key).toArray(String[]::new))
                .param("days", rows.stream().mapToInt(row -> row.content().placedOn()).toArray())
                .param("source", source).param("now", OffsetDateTime.now(clock)).update();
    }

    /**
     * Tells those who follow orders whose orders were written or removed. Once in a transaction, after everything else, with
     * the customers' figures locked.
     */
    public void tell(Set<Long> customers) {
        if (!customers.isEmpty()) {
            listeners.forEach(listener -> listener.ordered(customers));
        }
    }

    /** What the orders of customers add up to; {@link OrderFigures#NONE} for those without any. */
    public Map<Long, OrderFigures> figures(Collection<Long> customers) {
        Map<Long, OrderFigures> figures = new HashMap<>();
        customers.forEach(id -> figures.put(id, OrderFigures.NONE));
        jdbc.sql("""
                SELECT customer_id,
                       min(placed_on) FILTER (WHERE kind = 'order') AS first_order,
                       max(placed_on) FILTER (WHERE kind = 'order') AS last_order,
                       count(*) FILTER (WHERE kind = 'order') AS orders,
                       sum(base_amount) AS net_spend
                FROM collect.commerce_order
                WHERE customer_id = ANY (:ids)
                GROUP BY customer_id
                """).param("ids", array(customers)).query(row -> {
            LocalDate first = row.getObject("first_order", LocalDate.class);
            LocalDate last = row.getObject("last_order", LocalDate.class);
            figures.put(row.getLong("customer_id"),
                    new OrderFigures(first == null ? null : (int) first.toEpochDay(),
                            last == null ? null : (int) last.toEpochDay(), row.getInt("orders"),
                            BinaryCopy.tenThousandths(row.getBigDecimal("net_spend"))));
        });
        return figures;
    }

    /** The orders an import created, in the order of their ids behind a given one, each with its customer. */
    public Map<Long, Long> createdBy(long importId, long after, int limit) {
        Map<Long, Long> found = new HashMap<>();
        jdbc.sql("""
                SELECT id, customer_id
                FROM collect.commerce_order
                WHERE import_id = :import
                  AND id > :after
                ORDER BY id
                LIMIT :limit
                """).param("import", importId).param("after", after).param("limit", limit).query(row -> {
            found.put(row.getLong(1), row.getLong(2));
        });
        return found;
    }

    /** Removes orders with all that belongs to them. */
    public int remove(Collection<Long> ids) {
        return writer.remove(array(ids));
    }

    private static long[] array(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
