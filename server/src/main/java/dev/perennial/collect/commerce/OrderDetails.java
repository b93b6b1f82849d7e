package dev.perennial.collect.commerce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perennial.collect.commerce.OrderQuery.Owned;
import dev.perennial.collect.commerce.OrderQuery.StatusSince;
import dev.perennial.collect.customer.Customers;
import dev.perennial.collect.product.Products;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import org.springframework.stereotype.Service;

/** One order with all that is known of it. */
@Service
class OrderDetails {

    /**
     * An order as a whole.
     *
     * @param statuses that it had, oldest first; empty if its system told of it only once
     * @param refunds that name it
     */
    record View(@JsonUnwrapped OrderView order, long customerId, List<StatusSince> statuses, List<OrderView> refunds) {
    }

    private final OrderQuery query;
    private final Customers customers;
    private final Products products;

    OrderDetails(OrderQuery query, Customers customers, Products products) {
        this.query = query;
        this.customers = customers;
        this.products = products;
    }

    /** The order, if the caller may see its customer. */
    View get(Caller caller, long id) {
        Owned owned = query.find(id).filter(one -> customers.visible(caller, one.customerId()))
                .orElseThrow(() -> new ProblemException(CommerceProblem.NOT_FOUND, id + ""));
        OrderView order = owned.order();
        List<OrderView> refunds = order.key() == null
                ? List.of()
                : query.refunds(owned.customerId(), order.source(), order.key());
        List<OrderView> all = new ArrayList<>(List.of(order));
        all.addAll(refunds);
        List<OrderView> named = named(all);
        return new View(named.getFirst(), owned.customerId(), changes(query.statuses(id)),
                List.copyOf(named.subList(1, named.size())));
    }

    /** Without those that only repeat the one before. */
    private static List<StatusSince> changes(List<StatusSince> all) {
        List<StatusSince> changes = new ArrayList<>();
        for (StatusSince one : all) {
            if (changes.isEmpty() || !changes.getLast().status().equals(one.status())) {
                changes.add(one);
            }
        }
        return changes;
    }

    /** The same orders with the names of their products. */
    List<OrderView> named(List<OrderView> orders) {
        Set<Long> ids = orders.stream().flatMap(order -> order.lines().stream()).map(OrderView.Line::productId)
                .filter(Objects::nonNull).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return orders;
        }
        Map<Long, Products.Named> names = products.named(ids);
        return orders.stream().map(order -> order.withLines(order.lines().stream().map(line -> {
            Products.Named named = line.productId() == null ? null : names.get(line.productId());
            return named == null ? line : line.named(named.name());
        }).toList())).toList();
    }
}
