package dev.perennial.collect.intake.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.perennial.collect.customer.CustomerChanges;
import dev.perennial.collect.customer.CustomerIntake;
import dev.perennial.collect.customer.CustomerIntake.Incoming;
import dev.perennial.collect.customer.OrderFigures;
import dev.perennial.collect.intake.ImportRequest.Existing;
import dev.perennial.collect.intake.store.LoadCounts;
import dev.perennial.engine.files.CustomerLine;
import org.jspecify.annotations.Nullable;

/** Loads customers. Of several rows with one key, later ones complete and correct earlier ones. */
final class CustomerLoad implements ChunkLoad<CustomerLine> {

    private static final int CUSTOMER_ROWS = 3;

    private final CustomerIntake customers;
    private final CustomerChanges changes;
    private final long importId;
    private final String source;
    private final Existing existing;

    CustomerLoad(CustomerIntake customers, CustomerChanges changes, long importId, String source, Existing existing) {
        this.customers = customers;
        this.changes = changes;
        this.importId = importId;
        this.source = source;
        this.existing = existing;
    }

    @Override
    public List<Chunk> chunks(List<CustomerLine> lines) {
        Map<String, List<CustomerLine>> byKey = new TreeMap<>();
        lines.forEach(line -> byKey.computeIfAbsent(line.key(), _ -> new ArrayList<>()).add(line));
        List<List<CustomerLine>> all = List.copyOf(byKey.values());
        List<Chunk> chunks = new ArrayList<>();
        int most = MOST_ROWS / CUSTOMER_ROWS;
        for (int from = 0; from < all.size(); from += most) {
            List<List<CustomerLine>> some = all.subList(from, Math.min(all.size(), from + most));
            chunks.add(() -> load(some));
        }
        return chunks;
    }

    private LoadCounts load(List<List<CustomerLine>> chunk) {
        List<Incoming> incoming = chunk.stream().map(CustomerLoad::merged).toList();
        Map<String, Long> known = customers.find(source, incoming.stream().map(Incoming::key).toList());
        List<Incoming> fresh = incoming.stream().filter(one -> !known.containsKey(one.key())).toList();
        if (!fresh.isEmpty()) {
            customers.create(importId, source, fresh, Collections.nCopies(fresh.size(), OrderFigures.NONE));
        }
        int updated = known.isEmpty() || existing == Existing.SKIP ? 0 : update(incoming, known);
        long lines = chunk.stream().mapToLong(List::size).sum();
        return new LoadCounts(lines, fresh.size(), updated, lines - fresh.size() - updated, 0, fresh.size());
    }

    private int update(List<Incoming> incoming, Map<String, Long> known) {
        // Two keys may name one customer, and one statement cannot change a row twice: the last one tells.
        Map<Long, Incoming> told = new TreeMap<>();
        incoming.stream().filter(one -> known.containsKey(one.key()))
                .forEach(one -> told.put(Objects.requireNonNull(known.get(one.key())), one));
        customers.lockProfiles(told.keySet());
        return changes.apply(existing == Existing.FILL_EMPTY, List.copyOf(told.keySet()),
                List.copyOf(told.values()));
    }

    private static Incoming merged(List<CustomerLine> lines) {
        Incoming merged = incoming(lines.getFirst());
        for (CustomerLine line : lines.subList(1, lines.size())) {
            merged = later(merged, incoming(line));
        }
        return merged;
    }

    private static Incoming incoming(CustomerLine line) {
        String kind = line.kind() == null && line.kindOrLikeliest().equals("company") ? "company" : line.kind();
        return new Incoming(line.key(), kind, line.name(), line.email(), line.phone(), line.country(), line.province(),
                line.city(), line.industry(), line.source(), line.tags(), line.owner(), line.team(), line.createdAt(),
                ToldDetails.of(line.details()), line.defined());
    }

    private static Incoming later(Incoming earlier, Incoming later) {
        return new Incoming(earlier.key(), last(earlier.kind(), later.kind()), last(earlier.name(), later.name()),
                last(earlier.email(), later.email()), last(earlier.phone(), later.phone()),
                last(earlier.country(), later.country()), last(earlier.province(), later.province()),
                last(earlier.city(), later.city()), last(earlier.industry(), later.industry()),
                last(earlier.source(), later.source()), last(earlier.tags(), later.tags()),
                last(earlier.owner(), later.owner()), last(earlier.team(), later.team()),
                last(earlier.createdAt(), later.createdAt()),
                ToldDetails.both(earlier.details(), later.details()), both(earlier.custom(), later.custom()));
    }

    private static Map<String, String> both(Map<String, String> earlier, Map<String, String> later) {
        Map<String, String> both = new HashMap<>(earlier);
        both.putAll(later);
        return both;
    }

    static <V> @Nullable V last(@Nullable V earlier, @Nullable V later) {
        return later == null ? earlier : later;
    }
}
