package dev.perennial.platform.jobs;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/** A job as its row says it; texts in both languages. */
record JobRow(long id, String kind, JobState state, String title, @Nullable String phase,
        @Nullable OffsetDateTime phaseStartedAt, long phaseBegan, long done, long total, @Nullable String unit,
        String counts,
        @Nullable String result, @Nullable String problem, String createdByKind, long createdBy, String createdByName,
        OffsetDateTime createdAt, @Nullable OffsetDateTime startedAt, @Nullable OffsetDateTime finishedAt,
        @Nullable OffsetDateTime heartbeatAt) {
}
