package dev.perennial.platform.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Gathers everything that is wrong in a request, so that its sender hears of it at once. */
public final class Violations {

    private static final int LONGEST_KEY = 200;

    private final List<Violation> found = new ArrayList<>();

    public Violations add(String pointer, Problem problem, Object... arguments) {
        found.add(Violation.at(pointer, problem, arguments));
        return this;
    }

    /** Requires a text that is not blank, not longer than this, and can be kept. */
    public Violations text(String pointer, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            return add(pointer, KernelProblem.REQUIRED);
        }
        return atMost(pointer, value, longest);
    }

    /** Refuses a text that is longer than this or that a database cannot keep; none is fine. */
    public Violations atMost(String pointer, @Nullable String value, int longest) {
        if (value != null && value.indexOf('\0') >= 0) {
            return add(pointer, KernelProblem.NUL);
        }
        return value != null && value.length() > longest ? add(pointer, KernelProblem.TOO_LONG, longest) : this;
    }

    /** Refuses an {@code Idempotency-Key} that is blank or too long; none is fine. */
    public Violations idempotencyKey(@Nullable String key) {
        return key != null && (key.isBlank() || key.length() > LONGEST_KEY)
                ? add("/Idempotency-Key", KernelProblem.TOO_LONG, LONGEST_KEY)
                : this;
    }

    /** Requires a number between two bounds, inclusive. */
    public Violations within(String pointer, double value, double low, double high) {
        return value >= low && value <= high ? this : add(pointer, KernelProblem.OUT_OF_RANGE, low, high);
    }

    /** Requires one of these words. */
    public Violations oneOf(String pointer, @Nullable String value, Collection<String> choices) {
        if (value == null) {
            return add(pointer, KernelProblem.REQUIRED);
        }
        return choices.contains(value)
                ? this
                : add(pointer, KernelProblem.NOT_ONE_OF, value, String.join(", ", choices));
    }

    /** Throws if anything was found. */
    public void refuse() {
        if (!found.isEmpty()) {
            throw ProblemException.invalid(found);
        }
    }
}
