package dev.perennial.collect.commerce;

import java.util.List;

import dev.perennial.collect.product.Products;
import dev.perennial.platform.catalogue.Attribute;
import dev.perennial.platform.catalogue.Attribute.Expression;
import dev.perennial.platform.catalogue.AttributeType;
import dev.perennial.platform.catalogue.Fact;
import dev.perennial.platform.catalogue.Fact.Join;
import dev.perennial.platform.catalogue.FactContributor;
import dev.perennial.platform.catalogue.Relation;
import org.springframework.stereotype.Component;

/** Orders, what was bought with them, and refunds, as rules ask about them: amounts are in the installation's currency. */
@Component
class OrderFacts implements FactContributor {

    private static final Relation ORDER = new Relation("collect.commerce_order", "o", "customer_id");
    private static final Relation LINE = new Relation("collect.commerce_order_line", "l", "order_id");

    private static final String GROUP = "fact";
    private static final Attribute AMOUNT = Attribute.of("amount", AttributeType.MONEY, ORDER, "base_amount", GROUP);
    private static final Attribute CHANNEL = Attribute.of("channel", AttributeType.TEXT, ORDER, "channel", GROUP);
    private static final Attribute STATUS = Attribute.of("status", AttributeType.TEXT, ORDER, "status", GROUP);
    private static final Attribute CURRENCY = Attribute.of("currency", AttributeType.TEXT, ORDER, "currency", GROUP);

    /** Kept below zero, spoken of above. */
    private static final Attribute GIVEN_BACK = Attribute.computed("amount", AttributeType.MONEY, ORDER, "base_amount",
            new Expression("(-{})", "(-{}) = ?"), GROUP, List.of());

    /** What is not among the products is called what its sender calls it. */
    private static final Attribute PRODUCT = Attribute.computed("product", AttributeType.TEXT, Products.ITEM, "name",
            new Expression("coalesce({}, l.product)", "coalesce({}, l.product) = ?"), GROUP, List.of());

    private static final Fact BOUGHT = Fact.of("purchase", ORDER, "placed_on", List.of(CHANNEL, STATUS))
            .where("o.kind = 'order'")
            .joined(Join.parts(LINE, "l.order_id = o.id AND l.placed_on = o.placed_on"),
                    List.of(Attribute.of("quantity", AttributeType.NUMBER, LINE, "quantity", GROUP)))
            .joined(Join.lookup(Products.ITEM, "i.id = l.product_id"), List.of(PRODUCT))
            .joined(Join.lookup(Products.CATEGORY, "k.id = i.category_id"),
                    List.of(Attribute.of("category", AttributeType.TEXT, Products.CATEGORY, "code", GROUP)));

    /** The customer list counts orders, and knows the first and the last day, in the transaction that records them. */
    private static final List<Fact> FACTS = List.of(
            Fact.of("order", ORDER, "placed_on", List.of(AMOUNT, CHANNEL, STATUS, CURRENCY)).where("o.kind = 'order'")
                    .summedUp(new Fact.Summary("first_order", "last_order", "orders")),
            BOUGHT, Fact.of("refund", ORDER, "placed_on", List.of(GIVEN_BACK, CHANNEL, STATUS, CURRENCY))
                    .where("o.kind = 'refund'"));

    @Override
    public List<Fact> facts() {
        return FACTS;
    }
}
