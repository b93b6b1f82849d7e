package dev.perennial.collect.customer;

import java.util.List;

import dev.perennial.platform.catalogue.Dataset;
import dev.perennial.platform.catalogue.Dataset.Column;
import dev.perennial.platform.catalogue.DatasetContributor;
import org.springframework.stereotype.Component;

/** Customers for analyses, and who was recommended by whom. */
@Component
class CustomerDataset implements DatasetContributor {

    /**
     * Beside id and since when they are known, the first of a customer's keys in other systems, by which analyses order
     * them, so that the same file gives the same figures in every installation.
     */
    private static final Dataset CUSTOMERS = new Dataset("customers", 2, "collect.customer_list",
            List.of(Column.number("customer_id"), Column.day("known_since"), Column.text("key"), Column.text("kind"),
                    Column.text("province")),
            """
                    SELECT part.customer_id, part.created_on, coalesce((
                        SELECT min(identity.key)
                        FROM collect.customer_identity AS identity
                        WHERE identity.customer_id = part.customer_id
                    ), part.customer_id::text), part.kind, part.province
                    FROM collect.customer_list AS part
                    WHERE :part
                    """);

    /** Whoever was recommended was so by the day from which they are known. */
    private static final Dataset REFERRALS = new Dataset("referrals", 1, "collect.customer_relation",
            List.of(Column.number("customer_id"), Column.day("day"), Column.number("referred_id"),
                    Column.text("referred_key")),
            """
                    SELECT part.other_id, least(referred.created_on, referred.first_order), part.customer_id, NULL::text
                    FROM collect.customer_relation AS part
                    JOIN collect.customer_list AS referred ON referred.customer_id = part.customer_id
                    WHERE :part
                      AND part.kind = 'referred-by'
                    """);

    @Override
    public List<Dataset> datasets() {
        return List.of(CUSTOMERS, REFERRALS);
    }
}
