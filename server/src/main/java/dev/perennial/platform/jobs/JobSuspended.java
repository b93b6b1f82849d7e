package dev.perennial.platform.jobs;

/** Ends an attempt, not the job: the application stops, or another attempt has taken over. */
public final class JobSuspended extends RuntimeException {

    private static final long serialVersionUID = 1;

    JobSuspended(long id) {
        super("job " + id + " goes on in another attempt", null, false, false);
    }
}
