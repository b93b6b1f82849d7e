package dev.perennial.collect.subscription;

import java.util.List;

import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.AttributeType;
import dev.perennial.platform.catalogue.Fact;
import dev.perennial.platform.catalogue.FactContributor;
import dev.perennial.platform.catalogue.Relation;
import org.springframework.stereotype.Component;

/** Subscriptions begun and cancelled, and what was used of services, as rules ask about them. */
@Component
class SubscriptionFacts implements FactContributor {

    private static final Relation CONTRACT = new Relation("collect.subscription_contract", "s", "customer_id");
    private static final Relation USAGE = new Relation("collect.subscription_usage", "u", "customer_id");

    private static final String GROUP = "fact";
    private static final Attribute PRODUCT = Attribute.of("product", AttributeType.TEXT, CONTRACT, "product", GROUP);

    private static final List<Fact> FACTS = List.of(
            Fact.of("subscription", CONTRACT, "started_on", List.of(PRODUCT,
                    Attribute.of("term_months", AttributeType.INTEGER, CONTRACT, "term_months", GROUP),
                    Attribute.of("renews_on", AttributeType.DATE, CONTRACT, "renews_on", GROUP),
                    Attribute.of("cancelled_on", AttributeType.DATE, CONTRACT, "cancelled_on", GROUP))),
            Fact.of("cancellation", CONTRACT, "cancelled_on", List.of(PRODUCT,
                    Attribute.of("cause", AttributeType.TEXT, CONTRACT, "cancel_cause", GROUP)))
                    .where("s.cancelled_on IS NOT NULL"),
            Fact.of("usage", USAGE, "used_on", List.of(
                    Attribute.of("metric", AttributeType.TEXT, USAGE, "metric", GROUP),
                    Attribute.of("quantity", AttributeType.NUMBER, USAGE, "quantity", GROUP))));

    @Override
    public List<Fact> facts() {
        return FACTS;
    }
}
