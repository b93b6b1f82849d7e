package dev.perennial.collect.customer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.perennial.platform.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the customers that facts name by their keys and creates those that are not there yet, in a transaction of its own:
 * whoever needs the same customer at the same time waits for nothing else. A customer without a fact is harmless.
 */
@Service
public class FindOrCreateCustomers {

    private static final int MOST_ATTEMPTS = 8;

    private final CustomerIntake intake;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    FindOrCreateCustomers(CustomerIntake intake, JdbcClient jdbc, TransactionTemplate transactions) {
        this.intake = intake;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** The ids of customers, one for each reference; 0 where an id is told that no customer has. */
    public long[] all(List<CustomerReference> references) {
        Map<String, SortedMap<String, @Nullable String>> bySource = new TreeMap<>();
        Set<Long> told = new HashSet<>();
        for (CustomerReference one : references) {
            if (one.key() != null) {
                bySource.computeIfAbsent(one.key().source(), _ -> new TreeMap<>()).merge(one.key().key(),
                        Objects.requireNonNullElse(one.name(), ""),
                        (name, other) -> name == null || name.isEmpty() ? other : name);
            } else if (one.id() != null) {
                told.add(one.id());
            }
        }
        Map<CustomerReference.Key, Long> found = new HashMap<>();
        bySource.forEach((source, wanted) -> resolve(source, wanted)
                .forEach((key, id) -> found.put(new CustomerReference.Key(source, key), id)));
        Set<Long> there = existing(told);
        return references.stream().mapToLong(one -> one.key() != null
                ? found.getOrDefault(one.key(), 0L)
                : one.id() != null && there.contains(one.id()) ? one.id() : 0).toArray();
    }

    /** Why a reference by id was not found. */
    public static ProblemException unknown(String pointer, CustomerReference reference) {
        return ProblemException.invalid(pointer, CustomerProblem.UNKNOWN, String.valueOf(reference.id()));
    }

    private Map<String, Long> resolve(String source, SortedMap<String, @Nullable String> wanted) {
        for (int attempt = 1;; attempt++) {
            Map<String, Long> found = intake.find(source, wanted.keySet());
            if (found.size() == wanted.size()) {
                return found;
            }
            List<CustomerIntake.Incoming> missing = new ArrayList<>();
            wanted.forEach((key, name) -> {
                if (!found.containsKey(key)) {
                    missing.add(CustomerIntake.Incoming.named(key, name == null || name.isEmpty() ? null : name));
                }
            });
            try {
                transactions.executeWithoutResult(_ -> intake.create(null, source, missing,
                        Collections.nCopies(missing.size(), OrderFigures.NONE)));
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Set<Long> existing(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("SELECT customer_id FROM collect.customer_list WHERE customer_id = ANY (:ids)")
                .param("ids", ids.stream().mapToLong(Long::longValue).toArray()).query(Long.class).list());
    }
}
