package dev.perennial.understand.value;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import dev.perennial.platform.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts a run's cards in place: history, tables of cards and traits, and state change in one transaction, so readers see
 * the run before or this one, never parts of both. Cards that followed orders which the run had not seen follow them once
 * more.
 */
@Component
class Publication {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final CardTable cards;
    private final TraitTable traits;
    private final RunTable runs;
    private final LiveCardTable live;
    private final TouchedTable touched;
    private final LiveWorker worker;
    private final TransactionTemplate transaction;

    Publication(CardTable cards, TraitTable traits, RunTable runs, LiveCardTable live, TouchedTable touched,
            LiveWorker worker, TransactionTemplate transaction) {
        this.cards = cards;
        this.traits = traits;
        this.runs = runs;
        this.live = live;
        this.touched = touched;
        this.worker = worker;
        this.transaction = transaction;
    }

    /**
     * Publishes a run whose table is ready.
     *
     * @param ready checks in the same transaction, while no other run can be published, whether it still is
     */
    void publish(long run, LocalDate asOf, @Nullable String reason, Runnable ready) {
        List<Long> superseded = transaction.execute(status -> {
            runs.publishAlone();
            ready.run();
            cards.remember(run, asOf, traits.readable(run));
            List<Long> unseen = runs.watermark(run).map(live::unseenBy).orElse(List.of());
            putInPlace(run, status);
            touched.addAgain(unseen);
            traits.putInPlace(run);
            return runs.publish(run, reason);
        });
        worker.wake(false);
        superseded.forEach(old -> {
            cards.drop(old);
            traits.drop(old);
        });
    }

    private void putInPlace(long run, TransactionStatus status) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!cards.swap(run, status)) {
            if (System.nanoTime() > end) {
                throw new ProblemException(ValueProblem.PUBLISH_BUSY, PATIENCE.toMinutes());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while publishing", e);
        }
    }
}
