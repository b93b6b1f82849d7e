package dev.perennial.understand.value;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.jobs.Follower;
import dev.perennial.platform.jobs.JobRequest;
import dev.perennial.platform.jobs.Jobs;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Has traits follow what was told of customers: when somebody asks, and now and then by itself. */
@Service
public class TraitRefreshes extends Follower {

    private final TraitRefresh refresh;
    private final ChangedTable changed;
    private final Jobs jobs;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    TraitRefreshes(TraitRefresh refresh, ChangedTable changed, Jobs jobs, AuditTrail audit,
            TransactionTemplate transaction, @Value("${perennial.value.refresh-every:PT15M}") Duration every) {
        super("trait-refreshes", every, Duration.ZERO);
        this.refresh = refresh;
        this.changed = changed;
        this.jobs = jobs;
        this.audit = audit;
        this.transaction = transaction;
        follow(this::byItself);
    }

    /** A refresh that was started, as a job. */
    public record Started(long jobId) {
    }

    /** Starts a refresh. */
    public Started start(Caller caller) {
        long run = refresh.portrayed().id();
        return Objects.requireNonNull(transaction.execute(_ -> {
            long job = jobs.submit(new JobRequest(TraitRefresh.KIND, new TraitRefresh.Payload(), caller));
            audit.record(caller, "value-refresh.start", "value-run", run, Map.of("jobId", job));
            return new Started(job);
        }));
    }

    private boolean byItself() {
        if (changed.isAnybody()) {
            try {
                refresh.portrayed();
                jobs.submit(new JobRequest(TraitRefresh.KIND, new TraitRefresh.Payload(), Caller.system()));
            } catch (ProblemException _) {
                // Before the first traits, and while new ones are on their way, there is nothing to follow.
                return false;
            }
        }
        return false;
    }
}
