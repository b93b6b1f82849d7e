package dev.perennial.collect.commerce;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders over HTTP. */
@RestController
class OrderController {

    private final CustomerOrders orders;

    OrderController(CustomerOrders orders) {
        this.orders = orders;
    }

    @GetMapping("/api/v1/customers/{id:\\d{1,18}}/orders")
    @Allowed(Permission.CUSTOMER_READ)
    CustomerOrders.Page orders(Caller caller, @PathVariable long id, @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return orders.page(caller, id, limit, after);
    }
}
