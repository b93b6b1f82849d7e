package dev.perennial.collect.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.perennial.collect.customer.EditCustomers.Counts;
import dev.perennial.collect.customer.EditCustomers.Selection;
import dev.perennial.platform.catalogue.Listing;
import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.jobs.JobHandler;
import dev.perennial.platform.jobs.JobState;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes the customers of a selection in the order of their ids, a few thousand in a transaction, which also notes how far
 * it got: after a crash it goes on behind the last customer that was changed.
 */
@Component
class BulkEditJob implements JobHandler {

    static final String KIND = "customer-bulk";

    private static final int CHUNK = 5_000;
    private static final int SECONDS = 120;

    /** How far it is: a place in the selection. */
    record Progress(@Nullable String after, boolean ended, Counts counts) {
    }

    /**
     * What came of it.
     *
     * @param undo where to ask for the edit to be undone
     */
    record Result(long bulkId, @Nullable String undo) {
    }

    private record Chunk(List<Long> ids, @Nullable String next) {
    }

    private final BulkTable table;
    private final BulkEdits edits;
    private final CustomerBulk bulk;
    private final SearchCustomers search;
    private final CustomerListQuery query;
    private final TransactionTemplate transactions;

    BulkEditJob(BulkTable table, BulkEdits edits, CustomerBulk bulk, SearchCustomers search, CustomerListQuery query,
            TransactionTemplate transactions) {
        this.table = table;
        this.edits = edits;
        this.bulk = bulk;
        this.search = search;
        this.query = query;
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
        BulkTable.Row row = table.find(id)
                .orElseThrow(() -> new ProblemException(CustomerProblem.BULK_NOT_FOUND, id));
        if (!table.begin(id)) {
            throw new ProblemException(CustomerProblem.BULK_NOT_REPEATABLE);
        }
        BulkEdit edit = edits.read(job.createdBy(), List.copyOf(row.changes()), new Violations());
        Selection selection = row.selection();
        Listing listing = selection.ids() == null
                ? search.listing(job.createdBy(), selection.rule(), EditCustomers.named(selection.except()))
                : null;
        List<Long> ids = EditCustomers.named(selection.ids());
        long total = listing == null ? ids.size() : query.count(listing.count(), SECONDS);
        Progress progress = job.checkpoint(Progress.class)
                .orElseGet(() -> new Progress(null, false, new Counts(0, 0, 0, 0, 0)));
        while (!progress.ended()) {
            job.checkCancelled();
            Chunk chunk = listing == null ? named(ids, progress.after()) : found(listing, progress.after());
            progress = change(job, id, edit, chunk, progress);
            job.progress("change", progress.counts().selected(), Math.max(total, progress.counts().selected()),
                    "customers");
            job.count("changed", progress.counts().changed());
            job.count("refused", progress.counts().refused());
        }
        job.result(new Result(id,
                progress.counts().changed() == 0 ? null : "/api/v1/customers/bulk/" + id + "/undo"));
    }

    private Progress change(JobContext job, long id, BulkEdit edit, Chunk chunk, Progress before) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            CustomerBulk.Outcome outcome = bulk.apply(job.createdBy(), id, edit, chunk.ids());
            Counts counts = new Counts(before.counts().selected() + outcome.found(),
                    before.counts().changed() + outcome.changed(), before.counts().refused() + outcome.refused(), 0, 0);
            table.changed(id, counts);
            Progress after = new Progress(chunk.next(), chunk.next() == null, counts);
            job.saveCheckpoint(after);
            return after;
        }));
    }

    private Chunk found(Listing listing, @Nullable String after) {
        List<Long> ids = new ArrayList<>(CHUNK);
        String next = query.read(listing, after, CHUNK, SECONDS, row -> ids.add(row.getLong(1)));
        return new Chunk(ids, next);
    }

    private static Chunk named(List<Long> ids, @Nullable String after) {
        int from = after == null ? 0 : Integer.parseInt(after);
        int to = Math.min(from + CHUNK, ids.size());
        return new Chunk(ids.subList(from, to), to == ids.size() ? null : String.valueOf(to));
    }

    @Override
    public void ended(long jobId, JobState state) {
        table.ended(jobId, state.name().toLowerCase(Locale.ROOT));
    }
}
