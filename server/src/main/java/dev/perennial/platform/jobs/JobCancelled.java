package dev.perennial.platform.jobs;

/** Ends an attempt because somebody cancelled the job. */
public final class JobCancelled extends RuntimeException {

    private static final long serialVersionUID = 1;

    JobCancelled(long id) {
        super("job " + id + " was cancelled", null, false, false);
    }
}
