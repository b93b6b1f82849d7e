package dev.perennial.platform.access.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.perennial.platform.access.Allowed;
import dev.perennial.platform.access.Users;
import dev.perennial.platform.access.Users.User;
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
    private final Users users;

    AuditController(AuditTrail audit, Users users) {
        this.audit = audit;
        this.users = users;
    }

    @GetMapping("/api/v1/audit")
    @Allowed(Permission.AUDIT_READ)
    AuditView audit(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long after,
            @RequestParam(defaultValue = "50") int limit) {
        new Violations().within("/limit", limit, 1, MOST).refuse();
        Map<Long, String> names = users.all().stream().collect(Collectors.toMap(User::id, User::name));
        List<AuditTrail.Entry> entries = audit.before(after, limit).stream()
                .map(entry -> entry.called(name(entry, names))).toList();
        return new AuditView(entries, entries.size() < limit ? null : entries.getLast().id());
    }

    /** Accounts by their names; of a refused sign-in the name that was typed, since there may be no such account. */
    private static @Nullable String name(AuditTrail.Entry entry, Map<Long, String> names) {
        if (!entry.objectType().equals("user")) {
            return null;
        }
        return entry.objectId() == null ? entry.detail().path(0).asString(null) : names.get(entry.objectId());
    }
}
