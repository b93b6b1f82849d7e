package dev.perennial.collect.customer;

import java.util.List;

/** Profiles of many customers were changed together. */
public record CustomersChanged(List<Long> customerIds) {

    public CustomersChanged {
        customerIds = List.copyOf(customerIds);
    }
}
