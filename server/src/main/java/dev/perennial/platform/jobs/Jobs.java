package dev.perennial.platform.jobs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.perennial.platform.access.AccessProblem;
import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Permission;
import dev.perennial.platform.kernel.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Submits, shows, cancels and repeats jobs. */
@Service
public class Jobs {

    private final JobTable table;
    private final JobTexts texts;
    private final JobViews views;
    private final JobQueue queue;
    private final AuditTrail audit;

    Jobs(JobTable table, JobTexts texts, JobViews views, JobQueue queue, AuditTrail audit) {
        this.table = table;
        this.texts = texts;
        this.views = views;
        this.queue = queue;
        this.audit = audit;
    }

    /** Queues work in the running transaction, so that it happens exactly if the transaction commits; answers its id. */
    @Transactional
    public long submit(JobRequest request) {
        long id = table.insert(request, texts.title(request));
        queue.add(id);
        return id;
    }

    /** A job, if the caller may see it. */
    public Optional<JobView> find(Caller caller, long id, Locale locale) {
        return table.find(caller, id).map(row -> views.of(row, locale));
    }

    /** A job for the answer to who asked for it. */
    public JobView view(Caller caller, long id, Locale locale) {
        return find(caller, id, locale).orElseThrow(() -> notFound(id));
    }

    /** The newest jobs that the caller may see. */
    public List<JobView> newest(Caller caller, boolean activeOnly, int limit, Locale locale) {
        return table.newest(caller, activeOnly, limit).stream().map(row -> views.of(row, locale)).toList();
    }

    /** Asks a job to end; it does at its next check, a queued one at once. */
    @Transactional
    public void cancel(Caller caller, long id) {
        JobRow job = require(caller, id);
        JobState state = table.cancel(id)
                .orElseThrow(() -> new ProblemException(JobsProblem.NOT_CANCELLABLE, String.valueOf(id)));
        audit.record(caller, "job.cancel", "job", id, Map.of("kind", job.kind()));
        if (state == JobState.CANCELLED) {
            texts.handler(job.kind()).ifPresent(handler -> handler.ended(id, state));
        } else {
            queue.cancelled(id);
        }
    }

    /**
     * Runs a failed or cancelled job again, from its checkpoint. Whoever asked for it first may have other rights by now, so
     * it is asked what the caller may do today, and a job of their own goes on in their role of today.
     */
    @Transactional
    public void retry(Caller caller, long id) {
        JobRow job = require(caller, id);
        Optional<JobHandler> handler = texts.handler(job.kind());
        Permission needed = handler.map(JobHandler::permission).orElse(Permission.JOB_READ);
        if (!caller.may(needed)) {
            throw new ProblemException(AccessProblem.NOT_ALLOWED, needed.code());
        }
        if (!handler.map(JobHandler::retryable).orElse(false) || !table.retry(id, caller)) {
            throw new ProblemException(JobsProblem.NOT_RETRYABLE, String.valueOf(id));
        }
        audit.record(caller, "job.retry", "job", id, Map.of("kind", job.kind()));
        queue.add(id);
    }

    private JobRow require(Caller caller, long id) {
        return table.find(caller, id).orElseThrow(() -> notFound(id));
    }

    private static ProblemException notFound(long id) {
        return new ProblemException(JobsProblem.NOT_FOUND, String.valueOf(id));
    }
}
