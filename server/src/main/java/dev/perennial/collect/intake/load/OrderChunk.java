package dev.perennial.collect.intake.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.perennial.collect.commerce.OrderIntake;
import dev.perennial.collect.commerce.OrderIntake.Incoming;
import dev.perennial.collect.commerce.OrderIntake.Known;
import dev.perennial.collect.customer.CustomerIntake;
import dev.perennial.collect.customer.OrderFigures;
import dev.perennial.collect.intake.ImportRequest.Existing;
import dev.perennial.collect.intake.load.OrderLoad.CustomerOrders;
import dev.perennial.collect.intake.store.LoadCounts;
import dev.perennial.collect.intake.store.RejectTable;
import dev.perennial.collect.intake.store.RejectTable.Rejected;
import dev.perennial.engine.files.CellProblem;
import dev.perennial.engine.files.RowFault;
import org.jspecify.annotations.Nullable;

/** Some customers with their orders, written in one transaction. For one attempt. */
final class OrderChunk {

    /** Where rows go. */
    record Tables(CustomerIntake customers, OrderIntake orders, RejectTable rejects) {
    }

    /**
     * What the file's columns can tell.
     *
     * @param orderColumn where the order number stands, −1 if there is none
     * @param lines whether they tell of lines: of products or quantities
     */
    record Mapped(int orderColumn, boolean lines) {
    }

    private record NewOrder(Incoming order, String customer) {
    }

    private final Tables tables;
    private final long importId;
    private final String source;
    private final Existing existing;
    private final Mapped mapped;

    private Map<String, Long> ids = Map.of();
    private Map<String, Known> known = Map.of();
    private final List<NewOrder> fresh = new ArrayList<>();
    private final Map<Known, Incoming> changed = new TreeMap<>(Comparator.comparingLong(Known::id));
    private final Set<Long> recounted = new TreeSet<>();
    private final Map<String, String> claimed = new TreeMap<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private long duplicates;
    private long lines;

    OrderChunk(Tables tables, long importId, String source, Existing existing, Mapped mapped) {
        this.tables = tables;
        this.importId = importId;
        this.source = source;
        this.existing = existing;
        this.mapped = mapped;
    }

    LoadCounts load(List<CustomerOrders> chunk) {
        ids = tables.customers().find(source, chunk.stream().map(CustomerOrders::key).toList());
        known = tables.orders().find(source,
                chunk.stream().flatMap(c -> c.orders().stream()).map(order -> order.order().key()).sorted().toList());
        Map<Long, List<OrderIntake.Line>> knownLines = existing == Existing.SKIP
                ? Map.of()
                : tables.orders().lines(known.values());
        chunk.forEach(customer -> customer.orders().forEach(order -> sort(customer.key(), order, knownLines)));
        Map<String, OrderFigures> figures = figuresOfFresh();
        Map<Long, OrderFigures> more = ofKnownCustomers(figures);
        int created = createCustomers(chunk, figures);
        createOrders();
        if (!changed.isEmpty()) {
            tables.orders().update(source, changed);
        }
        // Last, since all who order at the same time wait for one another here.
        tables.customers().count(more, recounted, tables.orders()::figures);
        Set<Long> touched = new TreeSet<>(recounted);
        fresh.forEach(one -> touched.add(Objects.requireNonNull(ids.get(one.customer()))));
        tables.orders().tell(touched);
        tables.rejects().add(importId, rejected, true);
        return new LoadCounts(lines, fresh.size(), changed.size(), duplicates, rejected.size(), created);
    }

    /** Decides what becomes of an order. */
    private void sort(String customer, FileOrder order, Map<Long, List<OrderIntake.Line>> knownLines) {
        lines += order.lines().size();
        String key = order.order().key();
        if (order.mixed()) {
            reject(order, RowFault.MIXED_CURRENCIES);
            return;
        }
        Known same = known.get(key);
        String claimant = claimed.putIfAbsent(key, customer);
        if (same != null
                ? !Objects.equals(ids.get(customer), same.customerId())
                : claimant != null && !claimant.equals(customer)) {
            reject(order, RowFault.ORDER_OF_OTHER_CUSTOMER);
        } else if (same == null) {
            fresh.add(new NewOrder(order.order(), customer));
        } else {
            List<OrderIntake.Line> linesBefore = knownLines.getOrDefault(same.id(), List.of());
            Incoming target = target(same, order.order(), linesBefore);
            if (existing == Existing.SKIP || isSame(same, linesBefore, target)) {
                duplicates++;
            } else {
                changed.put(same, target);
                recounted.add(same.customerId());
            }
        }
    }

    private void reject(FileOrder order, RowFault fault) {
        CellProblem problem = new CellProblem(mapped.orderColumn(), fault, List.of(order.order().key()));
        order.lines().forEach(line -> rejected.add(new Rejected(line, List.of(problem))));
    }

    /** What a known order should become. An amount that stays keeps its value in the base currency, whatever rates are now. */
    private Incoming target(Known same, Incoming told, List<OrderIntake.Line> linesBefore) {
        boolean fill = existing == Existing.FILL_EMPTY;
        String status = fill ? first(same.status(), told.status()) : first(told.status(), same.status());
        String channel = fill ? first(same.channel(), told.channel()) : first(told.channel(), same.channel());
        boolean retold = mapped.lines() && (!fill || linesBefore.isEmpty());
        List<OrderIntake.Line> tellable = retold ? told.lines() : null;
        boolean worthStays = same.amount() == told.amount() && same.placedOn() == told.placedOn()
                && same.currency().equals(told.currency());
        return fill
                ? new Incoming(told.key(), same.placedAt(), same.placedOn(), same.amount(), same.currency(),
                        same.baseAmount(), same.refund(), status, channel, tellable)
                : new Incoming(told.key(), told.placedAt(), told.placedOn(), told.amount(), told.currency(),
                        worthStays ? same.baseAmount() : told.baseAmount(), told.refund(), status, channel, tellable);
    }

    private static @Nullable String first(
            @Nullable String preferred, @Nullable String otherwise) {
        return preferred == null ? otherwise : preferred;
    }

    private boolean isSame(Known same, List<OrderIntake.Line> lines, Incoming target) {
        boolean linesStay = target.lines() == null || lines.equals(target.lines());
        return linesStay && same.placedAt() == target.placedAt() && same.placedOn() == target.placedOn()
                && same.amount() == target.amount() && same.currency().equals(target.currency())
                && same.refund() == target.refund() && Objects.equals(same.status(), target.status())
                && Objects.equals(same.channel(), target.channel());
    }

    private Map<Long, OrderFigures> ofKnownCustomers(Map<String, OrderFigures> figures) {
        Map<Long, OrderFigures> more = new TreeMap<>();
        figures.forEach((customer, of) -> {
            Long id = ids.get(customer);
            if (id != null) {
                more.put(id, of);
            }
        });
        return more;
    }

    private int createCustomers(List<CustomerOrders> chunk, Map<String, OrderFigures> figures) {
        List<CustomerIntake.Incoming> incoming = chunk.stream()
                .filter(customer -> !ids.containsKey(customer.key()) && figures.containsKey(customer.key()))
                .map(customer -> CustomerIntake.Incoming.named(customer.key(), customer.name())).toList();
        if (incoming.isEmpty()) {
            return 0;
        }
        long[] created = tables.customers().create(importId, source, incoming,
                incoming.stream().map(one -> figures.getOrDefault(one.key(), OrderFigures.NONE)).toList());
        for (int i = 0; i < created.length; i++) {
            ids.put(incoming.get(i).key(), created[i]);
        }
        return created.length;
    }

    private Map<String, OrderFigures> figuresOfFresh() {
        Map<String, OrderFigures> figures = new TreeMap<>();
        for (NewOrder one : fresh) {
            figures.put(one.customer(), figures.getOrDefault(one.customer(), OrderFigures.NONE)
                    .with(one.order().placedOn(), one.order().refund(), one.order().baseAmount()));
        }
        return figures;
    }

    private void createOrders() {
        if (fresh.isEmpty()) {
            return;
        }
        fresh.sort(Comparator.comparing(one -> one.order().key()));
        long[] customers = fresh.stream().mapToLong(one -> Objects.requireNonNull(ids.get(one.customer()))).toArray();
        tables.orders().create(importId, source, fresh.stream().map(NewOrder::order).toList(), customers);
    }
}
