package dev.perennial.platform.jobs;

import dev.perennial.platform.kernel.Permission;

/**
 * Does the work of one kind of job. Beside the class stand its texts, {@code jobs_en.properties} and
 * {@code jobs_zh.properties}: the title under {@code <kind>} and the name of each phase under {@code <kind>.<phase>}.
 */
public interface JobHandler {

    /** The kind of job, for example {@code value-run}. */
    String kind();

    /**
     * Does the work; returning means success. Called again after a crash, an orderly stop of the application or a retry, so
     * it begins where {@link JobContext#checkpoint} says. A {@link dev.perennial.platform.kernel.ProblemException} fails the
     * job with that problem. {@link JobCancelled} and {@link JobSuspended} must reach the caller; only the first is an end.
     */
    void run(JobContext context);

    /**
     * Told of the end of a job, in the transaction that records it, also when the job never ran or its process died too
     * often.
     */
    default void ended(long jobId, JobState state) {
    }

    /** What is needed to have such work done again; whoever asks for it first is asked by the endpoint that takes it. */
    default Permission permission() {
        return Permission.JOB_READ;
    }

    /** Whether a failed or cancelled job may be run again. */
    default boolean retryable() {
        return true;
    }
}
