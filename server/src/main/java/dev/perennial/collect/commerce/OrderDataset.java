package dev.perennial.collect.commerce;

import java.util.List;

import dev.perennial.platform.catalogue.Dataset;
import dev.perennial.platform.catalogue.DatasetContributor;
import org.springframework.stereotype.Component;

/** Orders and refunds for analyses: customer, business day, amount in the installation's currency. */
@Component
class OrderDataset implements DatasetContributor {

    @Override
    public List<Dataset> datasets() {
        return List.of(new Dataset("orders", 1, "collect.commerce_order", """
                SELECT part.customer_id, part.placed_on, part.base_amount
                FROM collect.commerce_order AS part
                WHERE :part
                """));
    }
}
