package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.List;

import dev.perennial.platform.jobs.JobRequest;
import dev.perennial.platform.jobs.Jobs;
import dev.perennial.platform.kernel.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts a run's cards in place: history, table and state change in one transaction, so readers see the run before or this
 * one, never parts of both. Cards that followed orders which the run had not seen follow them once more. Traits take as
 * long again and build on what was published: a job of its own, asked for in the same transaction.
 */
@Component
class Publication {

    private final CardTable cards;
    private final Jobs jobs;
    private final RunTable runs;
    private final LiveCardTable live;
    private final TouchedTable touched;
    private final LiveWorker worker;
    private final TransactionTemplate transaction;

    Publication(CardTable cards, Jobs jobs, RunTable runs, LiveCardTable live, TouchedTable touched,
            LiveWorker worker, TransactionTemplate transaction) {
        this.cards = cards;
        this.jobs = jobs;
        this.runs = runs;
        this.live = live;
        this.touched = touched;
        this.worker = worker;
        this.transaction = transaction;
    }

    /**
     * Publishes a run whose table is ready.
     *
     * @param caller who asked for it
     * @param ready checks in the same transaction, while no other run can be published, whether it still is
     */
    void publish(Caller caller, long run, LocalDate asOf, @Nullable String reason, Runnable ready) {
        List<Long> superseded = transaction.execute(status -> {
            runs.publishAlone();
            ready.run();
            cards.remember(run, asOf);
            List<Long> unseen = runs.watermark(run).map(live::unseenBy).orElse(List.of());
            cards.putInPlace(run, status);
            touched.addAgain(unseen);
            jobs.submit(new JobRequest(TraitJob.KIND, new TraitJob.Payload(run), caller));
            return runs.publish(run, reason);
        });
        worker.wake(false);
        superseded.forEach(cards::drop);
    }
}
