package dev.perennial.understand.value;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a run stands. */
public enum RunState {
    RUNNING,
    /** Its cards are the ones that are shown. */
    PUBLISHED,
    /** A gate stopped it; its cards wait for a decision. */
    WITHHELD, FAILED, CANCELLED,
    /** A later run took its place. */
    SUPERSEDED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RunState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
