package dev.perennial.collect.subscription;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.perennial.collect.customer.FindOrCreateCustomers;
import dev.perennial.collect.subscription.SubscriptionTable.Known;
import dev.perennial.collect.subscription.SubscriptionTable.Row;
import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.BatchResult;
import dev.perennial.platform.kernel.BatchResult.Item;
import dev.perennial.platform.kernel.BatchResult.Status;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ItemCheck;
import dev.perennial.platform.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes subscriptions that systems tell of. The newest version stays, in whatever order and how often they come. */
@Service
public class ReceiveSubscriptions {

    static final String DEFAULT_SOURCE = "api";
    static final int LONGEST_SOURCE = 200;

    /**
     * A batch.
     *
     * @param source name of the key space of the subscriptions and their customers
     */
    public record Batch(@Nullable String source, @Nullable List<SubscriptionTold> items) {
    }

    private final SubscriptionTable table;
    private final FindOrCreateCustomers customers;
    private final Installation installation;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ReceiveSubscriptions(SubscriptionTable table, FindOrCreateCustomers customers, Installation installation,
            AuditTrail audit, TransactionTemplate transactions, Clock clock) {
        this.table = table;
        this.customers = customers;
        this.installation = installation;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes a batch; subscriptions that are wrong are rejected, the others are taken. */
    public BatchResult receive(Caller caller, Batch batch, Locale language) {
        List<SubscriptionTold> items = BatchResult.requireSize(batch.items());
        String source = source(batch.source(), installation);
        @Nullable
        Item[] fates = new Item[items.size()];
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < fates.length; i++) {
            ItemCheck check = new ItemCheck("/items/" + i, installation.zone());
            Draft draft = Draft.read(i, items.get(i), source, installation.currency(), check);
            if (check.failed()) {
                fates[i] = Item.rejected(i, check.problem(), language);
            } else {
                drafts.add(draft);
            }
        }
        long[] of = customers.all(drafts.stream().map(Draft::customer).toList());
        List<Row> rows = new ArrayList<>();
        long now = ItemCheck.micros(clock.instant());
        for (int i = 0; i < of.length; i++) {
            Draft draft = drafts.get(i);
            if (of[i] == 0) {
                fates[draft.index()] = Item.rejected(draft.index(), FindOrCreateCustomers
                        .unknown("/items/" + draft.index() + "/customerId", draft.customer()), language);
            } else {
                rows.add(new Row(draft, of[i], draft.changedAt() == null ? now : draft.changedAt()));
            }
        }
        if (!rows.isEmpty()) {
            transactions.executeWithoutResult(_ -> write(caller, source, rows, fates));
        }
        return new BatchResult(Arrays.asList(fates));
    }

    /** The key space of a batch. */
    static String source(@Nullable String told, Installation installation) {
        ItemCheck check = new ItemCheck("", installation.zone());
        String source = check.text("/source", told, LONGEST_SOURCE);
        if (check.failed()) {
            throw check.problem();
        }
        return source == null ? DEFAULT_SOURCE : source;
    }

    private void write(Caller caller, String source, List<Row> rows, @Nullable Item[] fates) {
        List<String> keys = rows.stream().map(row -> row.draft().key()).distinct().sorted().toList();
        Map<String, Known> known = table.find(source, keys);
        Map<Integer, Status> statuses = new HashMap<>();
        SortedMap<String, Row> newest = new TreeMap<>();
        for (Row row : rows) {
            Draft draft = row.draft();
            Known same = known.get(draft.key());
            Row before = newest.get(draft.key());
            boolean isNewer = before == null
                    ? same == null || draft.isAfter(row.changedAt(), same.changedAt(), same.digest())
                    : draft.isAfter(row.changedAt(), before.changedAt(), before.draft().digest());
            Long digest = before != null
                    ? Long.valueOf(before.draft().digest())
                    : same == null ? null : Long.valueOf(same.digest());
            boolean repeats = digest != null && digest == draft.digest();
            if (isNewer && !(repeats && draft.changedAt() == null)) {
                newest.put(draft.key(), row);
            }
            statuses.put(draft.index(), digest == null
                    ? Status.CREATED
                    : isNewer && !repeats ? Status.UPDATED : Status.UNCHANGED);
        }
        if (!newest.isEmpty()) {
            table.write(source, installation.currency(), List.copyOf(newest.values()));
            if (statuses.values().stream().anyMatch(status -> status != Status.UNCHANGED)) {
                audit.record(caller, "subscription.receive", "subscription", null,
                        Map.of("source", source, "changed", newest.size()));
            }
        }
        Map<String, Known> after = table.find(source, keys);
        rows.forEach(row -> fates[row.draft().index()] = Item.of(row.draft().index(),
                Objects.requireNonNull(statuses.get(row.draft().index())),
                Objects.requireNonNull(after.get(row.draft().key())).id()));
    }
}
