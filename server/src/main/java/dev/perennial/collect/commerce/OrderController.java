package dev.perennial.collect.commerce;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Locale;

import dev.perennial.collect.customer.CustomerReference;
import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.BatchResult;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders over HTTP. */
@RestController
class OrderController {

    /** An order as in a batch, with the key space beside it. */
    record Single(@Nullable String source, @Nullable String key, CustomerReference.@Nullable Told customer,
            @Nullable Long customerId, @Nullable String placedAt, @Nullable BigDecimal amount,
            @Nullable String currency, @Nullable String status, @Nullable String channel,
            @Nullable List<OrderTold.LineTold> lines, @Nullable List<OrderTold.PaymentTold> payments,
            OrderTold.@Nullable RefundOf refundOf, @Nullable String updatedAt) {

        OrderTold told() {
            return new OrderTold(key, customer, customerId, placedAt, amount, currency, status, channel, lines,
                    payments, refundOf, updatedAt);
        }
    }

    private final CustomerOrders orders;
    private final OrderDetails details;
    private final CustomerPurchases purchases;
    private final ReceiveOrders receive;

    OrderController(CustomerOrders orders, OrderDetails details, CustomerPurchases purchases, ReceiveOrders receive) {
        this.orders = orders;
        this.details = details;
        this.purchases = purchases;
        this.receive = receive;
    }

    @GetMapping("/api/v1/customers/{id:\\d{1,18}}/orders")
    @Allowed(Permission.CUSTOMER_READ)
    CustomerOrders.Page orders(Caller caller, @PathVariable long id, @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return orders.page(caller, id, limit, after);
    }

    @GetMapping("/api/v1/customers/{id:\\d{1,18}}/products")
    @Allowed(Permission.CUSTOMER_READ)
    CustomerPurchases.View products(Caller caller, @PathVariable long id) {
        return purchases.of(caller, id);
    }

    @GetMapping("/api/v1/orders/{id:\\d{1,18}}")
    @Allowed(Permission.CUSTOMER_READ)
    OrderDetails.View order(Caller caller, @PathVariable long id) {
        return details.get(caller, id);
    }

    @PostMapping("/api/v1/orders")
    @Allowed(Permission.FACT_WRITE)
    ResponseEntity<OrderDetails.View> receive(Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String repeatable,
            @RequestBody Single body) {
        ReceiveOrders.Received received = receive.receive(caller, body.source(), body.told(), repeatable);
        ResponseEntity.BodyBuilder answer = received.created()
                ? ResponseEntity.created(URI.create("/api/v1/orders/" + received.id()))
                : ResponseEntity.ok();
        return answer.body(details.get(caller, received.id()));
    }

    @PostMapping("/api/v1/orders/batch")
    @Allowed(Permission.FACT_WRITE)
    BatchResult receive(Caller caller, Locale language, @RequestBody ReceiveOrders.Batch body) {
        return receive.receive(caller, body, language);
    }
}
