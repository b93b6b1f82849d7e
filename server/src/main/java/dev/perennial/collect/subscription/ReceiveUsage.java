package dev.perennial.collect.subscription;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.perennial.collect.customer.CustomerReference;
import dev.perennial.collect.customer.FindOrCreateCustomers;
import dev.perennial.collect.subscription.SubscriptionTable.Known;
import dev.perennial.collect.subscription.UsageTable.Row;
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

/** Takes readings of meters. Told again, a reading is known already and nothing changes. */
@Service
public class ReceiveUsage {

    private static final List<Table> TABLES = List.of(new Table("collect.subscription_usage", "used_on", Span.YEAR));
    private static final int LONGEST = 200;
    private static final int LONGEST_METRIC = 50;
    private static final int MOST_ATTEMPTS = 8;

    /**
     * A batch.
     *
     * @param source name of the key space of the readings, subscriptions and customers
     */
    public record Batch(@Nullable String source, @Nullable List<UsageTold> items) {
    }

    private record Reading(int index, String key, @Nullable String subscription, CustomerReference customer,
            String metric, long quantity, int day) {
    }

    private final UsageTable table;
    private final SubscriptionTable subscriptions;
    private final FindOrCreateCustomers customers;
    private final TimePartitions partitions;
    private final Installation installation;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;

    ReceiveUsage(UsageTable table, SubscriptionTable subscriptions, FindOrCreateCustomers customers,
            TimePartitions partitions, Installation installation, AuditTrail audit,
            TransactionTemplate transactions) {
        this.table = table;
        this.subscriptions = subscriptions;
        this.customers = customers;
        this.partitions = partitions;
        this.installation = installation;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Takes a batch; readings that are wrong are rejected, the others are taken. */
    public BatchResult receive(Caller caller, Batch batch, Locale language) {
        List<UsageTold> items = BatchResult.requireSize(batch.items());
        String source = ReceiveSubscriptions.source(batch.source(), installation);
        Map<String, Known> known = subscriptions.find(source, items.stream().map(UsageTold::subscription)
                .filter(Objects::nonNull).distinct().sorted().toList());
        @Nullable
        Item[] fates = new Item[items.size()];
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < fates.length; i++) {
            ItemCheck check = new ItemCheck("/items/" + i, installation.zone());
            Reading reading = read(i, items.get(i), source, known, check);
            if (check.failed()) {
                fates[i] = Item.rejected(i, check.problem(), language);
            } else {
                readings.add(reading);
            }
        }
        if (!readings.isEmpty()) {
            partitions.cover(TABLES, readings.stream().map(Reading::day).collect(Collectors.toSet()));
            write(caller, source, readings, known, fates, language);
        }
        return new BatchResult(Arrays.asList(fates));
    }

    private static Reading read(int index, UsageTold told, String source, Map<String, Known> known,
            ItemCheck check) {
        String subscription = check.text("/subscription", told.subscription(), LONGEST);
        CustomerReference customer;
        if (subscription == null) {
            customer = CustomerReference.read(told.customer(), told.customerId(), source, check);
        } else {
            Known same = known.get(subscription);
            if (same == null) {
                check.add("/subscription", SubscriptionProblem.UNKNOWN, subscription, source);
            }
            customer = new CustomerReference(null, same == null ? null : Long.valueOf(same.customerId()), null);
        }
        return new Reading(index, check.required("/key", told.key(), LONGEST), subscription, customer,
                check.required("/metric", told.metric(), LONGEST_METRIC),
                check.number("/quantity", told.quantity()), check.day("/on", told.on()));
    }

    private void write(Caller caller, String source, List<Reading> readings, Map<String, Known> known,
            @Nullable Item[] fates, Locale language) {
        for (int attempt = 1;; attempt++) {
            long[] of = customers.all(readings.stream().map(Reading::customer).toList());
            try {
                transactions.executeWithoutResult(_ -> once(caller, source, readings, of, known, fates));
                break;
            } catch (ConcurrencyFailureException | DataIntegrityViolationException e) {
                // Another told of the same reading at the same time, or a customer has gone: what is known has changed.
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
        for (Reading reading : readings) {
            if (fates[reading.index()] == null) {
                fates[reading.index()] = Item.rejected(reading.index(), FindOrCreateCustomers
                        .unknown("/items/" + reading.index() + "/customerId", reading.customer()), language);
            }
        }
    }

    private void once(Caller caller, String source, List<Reading> readings, long[] of, Map<String, Known> known,
            @Nullable Item[] fates) {
        List<String> keys = readings.stream().map(Reading::key).distinct().sorted().toList();
        Map<String, Long> before = table.find(source, keys);
        SortedMap<String, Integer> fresh = new TreeMap<>();
        for (int i = 0; i < of.length; i++) {
            if (of[i] != 0 && !before.containsKey(readings.get(i).key())) {
                fresh.putIfAbsent(readings.get(i).key(), i);
            }
        }
        Map<String, Long> after = new HashMap<>(before);
        if (!fresh.isEmpty()) {
            table.create(source, fresh.values().stream().map(i -> row(readings.get(i), of[i], known)).toList());
            after.putAll(table.find(source, keys));
            audit.record(caller, "usage.receive", "usage", null, Map.of("source", source, "created", fresh.size()));
        }
        for (int i = 0; i < of.length; i++) {
            Reading reading = readings.get(i);
            fates[reading.index()] = of[i] == 0
                    ? null
                    : Item.of(reading.index(),
                            Objects.equals(fresh.get(reading.key()), i) ? Status.CREATED : Status.UNCHANGED,
                            Objects.requireNonNull(after.get(reading.key())));
        }
    }

    private static Row row(Reading reading, long customer, Map<String, Known> known) {
        Known subscription = reading.subscription() == null ? null : known.get(reading.subscription());
        return new Row(reading.key(), customer, subscription == null ? null : Long.valueOf(subscription.id()),
                reading.metric(), reading.quantity(), reading.day());
    }
}
