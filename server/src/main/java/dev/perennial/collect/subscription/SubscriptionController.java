package dev.perennial.collect.subscription;

import java.util.Locale;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.BatchResult;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Subscriptions and usage over HTTP. */
@RestController
class SubscriptionController {

    private final ReceiveSubscriptions receive;
    private final ReceiveUsage usage;
    private final CustomerSubscriptions subscriptions;

    SubscriptionController(ReceiveSubscriptions receive, ReceiveUsage usage, CustomerSubscriptions subscriptions) {
        this.receive = receive;
        this.usage = usage;
        this.subscriptions = subscriptions;
    }

    @PostMapping("/api/v1/subscriptions/batch")
    @Allowed(Permission.FACT_WRITE)
    BatchResult receive(Caller caller, Locale language, @RequestBody ReceiveSubscriptions.Batch body) {
        return receive.receive(caller, body, language);
    }

    @PostMapping("/api/v1/usage/batch")
    @Allowed(Permission.FACT_WRITE)
    BatchResult receive(Caller caller, Locale language, @RequestBody ReceiveUsage.Batch body) {
        return usage.receive(caller, body, language);
    }

    @GetMapping("/api/v1/customers/{id:\\d{1,18}}/subscriptions")
    @Allowed(Permission.CUSTOMER_READ)
    CustomerSubscriptions.Panel subscriptions(Caller caller, @PathVariable long id) {
        return subscriptions.of(caller, id);
    }
}
