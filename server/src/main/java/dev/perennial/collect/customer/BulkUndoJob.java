package dev.perennial.collect.customer;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.jobs.JobHandler;
import dev.perennial.platform.jobs.JobState;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Undoes an edit customer by customer in the order of their ids. What is undone is marked in the same transaction, so that
 * it may begin again at any time.
 */
@Component
class BulkUndoJob implements JobHandler {

    static final String KIND = "customer-bulk-undo";

    private static final int CHUNK = 5_000;

    /** What came of it. */
    record Result(long bulkId) {
    }

    private final BulkTable table;
    private final CustomFields custom;
    private final CustomerBulk bulk;
    private final TransactionTemplate transactions;

    BulkUndoJob(BulkTable table, CustomFields custom, CustomerBulk bulk, TransactionTemplate transactions) {
        this.table = table;
        this.custom = custom;
        this.bulk = bulk;
        this.transactions = transactions;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Permission permission() {
        return Permission.CUSTOMER_BULK;
    }

    @Override
    public void run(JobContext job) {
        long id = job.payload(EditCustomers.Payload.class).bulkId();
        BulkTable.Row row = row(id);
        BulkFields fields = fields(row);
        long after = 0;
        List<Long> chunk = bulk.changedBy(id, after, CHUNK);
        while (!chunk.isEmpty()) {
            job.checkCancelled();
            List<Long> ids = chunk;
            transactions.executeWithoutResult(_ -> table.undone(id, bulk.revert(job.createdBy(), id, fields, ids)));
            EditCustomers.Counts counts = row(id).counts();
            job.progress("undo", counts.undone() + counts.kept(), counts.changed(), "customers");
            job.count("undone", counts.undone());
            job.count("kept", counts.kept());
            after = ids.getLast();
            chunk = bulk.changedBy(id, after, CHUNK);
        }
        job.result(new Result(id));
    }

    /** Also fields that were retired since: their values are kept. */
    private BulkFields fields(BulkTable.Row row) {
        List<String> attributes = row.changes().stream().map(change -> String.valueOf(change.attribute())).distinct()
                .toList();
        Set<BulkField> columns = attributes.stream().flatMap(attribute -> BulkField.of(attribute).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(BulkField.class)));
        if (row.changes().stream().anyMatch(BulkEdits::bringsTeam)) {
            columns.add(BulkField.TEAM);
        }
        return new BulkFields(columns,
                attributes.stream().flatMap(attribute -> custom.behind(attribute).stream()).toList());
    }

    private BulkTable.Row row(long id) {
        return table.find(id).orElseThrow(() -> new ProblemException(CustomerProblem.BULK_NOT_FOUND, id));
    }

    /** One that was cancelled or failed is asked for again from the edit, not run again by itself. */
    @Override
    public boolean retryable() {
        return false;
    }

    @Override
    public void ended(long jobId, JobState state) {
        table.undoEnded(jobId, state == JobState.SUCCEEDED);
    }
}
