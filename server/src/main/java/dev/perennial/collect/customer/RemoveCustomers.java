package dev.perennial.collect.customer;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.perennial.platform.catalogue.CustomerReferences;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Removes customers that an import created, as far as nobody has edited them and nothing else is known of them. */
@Service
public class RemoveCustomers {

    private final JdbcClient jdbc;
    private final CustomerIntake intake;
    private final CustomerReferences references;
    private final List<CustomerIndexer> indexers;

    RemoveCustomers(JdbcClient jdbc, CustomerIntake intake, CustomerReferences references,
            List<CustomerIndexer> indexers) {
        this.jdbc = jdbc;
        this.intake = intake;
        this.references = references;
        this.indexers = List.copyOf(indexers);
    }

    /** The customers that an import created and nobody has edited since, in the order of their ids, behind a given one. */
    public List<Long> createdBy(long importId, long after, int limit) {
        return jdbc.sql("""
                SELECT id
                FROM collect.customer_profile
                WHERE import_id = :import
                  AND id > :after
                  AND version = 1
                ORDER BY id
                LIMIT :limit
                """).param("import", importId).param("after", after).param("limit", limit).query(Long.class).list();
    }

    /** How many customers there are that an import created. */
    public long countCreatedBy(long importId) {
        return jdbc.sql("SELECT count(*) FROM collect.customer_profile WHERE import_id = ?").param(importId)
                .query(Long.class).single();
    }

    /**
     * Removes those of the customers that nobody has edited and of whom nothing is known beyond their profile: no order, no
     * event, no note, no relation. Within the running transaction; answers how many.
     */
    public int unlessKnown(Collection<Long> customers) {
        intake.lockProfiles(customers);
        // An order that comes meanwhile refers to the figures: removing them then fails, and whoever asked tries again.
        intake.lock(customers);
        // Whatever else is noted refers to the profile; those who are about to are waited for.
        jdbc.sql("SELECT id FROM collect.customer_profile WHERE id = ANY (:ids) ORDER BY id FOR UPDATE")
                .param("ids", array(customers)).query((row, _) -> row.getLong(1)).list();
        Set<Long> gone = new HashSet<>(customers);
        gone.removeAll(references.withFacts(customers));
        int removed = jdbc.sql("DELETE FROM collect.customer_profile WHERE id = ANY (:ids) AND version = 1")
                .param("ids", array(gone)).update();
        indexers.forEach(indexer -> indexer.changed(gone));
        return removed;
    }

    private static long[] array(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
