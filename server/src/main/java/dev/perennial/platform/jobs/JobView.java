package dev.perennial.platform.jobs;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job as people and programs see it, in their language.
 *
 * @param phase code of what it is doing, {@code phaseName} in words
 * @param perSecond how many of the unit a second in this phase, once that is known
 * @param problem why it failed, shaped like any problem the API answers
 */
public record JobView(long id, String kind, String title, String state, @Nullable String phase,
        @Nullable String phaseName,
        long done, long total, @Nullable String unit, @Nullable Double perSecond, @Nullable Long secondsLeft,
        JsonNode counts, @Nullable JsonNode result, @Nullable JsonNode problem, boolean cancellable, boolean retryable,
        @Nullable Creator createdBy, OffsetDateTime createdAt, @Nullable OffsetDateTime startedAt,
        @Nullable OffsetDateTime finishedAt) {

    /** Who asked; absent for what the application does by itself. */
    public record Creator(long id, String name) {
    }
}
