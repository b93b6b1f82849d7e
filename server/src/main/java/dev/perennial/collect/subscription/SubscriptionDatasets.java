package dev.perennial.collect.subscription;

import java.util.List;

import dev.perennial.platform.catalogue.Dataset;
import dev.perennial.platform.catalogue.Dataset.Column;
import dev.perennial.platform.catalogue.DatasetContributor;
import org.springframework.stereotype.Component;

/** Contracts and metered usage for analyses. */
@Component
class SubscriptionDatasets implements DatasetContributor {

    private static final Dataset CONTRACTS = new Dataset("subscriptions", 2, "collect.subscription_contract",
            List.of(Column.number("customer_id"), Column.day("started"), Column.day("renews"),
                    Column.day("cancelled"), Column.text("cancel_cause"), Column.number("subscription_id"),
                    Column.number("term_months"), Column.units("price_units")),
            """
                    SELECT part.customer_id, part.started_on, part.renews_on, part.cancelled_on, part.cancel_cause,
                           part.id, part.term_months::bigint, part.price
                    FROM collect.subscription_contract AS part
                    WHERE :part
                    """);

    private static final Dataset USAGE = new Dataset("usage", 1, "collect.subscription_usage",
            List.of(Column.number("customer_id"), Column.day("day"), Column.text("metric"),
                    Column.units("quantity_units")),
            """
                    SELECT part.customer_id, part.used_on, part.metric, part.quantity
                    FROM collect.subscription_usage AS part
                    WHERE :part
                    """);

    @Override
    public List<Dataset> datasets() {
        return List.of(CONTRACTS, USAGE);
    }
}
