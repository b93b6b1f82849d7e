package dev.perennial.collect.note.web;

import java.util.List;

import dev.perennial.collect.note.CustomerMarks;
import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Customers that somebody follows or has pinned. */
@RestController
class MarkController {

    record PinnedView(List<CustomerMarks.Pinned> items) {
    }

    private final CustomerMarks marks;

    MarkController(CustomerMarks marks) {
        this.marks = marks;
    }

    @GetMapping("/api/v1/customers/{id:\\d{1,18}}/marks")
    @Allowed(Permission.CUSTOMER_READ)
    CustomerMarks.Marks marks(Caller caller, @PathVariable long id) {
        return marks.of(caller, id);
    }

    @PatchMapping("/api/v1/customers/{id:\\d{1,18}}/marks")
    @Allowed(Permission.CUSTOMER_READ)
    CustomerMarks.Marks mark(Caller caller, @PathVariable long id, @RequestBody CustomerMarks.Change body) {
        return marks.change(caller, id, body);
    }

    @GetMapping("/api/v1/customers/pinned")
    @Allowed(Permission.CUSTOMER_READ)
    PinnedView pinned(Caller caller) {
        return new PinnedView(marks.pinned(caller));
    }
}
