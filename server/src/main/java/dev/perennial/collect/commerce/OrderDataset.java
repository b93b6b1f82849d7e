package dev.perennial.collect.commerce;

import java.util.List;

import dev.perennial.platform.catalogue.Dataset;
import dev.perennial.platform.catalogue.Dataset.Column;
import dev.perennial.platform.catalogue.DatasetContributor;
import org.springframework.stereotype.Component;

/**
 * Orders and refunds for analyses, amounts in the installation's currency, and lines of orders, whose amounts are in the
 * order's: therefore the order's own amount where that is another one.
 */
@Component
class OrderDataset implements DatasetContributor {

    private static final Dataset ORDERS = new Dataset("orders", 2, "collect.commerce_order",
            List.of(Column.number("customer_id"), Column.day("day"), Column.units("amount_units"),
                    Column.number("order_id"), Column.flag("refund"), Column.text("channel"),
                    Column.units("own_units")),
            """
                    SELECT part.customer_id, part.placed_on, part.base_amount, part.id, part.kind = 'refund',
                           part.channel, nullif(part.amount, part.base_amount)
                    FROM collect.commerce_order AS part
                    WHERE :part
                    """);

    private static final Dataset LINES = new Dataset("order_lines", 1, "collect.commerce_order_line",
            List.of(Column.number("order_id"), Column.number("product_id"), Column.units("quantity_units"),
                    Column.units("price_units"), Column.units("amount_units"), Column.units("cost_units")),
            """
                    SELECT part.order_id, part.product_id, part.quantity, part.price, part.amount, part.unit_cost
                    FROM collect.commerce_order_line AS part
                    WHERE :part
                      AND part.product_id IS NOT NULL
                    """);

    @Override
    public List<Dataset> datasets() {
        return List.of(ORDERS, LINES);
    }
}
