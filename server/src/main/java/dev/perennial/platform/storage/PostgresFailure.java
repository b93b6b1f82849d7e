package dev.perennial.platform.storage;

/** Says in one sentence why the embedded PostgreSQL cannot be used. */
public final class PostgresFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of obstacle it is, for a caller who words it in another language. */
    public enum Reason {
        /** Another Perennial uses the same home folder. */
        HOME_IN_USE,
        /** The port asked for belongs to another program. */
        PORT_TAKEN,
        /** There is no PostgreSQL for this operating system in this build. */
        NO_BINARIES,
        /** The data were written by another major version of PostgreSQL. */
        OTHER_VERSION,
        /** PostgreSQL refuses to run as root and no other user could be had. */
        ROOT_ONLY,
        /** PostgreSQL said no; the message holds its last words. */
        NOT_STARTED,
        /** A file of the home folder cannot be read or written. */
        FILES
    }

    private final Reason reason;

    PostgresFailure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    PostgresFailure(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** The kind of obstacle. */
    public Reason reason() {
        return reason;
    }
}
