package dev.perennial.platform.kernel;

import org.jspecify.annotations.Nullable;

/** The version of an editable row as an entity tag: {@code "7"}. */
public final class EntityVersion {

    private EntityVersion() {
    }

    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** The version that an edit names in If-Match; without one the edit is refused, and one of another shape is stale. */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(KernelProblem.VERSION_REQUIRED);
        }
        try {
            return Long.parseLong(ifMatch.strip().replace("W/", "").replace("\"", ""));
        } catch (NumberFormatException e) {
            throw new ProblemException(KernelProblem.STALE);
        }
    }
}
