package dev.perennial.engine.cli;

import java.util.List;
import java.util.Locale;

/** What another module has {@code doctor} look at; found through {@link java.util.ServiceLoader}. */
public interface DoctorCheck {

    /**
     * One thing looked at.
     *
     * @param good whether it is as needed
     * @param sentence that says so
     */
    record Finding(boolean good, String sentence) {
    }

    /** Looks, and says what it found. Leaves no trace. */
    List<Finding> look(Locale locale);
}
