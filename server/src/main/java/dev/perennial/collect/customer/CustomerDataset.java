package dev.perennial.collect.customer;

import java.util.List;

import dev.perennial.platform.catalogue.Dataset;
import dev.perennial.platform.catalogue.DatasetContributor;
import org.springframework.stereotype.Component;

/**
 * Customers for analyses: id, known since, and the first of their keys in other systems, by which analyses order them, so
 * that the same file gives the same figures in every installation.
 */
@Component
class CustomerDataset implements DatasetContributor {

    @Override
    public List<Dataset> datasets() {
        return List.of(new Dataset("customers", 1, "collect.customer_list", """
                SELECT part.customer_id, part.created_on, coalesce((
                    SELECT min(identity.key)
                    FROM collect.customer_identity AS identity
                    WHERE identity.customer_id = part.customer_id
                ), part.customer_id::text)
                FROM collect.customer_list AS part
                WHERE :part
                """));
    }
}
