package dev.perennial.platform.access.web;

import java.util.List;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail over HTTP. It stands here because permissions do, a floor above the trail. */
@RestController
class AuditController {

    private static final int MOST = 200;

    record AuditView(List<AuditTrail.Entry> items, @Nullable Long next) {
    }

    private final AuditTrail audit;

    AuditController(AuditTrail audit) {
        this.audit = audit;
    }

    @GetMapping("/api/v1/audit")
    @Allowed(Permission.AUDIT_READ)
    AuditView audit(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long after,
            @RequestParam(defaultValue = "50") int limit) {
        new Violations().within("/limit", limit, 1, MOST).refuse();
        List<AuditTrail.Entry> entries = audit.before(after, limit);
        return new AuditView(entries, entries.size() < limit ? null : entries.getLast().id());
    }
}
