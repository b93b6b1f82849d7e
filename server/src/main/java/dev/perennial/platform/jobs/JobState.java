package dev.perennial.platform.jobs;

import java.util.Locale;

/** Where a job stands. */
public enum JobState {
    QUEUED, RUNNING, CANCELLING, CANCELLED, SUCCEEDED, FAILED;

    /** The name in the API and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether nothing more will happen by itself. */
    public boolean ended() {
        return this == CANCELLED || this == SUCCEEDED || this == FAILED;
    }
}
