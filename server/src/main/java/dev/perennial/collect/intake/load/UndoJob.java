package dev.perennial.collect.intake.load;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.perennial.collect.commerce.OrderIntake;
import dev.perennial.collect.customer.CustomerIntake;
import dev.perennial.collect.customer.RemoveCustomers;
import dev.perennial.collect.intake.IntakeProblem;
import dev.perennial.collect.intake.OrdersRecorded;
import dev.perennial.collect.intake.store.ImportTable;
import dev.perennial.collect.intake.store.ImportTable.ImportRow;
import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.jobs.JobHandler;
import dev.perennial.platform.jobs.JobState;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.ProblemException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes what an import created: its orders, and those of its customers that nobody has edited and of whom nothing
 * else is known: no other order, event or subscription, no note, no relation. What it changed stays changed. Removing again what is removed does nothing, so the job may run again at any time.
 */
@Component
class UndoJob implements JobHandler {

    static final String KIND = "import-undo";
    /** An order brings along its key and its lines. */
    private static final int ORDERS = 1_000;
    private static final int CUSTOMERS = 2_000;

    /** What was removed. */
    record Result(long importId, long ordersRemoved, long customersRemoved, long customersKept) {
    }

    private final ImportTable imports;
    private final CustomerIntake customers;
    private final OrderIntake orders;
    private final RemoveCustomers remove;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    UndoJob(ImportTable imports, CustomerIntake customers, OrderIntake orders, RemoveCustomers remove,
            AuditTrail audit, ApplicationEventPublisher events, TransactionTemplate transactions, Clock clock) {
        this.imports = imports;
        this.customers = customers;
        this.orders = orders;
        this.remove = remove;
        this.audit = audit;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Permission permission() {
        return Permission.IMPORT_RUN;
    }

    @Override
    public void run(JobContext context) {
        long id = context.payload(ImportJob.Payload.class).importId();
        transactions.executeWithoutResult(_ -> begin(id, context.jobId()));
        long ordersRemoved = removeOrders(context, id);
        long customersRemoved = removeCustomers(context, id);
        long customersKept = remove.countCreatedBy(id);
        context.count("customersKept", customersKept);
        transactions.executeWithoutResult(_ -> {
            if (imports.undone(id, OffsetDateTime.now(clock))) {
                audit.record(context.createdBy(), "import.undo", "import", id,
                        Map.of("ordersRemoved", ordersRemoved, "customersRemoved", customersRemoved, "customersKept",
                                customersKept));
                events.publishEvent(new OrdersRecorded(id));
            }
            context.result(new Result(id, ordersRemoved, customersRemoved, customersKept));
        });
    }

    /** Nothing is removed of an import that nobody asked to undo. */
    private void begin(long id, long jobId) {
        ImportRow row = imports.lock(id).filter(ImportRow::undoBegun)
                .orElseThrow(() -> new ProblemException(IntakeProblem.NOT_UNDOABLE, String.valueOf(id)));
        if (row.undoneAt() == null) {
            imports.undoing(id, jobId);
        }
    }

    @Override
    public void ended(long jobId, JobState state) {
        if (state != JobState.SUCCEEDED) {
            imports.undoStopped(jobId);
        }
    }

    private long removeOrders(JobContext context, long id) {
        long removed = 0;
        long after = 0;
        while (true) {
            context.checkCancelled();
            Map<Long, Long> chunk = orders.createdBy(id, after, ORDERS);
            if (chunk.isEmpty()) {
                return removed;
            }
            after = Collections.max(chunk.keySet());
            removed += Repeated.inTransaction(transactions, context, () -> {
                int count = orders.remove(chunk.keySet());
                Set<Long> touched = new TreeSet<>(chunk.values());
                customers.count(Map.of(), touched, orders::figures);
                orders.tell(touched);
                return count;
            });
            context.progress("orders", removed, removed, "orders");
            context.count("ordersRemoved", removed);
        }
    }

    private long removeCustomers(JobContext context, long id) {
        long removed = 0;
        long after = 0;
        while (true) {
            context.checkCancelled();
            List<Long> chunk = remove.createdBy(id, after, CUSTOMERS);
            if (chunk.isEmpty()) {
                return removed;
            }
            after = Collections.max(chunk);
            removed += Repeated.inTransaction(transactions, context, () -> {
                int count = remove.unlessKnown(chunk);
                orders.tell(new TreeSet<>(chunk));
                return count;
            });
            context.progress("customers", removed, removed, "customers");
            context.count("customersRemoved", removed);
        }
    }
}
