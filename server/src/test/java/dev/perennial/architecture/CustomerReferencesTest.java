package dev.perennial.architecture;

import java.util.List;

import dev.perennial.platform.catalogue.CustomerReference;
import dev.perennial.platform.catalogue.CustomerReferences;
import dev.perennial.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever removes a customer, or makes one of two, knows of every column of the database that refers to it. */
@ServerTest
class CustomerReferencesTest {

    @Autowired
    private CustomerReferences references;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyColumnThatRefersToACustomerIsClaimedByTheModuleThatOwnsIt() {
        List<String> found = columns();
        assertThat(found).contains("collect.commerce_order.customer_id", "collect.customer_relation.other_id",
                "collect.note_note.customer_id", "understand.value_card.customer_id");
        assertThat(references.all().stream().map(reference -> reference.table() + "." + reference.column()))
                .containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void factsAreLookedUpByAnIndexThatBeginsWithTheCustomer() {
        for (CustomerReference reference : references.all()) {
            if (reference.bond() == CustomerReference.Bond.FACT) {
                assertThat(jdbc.sql("SELECT indexdef FROM pg_indexes WHERE schemaname || '.' || tablename = ?")
                        .param(reference.table()).query(String.class).list()).as(reference.table())
                        .anyMatch(index -> index.matches(".*\\(" + reference.column() + "[,) ].*")
                                && !index.contains(" WHERE "));
            }
        }
    }

    /** By foreign key, or by name; not of partitions, nor of the tables that runs put in the place of another. */
    private List<String> columns() {
        return jdbc.sql("""
                SELECT n.nspname || '.' || c.relname || '.' || a.attname
                FROM pg_class AS c
                JOIN pg_namespace AS n ON n.oid = c.relnamespace
                JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                WHERE n.nspname IN ('platform', 'collect', 'understand', 'decide', 'act', 'learn')
                  AND c.relkind IN ('r', 'p')
                  AND NOT c.relispartition
                  AND c.relname !~ '_r[0-9]+$'
                  AND (a.attname ~ '(^|_)customer(_id)?$'
                       OR (a.attname ~ '(^|_)customers$' AND a.atttypid = 'bigint[]'::regtype)
                       OR EXISTS (SELECT 1
                                  FROM pg_constraint AS f
                                  WHERE f.conrelid = c.oid
                                    AND f.contype = 'f'
                                    AND f.confrelid IN ('collect.customer_profile'::regclass,
                                                        'collect.customer_list'::regclass)
                                    AND a.attnum = ANY (f.conkey)))
                """).query(String.class).list();
    }
}
