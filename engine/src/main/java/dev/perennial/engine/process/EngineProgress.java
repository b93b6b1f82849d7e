package dev.perennial.engine.process;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of progress, a JSON object on the process's messages.
 *
 * @param done rows so far where the phase counts them
 */
public record EngineProgress(Phase phase, long done) {

    /** What the process is doing. */
    public enum Phase {
        READ, SNAPSHOT, HISTORY, FIT, SCORE, MODELS, OVERVIEW, ANSWERED, CARDS, DONE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A line as progress; empty if it is something else, such as a warning of the Java machine. */
    public static Optional<EngineProgress> of(String line) {
        if (!line.startsWith("{\"phase\"")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(line, EngineProgress.class));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    void print(PrintStream messages) {
        messages.println(JSON.writeValueAsString(this));
        messages.flush();
    }
}
