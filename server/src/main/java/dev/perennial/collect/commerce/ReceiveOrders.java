package dev.perennial.collect.commerce;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import dev.perennial.collect.commerce.OrderBatch.Fate;
import dev.perennial.collect.customer.CustomerIntake;
import dev.perennial.collect.customer.FindOrCreateCustomers;
import dev.perennial.collect.product.Products;
import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.BatchResult;
import dev.perennial.platform.kernel.BatchResult.Item;
import dev.perennial.platform.kernel.BatchResult.Status;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ItemCheck;
import dev.perennial.platform.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes orders that systems tell of. Whoever is not sure whether a batch arrived sends it again: nothing changes by what is
 * known already, and nothing that was answered is lost.
 */
@Service
public class ReceiveOrders {

    /** The key space of a batch that names none. */
    public static final String DEFAULT_SOURCE = "api";

    private static final int LONGEST_SOURCE = 200;
    private static final int MOST_ATTEMPTS = 60;

    /**
     * A batch.
     *
     * @param source name of the key space of the orders, their products and their customers
     */
    public record Batch(@Nullable String source, @Nullable List<OrderTold> items) {
    }

    private final OrderBatch.Tables tables;
    private final FindOrCreateCustomers customers;
    private final Products products;
    private final OrderPartitions partitions;
    private final Installation installation;
    private final ExchangeRates rates;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReceiveOrders(CustomerIntake intake, OrderIntake orders, OrderKeys keys, OrderWriter writer,
            FindOrCreateCustomers customers, Products products, OrderPartitions partitions, Installation installation,
            ExchangeRates rates, AuditTrail audit, TransactionTemplate transactions, JdbcClient jdbc, Clock clock) {
        this.tables = new OrderBatch.Tables(intake, orders, keys, writer);
        this.customers = customers;
        this.products = products;
        this.partitions = partitions;
        this.installation = installation;
        this.rates = rates;
        this.audit = audit;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes a batch; orders that are wrong are rejected, the others are taken. */
    public BatchResult receive(Caller caller, Batch batch, Locale language) {
        List<OrderTold> items = BatchResult.requireSize(batch.items());
        OrderReader reader = reader(batch.source());
        Item[] fates = new Item[items.size()];
        List<OrderDraft> drafts = new ArrayList<>(fates.length);
        for (int i = 0; i < fates.length; i++) {
            OrderTold told = items.get(i);
            ItemCheck check = reader.check("/items/" + i);
            OrderDraft draft = reader.read(i, told, reader.key(told.key(), check), check);
            if (check.failed()) {
                fates[i] = Item.rejected(i, check.problem(), language);
            } else {
                drafts.add(draft);
            }
        }
        List<Fate> written = write(caller, source(batch.source()), drafts);
        for (int i = 0; i < written.size(); i++) {
            OrderDraft draft = drafts.get(i);
            Fate fate = written.get(i);
            fates[draft.index()] = fate.status() == Status.REJECTED
                    ? Item.rejected(draft.index(), FindOrCreateCustomers
                            .unknown("/items/" + draft.index() + "/customerId", draft.customer()), language)
                    : Item.of(draft.index(), fate.status(), fate.id());
        }
        return new BatchResult(Arrays.asList(fates));
    }

    /**
     * Takes one order; answers its id and whether it is new.
     *
     * @param repeatable tells a repetition of an order without a key from another; null if none is given
     */
    public Received receive(Caller caller, @Nullable String source, OrderTold told, @Nullable String repeatable) {
        OrderReader reader = reader(source);
        ItemCheck check = reader.check("");
        String key = told.key() == null ? madeUp(caller, repeatable) : reader.key(told.key(), check);
        OrderDraft draft = reader.read(0, told, key, check);
        if (check.failed()) {
            throw check.problem();
        }
        Fate fate = write(caller, source(source), List.of(draft)).getFirst();
        if (fate.status() == Status.REJECTED) {
            throw FindOrCreateCustomers.unknown("/customerId", draft.customer());
        }
        return new Received(fate.id(), fate.status() == Status.CREATED);
    }

    /** An order that was taken. */
    public record Received(long id, boolean created) {
    }

    private static String madeUp(Caller caller, @Nullable String repeatable) {
        String what = repeatable == null
                ? UUID.randomUUID().toString()
                : caller.kind() + "/" + caller.id() + "/" + repeatable;
        return OrderReader.MADE_UP + (what.length() > LONGEST_SOURCE ? what.substring(0, LONGEST_SOURCE) : what);
    }

    private OrderReader reader(@Nullable String source) {
        return new OrderReader(source(source), installation.zone(), installation.currency(), rates.book());
    }

    private String source(@Nullable String told) {
        ItemCheck check = new ItemCheck("", installation.zone());
        String source = check.text("/source", told, LONGEST_SOURCE);
        if (check.failed()) {
            throw check.problem();
        }
        return source == null ? DEFAULT_SOURCE : source;
    }

    /** Rejected are those alone that name a customer who is not there. */
    private List<Fate> write(Caller caller, String source, List<OrderDraft> drafts) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        Map<String, Products.Known> known = prepare(source, drafts);
        for (int attempt = 1;; attempt++) {
            long[] of = customers.all(drafts.stream().map(OrderDraft::customer).toList());
            boolean contended = attempt > 1;
            try {
                return Objects.requireNonNull(
                        transactions.execute(_ -> once(caller, source, drafts, of, known, contended)));
            } catch (ConcurrencyFailureException | DataIntegrityViolationException e) {
                // Another told of the same order at the same time, or a customer has gone: what is known has changed.
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Map<String, Products.Known> prepare(String source, List<OrderDraft> drafts) {
        Set<Integer> placed = new HashSet<>();
        Set<Integer> changed = new HashSet<>();
        SortedMap<String, String> names = new TreeMap<>();
        for (OrderDraft draft : drafts) {
            placed.add(draft.content().placedOn());
            if (draft.changedAt() != null) {
                changed.add((int) Math.floorDiv(draft.changedAt(), 86_400_000_000L));
            }
            draft.products().forEach(product -> names.putIfAbsent(product.key(), product.name()));
        }
        partitions.cover(placed, changed);
        return names.isEmpty() ? Map.of() : products.findOrCreate(source, names);
    }

    private List<Fate> once(Caller caller, String source, List<OrderDraft> drafts, long[] of,
            Map<String, Products.Known> known, boolean contended) {
        // A plan made while a table was empty would read all of it when it is full.
        jdbc.sql("SET LOCAL enable_seqscan = off").update();
        List<OrderDraft> ofKnown = new ArrayList<>();
        for (int i = 0; i < of.length; i++) {
            if (of[i] != 0) {
                ofKnown.add(drafts.get(i));
            }
        }
        Iterator<Fate> written = new OrderBatch(tables, source, ItemCheck.micros(clock.instant()), known, contended)
                .write(ofKnown, Arrays.stream(of).filter(id -> id != 0).toArray()).iterator();
        List<Fate> fates = Arrays.stream(of).mapToObj(id -> id == 0 ? new Fate(Status.REJECTED, 0) : written.next())
                .toList();
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        fates.forEach(fate -> counts.merge(fate.status(), 1, Integer::sum));
        if (counts.containsKey(Status.CREATED) || counts.containsKey(Status.UPDATED)) {
            audit.record(caller, "order.receive", "order", drafts.size() == 1 ? fates.getFirst().id() : null,
                    Map.of("source", source, "created", counts.getOrDefault(Status.CREATED, 0), "updated",
                            counts.getOrDefault(Status.UPDATED, 0)));
        }
        return fates;
    }
}
