package dev.perennial.collect.behaviour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.perennial.collect.behaviour.EventReader.Draft;
import dev.perennial.collect.customer.CustomerReference;
import dev.perennial.collect.customer.FindOrCreateCustomers;
import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.BatchResult;
import dev.perennial.platform.kernel.BatchResult.Item;
import dev.perennial.platform.kernel.BatchResult.Status;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ItemCheck;
import dev.perennial.platform.storage.Installation;
import dev.perennial.platform.storage.TimePartitions;
import dev.perennial.platform.storage.TimePartitions.Span;
import dev.perennial.platform.storage.TimePartitions.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Takes events that systems tell of. Told again, an event is known already and nothing changes. */
@Service
public class ReceiveEvents {

    private static final List<Table> TABLES = List.of(new Table("collect.behaviour_event", "happened_on", Span.MONTH));
    private static final String DEFAULT_SOURCE = "api";
    private static final int LONGEST_SOURCE = 200;
    private static final int MOST_ATTEMPTS = 8;

    /**
     * A batch.
     *
     * @param source name of the key space of the events and their customers
     */
    public record Batch(@Nullable String source, @Nullable List<EventTold> items) {
    }

    private final EventTypes types;
    private final EventWriter writer;
    private final FindOrCreateCustomers customers;
    private final TimePartitions partitions;
    private final Installation installation;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final JsonMapper json;

    ReceiveEvents(EventTypes types, EventWriter writer, FindOrCreateCustomers customers, TimePartitions partitions,
            Installation installation, AuditTrail audit, TransactionTemplate transactions, JsonMapper json) {
        this.types = types;
        this.writer = writer;
        this.customers = customers;
        this.partitions = partitions;
        this.installation = installation;
        this.audit = audit;
        this.transactions = transactions;
        this.json = json;
    }

    /** Takes a batch; events that are wrong are rejected, the others are taken. */
    public BatchResult receive(Caller caller, Batch batch, Locale language) {
        List<EventTold> items = BatchResult.requireSize(batch.items());
        ItemCheck whole = new ItemCheck("", installation.zone());
        String told = whole.text("/source", batch.source(), LONGEST_SOURCE);
        if (whole.failed()) {
            throw whole.problem();
        }
        String source = told == null ? DEFAULT_SOURCE : told;
        EventReader reader = new EventReader(source, installation.zone(), types.all(), json);
        @Nullable
        Item[] fates = new Item[items.size()];
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < fates.length; i++) {
            ItemCheck check = reader.check(i);
            Draft draft = reader.read(i, items.get(i), check);
            if (check.failed()) {
                fates[i] = Item.rejected(i, check.problem(), language);
            } else {
                drafts.add(draft);
            }
        }
        if (!drafts.isEmpty()) {
            partitions.cover(TABLES, drafts.stream().map(Draft::day).collect(Collectors.toSet()));
            write(caller, source, drafts, fates, language);
        }
        return new BatchResult(Arrays.asList(fates));
    }

    private void write(Caller caller, String source, List<Draft> drafts, @Nullable Item[] fates, Locale language) {
        List<CustomerReference> references = drafts.stream().map(Draft::customer).toList();
        for (int attempt = 1;; attempt++) {
            long[] of = customers.all(references);
            try {
                transactions.executeWithoutResult(_ -> once(caller, source, drafts, of, fates));
                break;
            } catch (ConcurrencyFailureException | DataIntegrityViolationException e) {
                // Another told of the same event at the same time, or a customer has gone: what is known has changed.
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
        for (Draft draft : drafts) {
            if (fates[draft.index()] == null) {
                fates[draft.index()] = Item.rejected(draft.index(), FindOrCreateCustomers
                        .unknown("/items/" + draft.index() + "/customerId", draft.customer()), language);
            }
        }
    }

    private void once(Caller caller, String source, List<Draft> drafts, long[] of, @Nullable Item[] fates) {
        SortedMap<String, Integer> fresh = new TreeMap<>();
        Map<String, Long> known = writer.find(source, drafts.stream().map(Draft::key).distinct().sorted().toList());
        for (int i = 0; i < of.length; i++) {
            String key = drafts.get(i).key();
            if (of[i] != 0 && !known.containsKey(key)) {
                fresh.putIfAbsent(key, i);
            }
        }
        List<Draft> events = fresh.values().stream().map(drafts::get).toList();
        if (!events.isEmpty()) {
            long[] ids = writer.create(source, events, fresh.values().stream().mapToLong(i -> of[i]).toArray());
            for (int i = 0; i < ids.length; i++) {
                known.put(events.get(i).key(), ids[i]);
            }
            audit.record(caller, "event.receive", "event", null, Map.of("source", source, "created", ids.length));
        }
        for (int i = 0; i < of.length; i++) {
            Draft draft = drafts.get(i);
            boolean created = Objects.equals(fresh.get(draft.key()), i);
            fates[draft.index()] = of[i] == 0
                    ? null
                    : Item.of(draft.index(), created ? Status.CREATED : Status.UNCHANGED,
                            Objects.requireNonNull(known.get(draft.key())));
        }
    }
}
