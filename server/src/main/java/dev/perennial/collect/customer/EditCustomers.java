package dev.perennial.collect.customer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.jobs.JobRequest;
import dev.perennial.platform.jobs.Jobs;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Role;
import dev.perennial.platform.kernel.Rule;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Has many customers changed alike, and has such an edit undone. */
@Service
public class EditCustomers {

    private static final int MOST_IDS = 10_000;
    private static final int SHOWN = 50;

    /** Which customers to change and how. */
    public record Command(@Nullable Selection selection, @Nullable List<BulkEdit.@Nullable Change> changes) {
    }

    /**
     * Which customers: those named, or everyone who meets a rule.
     *
     * @param ids at most 10,000
     * @param all true for everyone who meets the rule, or really everyone without one
     * @param except not these, though they meet the rule
     */
    public record Selection(@Nullable List<@Nullable Long> ids, @Nullable Boolean all, @Nullable Rule rule,
            @Nullable List<@Nullable Long> except) {
    }

    /** How many an edit found, changed, could not change, and of those changed, how many were undone or kept. */
    public record Counts(long selected, long changed, long refused, long undone, long kept) {
    }

    /** A customer that an edit did not treat like the others. */
    public record Touched(long id, String name) {
    }

    /** An edit that has begun. */
    public record Started(long id, long jobId) {
    }

    /**
     * An edit.
     *
     * @param refused the first customers that could not be changed
     * @param kept the first customers that undoing left alone, because somebody changed them since
     */
    public record View(long id, String state, @Nullable Long jobId, @Nullable Long undoJobId,
            List<BulkEdit.Change> changes, Counts counts, List<Touched> refused, List<Touched> kept, String createdBy,
            OffsetDateTime createdAt, @Nullable OffsetDateTime endedAt, @Nullable String undoneBy,
            @Nullable OffsetDateTime undoneAt, boolean undoable) {
    }

    /** What a job is told. */
    record Payload(long bulkId) {
    }

    private final BulkTable table;
    private final BulkEdits edits;
    private final SearchCustomers search;
    private final ProfileRules rules;
    private final Jobs jobs;
    private final AuditTrail audit;
    private final JsonMapper json;

    EditCustomers(BulkTable table, BulkEdits edits, SearchCustomers search, ProfileRules rules, Jobs jobs,
            AuditTrail audit,
            JsonMapper json) {
        this.table = table;
        this.edits = edits;
        this.search = search;
        this.rules = rules;
        this.jobs = jobs;
        this.audit = audit;
        this.json = json;
    }

    /** Starts an edit, or finds the one that this key started. */
    @Transactional
    public Started start(Caller caller, Command command, @Nullable String key) {
        check(caller, command, key);
        byte[] hash = hash(command);
        String creationKey = key == null ? null : caller.kind() + "/" + caller.id() + "/" + key;
        if (creationKey != null) {
            table.lock(creationKey);
            Optional<BulkTable.Made> made = table.madeWith(creationKey);
            if (made.isPresent()) {
                if (!MessageDigest.isEqual(made.get().requestHash(), hash)) {
                    throw new ProblemException(CustomerProblem.KEY_REUSED);
                }
                return new Started(made.get().id(), made.get().jobId());
            }
        }
        long id = table.insert(caller, command, creationKey, hash);
        long job = jobs.submit(new JobRequest(BulkEditJob.KIND, new Payload(id), caller));
        table.setJob(id, job);
        audit.record(caller, "customer.bulk-change", "customer-bulk", id, command);
        return new Started(id, job);
    }

    private void check(Caller caller, Command command, @Nullable String key) {
        Violations violations = new Violations();
        Selection selection = command.selection();
        if (selection == null || (selection.ids() == null) == !Boolean.TRUE.equals(selection.all())) {
            violations.add("/selection", CustomerProblem.SELECTION_UNCLEAR);
        } else {
            checkIds("/selection/ids", selection.ids(), violations);
            checkIds("/selection/except", selection.except(), violations);
            if (selection.ids() != null && (selection.rule() != null || selection.except() != null)) {
                violations.add("/selection", CustomerProblem.SELECTION_UNCLEAR);
            } else if (selection.ids() == null && !caller.seesAllCustomers()) {
                violations.add("/selection/all", CustomerProblem.NAME_THEM);
            }
        }
        violations.idempotencyKey(key);
        List<BulkEdit.Step> steps = edits.read(caller, command.changes(), violations).steps();
        steps.stream().filter(step -> step.field() == BulkField.OWNER).forEach(step -> rules.checkOwner(caller,
                (Long) step.value(), null, step.pointer() + "/value", violations));
        steps.stream().filter(step -> step.field() == BulkField.TEAM && step.operation().equals("set")).forEach(
                step -> rules.checkTeam((Long) step.value(), null, step.pointer() + "/value", violations));
        violations.refuse();
        search.check(caller, Objects.requireNonNull(selection).rule(), "/selection/rule");
    }

    /** Those named, each once, in order. */
    static List<Long> named(@Nullable List<@Nullable Long> ids) {
        return ids == null
                ? List.of()
                : ids.stream().filter(Objects::nonNull).map(Objects::requireNonNull).distinct().sorted().toList();
    }

    static void checkIds(String pointer, @Nullable List<@Nullable Long> ids, Violations violations) {
        if (ids != null) {
            violations.within(pointer, ids.size(), pointer.endsWith("ids") ? 1 : 0, MOST_IDS);
            if (ids.stream().anyMatch(Objects::isNull)) {
                violations.add(pointer, KernelProblem.REQUIRED);
            }
        }
    }

    /** An edit, for whoever made it and for administrators. */
    public View get(Caller caller, long id) {
        BulkTable.Row row = row(caller, id);
        boolean undoable = List.of("succeeded", "failed", "cancelled").contains(row.state())
                && row.counts().changed() > row.counts().undone() + row.counts().kept();
        return new View(id, row.state(), row.jobId(), row.undoJobId(), row.changes(), row.counts(),
                table.touched(caller, id, "refused", SHOWN), table.touched(caller, id, "kept", SHOWN),
                row.createdName(), row.createdAt(), row.endedAt(), row.undoneName(), row.undoneAt(), undoable);
    }

    /** Starts to give the customers back what they were before the edit. */
    @Transactional
    public Started undo(Caller caller, long id) {
        row(caller, id);
        if (!table.beginUndo(id, caller)) {
            throw new ProblemException(CustomerProblem.BULK_NOT_UNDOABLE, id);
        }
        long job = jobs.submit(new JobRequest(BulkUndoJob.KIND, new Payload(id), caller));
        table.setUndoJob(id, job);
        audit.record(caller, "customer.bulk-undo", "customer-bulk", id, Map.of("job", job));
        return new Started(id, job);
    }

    private BulkTable.Row row(Caller caller, long id) {
        return table.find(id)
                .filter(row -> caller.role() == Role.ADMIN
                        || (row.createdBy() == caller.id() && row.createdKind().equals(caller.kind().name())))
                .orElseThrow(() -> new ProblemException(CustomerProblem.BULK_NOT_FOUND, id));
    }

    private byte[] hash(Command command) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(json.writeValueAsString(command).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
