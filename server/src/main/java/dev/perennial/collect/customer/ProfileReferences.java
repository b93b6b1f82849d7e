package dev.perennial.collect.customer;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import dev.perennial.platform.catalogue.CustomerReference;
import dev.perennial.platform.catalogue.CustomerReference.Bond;
import dev.perennial.platform.catalogue.CustomerReferenceHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where this module refers to customers: in the parts of their profiles, in relations, in fields that name a customer. */
@Component
class ProfileReferences implements CustomerReferenceHolder {

    private final JdbcClient jdbc;
    private final CustomFields fields;

    ProfileReferences(JdbcClient jdbc, CustomFields fields) {
        this.jdbc = jdbc;
        this.fields = fields;
    }

    @Override
    public List<CustomerReference> references() {
        return List.of(CustomerReference.profile("collect.customer_list"),
                CustomerReference.profile("collect.customer_figures"),
                CustomerReference.profile("collect.customer_identity"),
                CustomerReference.profile("collect.customer_creation"),
                CustomerReference.profile("collect.customer_custom"),
                CustomerReference.profile("collect.customer_reach"),
                CustomerReference.profile("collect.customer_contact"),
                CustomerReference.fact("collect.customer_relation"),
                new CustomerReference("collect.customer_relation", "other_id", Bond.FACT),
                CustomerReference.derived("collect.customer_bulk_row"));
    }

    /** Those whom a field of another customer names; found by the index over the fields' values. */
    @Override
    public Set<Long> named(Collection<Long> customers) {
        List<String> keys = fields.all().stream().filter(field -> field.type() == FieldType.CUSTOMER)
                .map(CustomField::key).toList();
        if (keys.isEmpty() || customers.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql("""
                SELECT DISTINCT c.id
                FROM unnest(:keys::text[]) AS k (key)
                CROSS JOIN unnest(:ids::bigint[]) AS c (id)
                JOIN collect.customer_custom AS x ON x.content @> jsonb_build_object(k.key, c.id)
                """).param("keys", keys.toArray(new String[0]))
                .param("ids", customers.stream().mapToLong(Long::longValue).toArray()).query(Long.class).set();
    }
}
