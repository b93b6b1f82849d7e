package dev.perennial.demo;

import java.util.List;

/** A customer with the orders (at least one, ascending in time) and refunds until the company's last day. */
public record CustomerHistory(DemoCustomer customer, List<DemoOrder> orders, List<DemoRefund> refunds) {

    public CustomerHistory {
        orders = List.copyOf(orders);
        refunds = List.copyOf(refunds);
    }
}
