package dev.perennial.collect.commerce;

import java.util.List;

import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.AttributeType;
import dev.perennial.platform.catalogue.Fact;
import dev.perennial.platform.catalogue.FactContributor;
import dev.perennial.platform.catalogue.Relation;
import org.springframework.stereotype.Component;

/** Orders and refunds, as rules ask about them: amounts are in the installation's currency. */
@Component
class OrderFacts implements FactContributor {

    private static final Relation ORDER = new Relation("collect.commerce_order", "o", "customer_id");

    private static final List<Attribute> ATTRIBUTES = List.of(
            Attribute.of("amount", AttributeType.MONEY, ORDER, "base_amount", "fact"),
            Attribute.of("channel", AttributeType.TEXT, ORDER, "channel", "fact"),
            Attribute.of("status", AttributeType.TEXT, ORDER, "status", "fact"),
            Attribute.of("currency", AttributeType.TEXT, ORDER, "currency", "fact"));

    /** The customer list counts orders, and knows the first and the last day, in the transaction that records them. */
    private static final List<Fact> FACTS = List.of(
            Fact.of("order", ORDER, "placed_on", ATTRIBUTES).where("o.kind = 'order'")
                    .summedUp(new Fact.Summary("first_order", "last_order", "orders")),
            Fact.of("refund", ORDER, "placed_on", ATTRIBUTES).where("o.kind = 'refund'"));

    @Override
    public List<Fact> facts() {
        return FACTS;
    }
}
