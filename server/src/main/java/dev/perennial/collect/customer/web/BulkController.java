package dev.perennial.collect.customer.web;

import java.net.URI;

import dev.perennial.collect.customer.EditCustomers;
import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Edits of many customers at once. */
@RestController
@RequestMapping("/api/v1/customers/bulk")
class BulkController {

    private final EditCustomers edit;

    BulkController(EditCustomers edit) {
        this.edit = edit;
    }

    @PostMapping
    @Allowed(Permission.CUSTOMER_BULK)
    ResponseEntity<EditCustomers.Started> start(Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody EditCustomers.Command body) {
        return accepted(edit.start(caller, body, key));
    }

    @GetMapping("/{id:\\d{1,18}}")
    @Allowed(Permission.CUSTOMER_BULK)
    EditCustomers.View bulk(Caller caller, @PathVariable long id) {
        return edit.get(caller, id);
    }

    @PostMapping("/{id:\\d{1,18}}/undo")
    @Allowed(Permission.CUSTOMER_BULK)
    ResponseEntity<EditCustomers.Started> undo(Caller caller, @PathVariable long id) {
        return accepted(edit.undo(caller, id));
    }

    private static ResponseEntity<EditCustomers.Started> accepted(EditCustomers.Started started) {
        return ResponseEntity.accepted().location(URI.create("/api/v1/jobs/" + started.jobId())).body(started);
    }
}
