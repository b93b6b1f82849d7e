package dev.perennial.collect.commerce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.perennial.collect.commerce.OrderKeys.Step;
import dev.perennial.collect.commerce.OrderKeys.Version;
import dev.perennial.collect.commerce.OrderRow.Content;
import dev.perennial.collect.commerce.OrderRow.Line;
import dev.perennial.collect.customer.CustomerIntake;
import dev.perennial.collect.customer.OrderFigures;
import dev.perennial.collect.product.Products;
import dev.perennial.platform.kernel.BatchResult.Status;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Orders of one key space, written in one transaction. For one attempt. Locks are taken in one order by everyone: keys by their
 * names, then customers by their ids.
 */
final class OrderBatch {

    /** Where rows go. */
    record Tables(CustomerIntake customers, OrderIntake orders, OrderKeys keys, OrderWriter writer) {
    }

    /** What became of an order. */
    record Fate(Status status, long id) {
    }

    private final Tables tables;
    private final String source;
    private final long now;
    private final Map<String, Products.Known> products;
    private final boolean contended;

    private final SortedMap<String, OrderVersions> orders = new TreeMap<>();
    private final Map<String, Long> ids = new HashMap<>();
    private final List<Status> statuses = new ArrayList<>();
    private final Map<Long, OrderFigures> more = new TreeMap<>();
    private final Set<Long> recounted = new TreeSet<>();

    /**
     * A batch.
     *
     * @param now microseconds since 1970-01-01T00:00Z
     * @param products that the lines name
     * @param contended whether others tell of the same orders, so that known ones are better locked at once
     */
    OrderBatch(Tables tables, String source, long now, Map<String, Products.Known> products, boolean contended) {
        this.tables = tables;
        this.source = source;
        this.now = now;
        this.products = products;
        this.contended = contended;
    }

    /**
     * Writes the orders.
     *
     * @param customers of each of them
     */
    List<Fate> write(List<OrderDraft> drafts, long[] customers) {
        IdentityHashMap<OrderDraft, Long> customerOf = new IdentityHashMap<>();
        for (int i = 0; i < customers.length; i++) {
            customerOf.put(drafts.get(i), customers[i]);
        }
        take(drafts);
        List<OrderRow> fresh = new ArrayList<>();
        List<OrderRow> changed = new ArrayList<>();
        List<Integer> days = new ArrayList<>();
        sort(customerOf, fresh, changed, days);
        advance();
        if (!fresh.isEmpty()) {
            tables.writer().create(fresh);
        }
        if (!changed.isEmpty()) {
            tables.writer().replace(changed, days.stream().mapToInt(Integer::intValue).toArray(), true,
                    Set.of());
        }
        note();
        // Last, since all who order at the same time wait for one another here.
        count();
        List<Fate> fates = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            fates.add(new Fate(statuses.get(i), Objects.requireNonNull(ids.get(drafts.get(i).key()))));
        }
        return fates;
    }

    /** Finds out what becomes of each order. */
    private void take(List<OrderDraft> drafts) {
        Map<String, Version> known = tables.keys().find(source,
                drafts.stream().map(OrderDraft::key).distinct().sorted().toList(), contended);
        known.forEach((key, version) -> ids.put(key, version.orderId()));
        Set<Version> stirred = new HashSet<>();
        for (OrderDraft draft : drafts) {
            Version version = known.get(draft.key());
            if (version != null && OrderVersions.matters(version, draft)) {
                stirred.add(version);
            }
        }
        Map<Long, OrderKeys.Standing> standings = stirred.isEmpty() ? Map.of() : tables.keys().standings(stirred);
        for (OrderDraft draft : drafts) {
            Version version = known.get(draft.key());
            OrderVersions order = orders.computeIfAbsent(draft.key(), _ -> new OrderVersions(version,
                    version == null ? null : standings.get(version.orderId())));
            statuses.add(order.take(draft, now));
        }
    }

    private void sort(IdentityHashMap<OrderDraft, Long> customerOf, List<OrderRow> fresh, List<OrderRow> changed,
            List<Integer> days) {
        int count = (int) orders.values().stream().filter(order -> order.before() == null).count();
        long[] numbers = count == 0 ? new long[0] : tables.writer().ids(count);
        int used = 0;
        for (Map.Entry<String, OrderVersions> entry : orders.entrySet()) {
            OrderVersions order = entry.getValue();
            OrderDraft newest = order.newest();
            if (newest == null) {
                continue;
            }
            long customer = Objects.requireNonNull(customerOf.get(newest));
            Version before = order.before();
            if (before == null) {
                long id = numbers[used++];
                ids.put(entry.getKey(), id);
                fresh.add(row(id, customer, order, newest));
                more.put(customer, more.getOrDefault(customer, OrderFigures.NONE).with(newest.content().placedOn(),
                        newest.content().refund(), newest.content().baseAmount()));
            } else {
                changed.add(row(before.orderId(), customer, order, newest));
                days.add(before.placedOn());
                recounted.add(customer);
                if (order.standing() == null) {
                    throw new OptimisticLockingFailureException("order moved meanwhile");
                }
                recounted.add(order.standing().customerId());
            }
        }
        more.keySet().removeAll(recounted);
    }

    private OrderRow row(long id, long customer, OrderVersions order, OrderDraft newest) {
        Content content = newest.content();
        List<Line> lines = new ArrayList<>(content.lines().size());
        for (int i = 0; i < content.lines().size(); i++) {
            Line line = content.lines().get(i);
            Products.Known product = Objects.requireNonNull(products.get(newest.products().get(i).key()));
            lines.add(new Line(line.product(), product.id(), line.quantity(), line.price(), line.amount(),
                    product.unitCost()));
        }
        return new OrderRow(id, source, newest.key(), customer, null, order.changedAt(), order.digest(),
                new Content(content.placedAt(), content.placedOn(), content.amount(), content.currency(),
                        content.baseAmount(), content.refund(), content.status(), content.channel(),
                        content.refundOf(), content.refundLine(), lines, content.payments()));
    }

    /** Notes the new versions of known orders, unless someone else was faster. */
    private void advance() {
        List<Step> steps = new ArrayList<>();
        orders.forEach((key, order) -> {
            Version before = order.before();
            if (before != null) {
                OrderDraft newest = order.newest();
                Version after = new Version(before.orderId(),
                        newest == null ? before.placedOn() : newest.content().placedOn(), order.changedAt(),
                        order.digest());
                if (newest != null || !after.equals(before)) {
                    steps.add(new Step(key, before, after));
                }
            }
        });
        if (!steps.isEmpty() && tables.keys().advance(source, steps) < steps.size()) {
            throw new OptimisticLockingFailureException("order changed meanwhile");
        }
    }

    private void note() {
        List<OrderKeys.StatusAt> notes = new ArrayList<>();
        orders.forEach((key, order) -> order.statuses().forEach(was -> notes
                .add(new OrderKeys.StatusAt(Objects.requireNonNull(ids.get(key)), was.at(), was.status()))));
        if (!notes.isEmpty()) {
            tables.keys().note(notes);
        }
    }

    private void count() {
        tables.customers().count(more, recounted, tables.orders()::figures);
    }
}
