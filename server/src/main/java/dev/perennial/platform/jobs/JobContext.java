package dev.perennial.platform.jobs;

import java.util.Optional;

import dev.perennial.platform.kernel.Caller;

/** What a running job knows and tells. Safe for use by several threads of one job. */
public interface JobContext {

    /** The job's id. */
    long jobId();

    /** Who asked for the job, with the role they had then. */
    Caller createdBy();

    /** What was submitted. */
    <T> T payload(Class<T> type);

    /** Says how far the job is. May be called for each row: only a few words a second are written. */
    void progress(String phase, long done, long total, String unit);

    /** Sets a count to show beside the progress, for example {@code created}. */
    void count(String name, long value);

    /** Whether somebody asked to cancel the job. */
    boolean cancelled();

    /**
     * Goes on, or ends the attempt.
     *
     * @throws JobCancelled if somebody asked to cancel the job
     * @throws JobSuspended if the application stops, or another attempt has taken over
     */
    void checkCancelled();

    /** Has something done at once when the job is cancelled or suspended, for work that waits for something else. */
    void onStop(Runnable action);

    /** Where an earlier attempt got to. */
    <T> Optional<T> checkpoint(Class<T> type);

    /**
     * Keeps where the job got to, in the running transaction if there is one, so that it holds exactly when the work holds.
     *
     * @throws JobSuspended if another attempt has taken over; the transaction must then be rolled back
     */
    void saveCheckpoint(Object checkpoint);

    /** Keeps what came of the job; shown when it has succeeded. */
    void result(Object result);
}
