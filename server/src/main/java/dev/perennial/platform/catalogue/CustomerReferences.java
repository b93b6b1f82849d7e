package dev.perennial.platform.catalogue;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.perennial.platform.catalogue.CustomerReference.Bond;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that refers to customers, whichever module keeps it. */
@Component
public class CustomerReferences {

    private final List<CustomerReferenceHolder> holders;
    private final JdbcClient jdbc;

    CustomerReferences(List<CustomerReferenceHolder> holders, JdbcClient jdbc) {
        this.holders = List.copyOf(holders);
        this.jdbc = jdbc;
    }

    /** Every column that refers to a customer. */
    public List<CustomerReference> all() {
        return holders.stream().flatMap(holder -> holder.references().stream()).toList();
    }

    /** Those of the customers of whom something is known beyond their profile: orders, notes, relations and so on. */
    public Set<Long> withFacts(Collection<Long> customers) {
        Set<Long> found = new HashSet<>();
        long[] ids = customers.stream().mapToLong(Long::longValue).sorted().toArray();
        for (CustomerReference reference : all()) {
            if (reference.bond() == Bond.FACT) {
                found.addAll(in(reference, ids));
            }
        }
        holders.forEach(holder -> found.addAll(holder.named(customers)));
        return found;
    }

    /** Each customer is looked up by the index that begins with the column, whatever the table's size. */
    private List<Long> in(CustomerReference reference, long[] ids) {
        return jdbc.sql("""
                SELECT c.id
                FROM unnest(:ids::bigint[]) AS c (id)
                WHERE EXISTS (SELECT 1 FROM %s AS r WHERE r.%s = c.id)
                """.formatted(reference.table(), reference.column())).param("ids", ids).query(Long.class).list();
    }
}
