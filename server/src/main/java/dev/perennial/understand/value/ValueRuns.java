package dev.perennial.understand.value;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.perennial.platform.audit.AuditTrail;
import dev.perennial.platform.jobs.JobRequest;
import dev.perennial.platform.jobs.Jobs;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Violations;
import dev.perennial.platform.storage.Installation;
import dev.perennial.understand.analytics.Analyses;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts value runs and decides about withheld ones. */
@Service
public class ValueRuns {

    private static final Logger LOG = LoggerFactory.getLogger(ValueRuns.class);
    private static final int LONGEST_REASON = 500;

    private final RunTable runs;
    private final CardTable cards;
    private final TraitTable traits;
    private final Publication publication;
    private final Jobs jobs;
    private final Analyses analyses;
    private final Installation installation;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    ValueRuns(RunTable runs, CardTable cards, TraitTable traits, Publication publication, Jobs jobs, Analyses analyses,
            Installation installation, AuditTrail audit, TransactionTemplate transaction) {
        this.runs = runs;
        this.cards = cards;
        this.traits = traits;
        this.publication = publication;
        this.jobs = jobs;
        this.analyses = analyses;
        this.installation = installation;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** A run that was started, and the job that does it. */
    public record Started(long id, long jobId) {
    }

    /** Starts a run; one at a time. What was left out of how to value is as in the published run. */
    public Started start(RunSettings settings, Caller caller) {
        RunSettings checked = settings.checked();
        RunSettings asked = runs.published().map(run -> checked.meaningAs(run.settings())).orElse(checked);
        if (asked.engineOrLocal().equals(RunSettings.SPARK)) {
            analyses.sparkMaster();
        }
        runs.running().ifPresent(ValueRuns::refuseBecauseOf);
        try {
            return Objects.requireNonNull(transaction.execute(_ -> begin(asked, caller)));
        } catch (DuplicateKeyException e) {
            // Two buttons at the same moment: the other one was first.
            throw new ProblemException(ValueProblem.RUN_IN_PROGRESS, runs.running().map(String::valueOf).orElse(""));
        }
    }

    private static void refuseBecauseOf(long running) {
        throw new ProblemException(ValueProblem.RUN_IN_PROGRESS, String.valueOf(running));
    }

    private Started begin(RunSettings settings, Caller caller) {
        long run = runs.begin(settings, installation.currency(), caller);
        long job = jobs.submit(new JobRequest(ValueRunJob.KIND, new ValueRunJob.Payload(run), caller));
        runs.setJob(run, job);
        audit.record(caller, "value-run.start", "value-run", run, settings);
        return new Started(run, job);
    }

    /** Whether there are published cards. */
    public boolean published() {
        return runs.published().isPresent();
    }

    /** Publishes a run that a gate stopped. */
    public void publishWithheld(Caller caller, long id, @Nullable String reason) {
        new Violations().text("/reason", reason, LONGEST_REASON).refuse();
        RunTable.Run run = withheld(id);
        List<String> failed = run.gates().stream().filter(gate -> !gate.passed()).map(Gate::code).toList();
        publication.publish(caller, id, Objects.requireNonNull(run.asOf()), reason, () -> {
            // Somebody may have decided, or another run may have taken its place, in the meantime.
            withheld(id);
            audit.record(caller, "value-run.publish", "value-run", id,
                    Map.of("reason", Objects.requireNonNull(reason), "gates", failed));
        });
    }

    private RunTable.Run withheld(long id) {
        RunTable.Run run = runs.find(id)
                .orElseThrow(() -> new ProblemException(ValueProblem.RUN_NOT_FOUND, String.valueOf(id)));
        if (run.state() != RunState.WITHHELD || run.asOf() == null || !cards.exists(id)) {
            throw new ProblemException(ValueProblem.NOT_WITHHELD, String.valueOf(id));
        }
        return run;
    }

    /** Removes tables and files that a killed run left; those of runs under way or withheld are still needed. */
    @EventListener(ApplicationReadyEvent.class)
    public void cleanUp() {
        for (long id : cards.runs()) {
            RunState state = state(id);
            if (state != RunState.RUNNING && state != RunState.WITHHELD) {
                LOG.info("Removing the unpublished cards of value run {}.", id);
                cards.drop(id);
            }
        }
        traits.runs().stream().filter(id -> state(id) != RunState.PUBLISHED).forEach(traits::drop);
        for (String analysis : analyses.found(ValueRunJob.FOLDER + "\\d{1,18}")) {
            RunState state = state(Long.parseLong(analysis.substring(ValueRunJob.FOLDER.length())));
            if (state == RunState.FAILED || state == RunState.CANCELLED) {
                analyses.discard(analysis);
            }
        }
    }

    private RunState state(long id) {
        return runs.find(id).map(RunTable.Run::state).orElse(RunState.SUPERSEDED);
    }
}
