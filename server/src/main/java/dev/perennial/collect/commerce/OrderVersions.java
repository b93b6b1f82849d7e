package dev.perennial.collect.commerce;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.perennial.collect.commerce.OrderKeys.Standing;
import dev.perennial.collect.commerce.OrderKeys.Version;
import dev.perennial.platform.kernel.BatchResult.Status;
import org.jspecify.annotations.Nullable;

/**
 * One order whose versions come in any order and any number of times. The version that its sender changed last stays; of two
 * changed at the same instant the one of the larger digest, so that it is the same whatever the order. A version that does
 * not say when it was changed was changed when it came.
 */
final class OrderVersions {

    /** What the status was at a time. */
    record Was(long at, String status) {
    }

    private final @Nullable Version before;
    private final @Nullable Standing standing;
    private @Nullable OrderDraft newest;
    private @Nullable Long changedAt;
    private @Nullable Long digest;
    private @Nullable String status;
    private boolean known;
    private final Set<Was> statuses = new LinkedHashSet<>();

    /**
     * An order as it is known.
     *
     * @param before the known version; null for none
     * @param standing of the known version
     */
    OrderVersions(@Nullable Version before, @Nullable Standing standing) {
        this.before = before;
        this.standing = standing;
        if (before != null) {
            known = true;
            changedAt = before.changedAt();
            digest = before.digest();
            status = standing == null ? null : standing.status();
        }
    }

    /** Whether a version would change anything, even if only what is known of when. */
    static boolean matters(@Nullable Version known, OrderDraft told) {
        return known == null || known.digest() == null || known.digest() != told.digest()
                || (told.changedAt() != null && !told.changedAt().equals(known.changedAt()));
    }

    /** Takes a version that came at that time. */
    Status take(OrderDraft told, long now) {
        long at = told.changedAt() == null ? now : told.changedAt();
        if (!known) {
            known = true;
            become(told, at);
            return Status.CREATED;
        }
        boolean same = digest != null && digest == told.digest();
        if (same && (told.changedAt() == null || told.changedAt().equals(changedAt))) {
            return Status.UNCHANGED;
        }
        note(changedAt, status);
        note(at, told.content().status());
        if (same) {
            changedAt = changedAt == null ? at : Math.max(changedAt, at);
            return Status.UNCHANGED;
        }
        if (isNewer(at, told.digest())) {
            become(told, at);
            return Status.UPDATED;
        }
        return Status.UNCHANGED;
    }

    private boolean isNewer(long at, long other) {
        return changedAt == null || at > changedAt || (at == changedAt && (digest == null || other > digest));
    }

    private void become(OrderDraft told, long at) {
        newest = told;
        changedAt = at;
        digest = told.digest();
        status = told.content().status();
    }

    private void note(@Nullable Long at, @Nullable String was) {
        if (at != null && was != null) {
            statuses.add(new Was(at, was));
        }
    }

    @Nullable
    Version before() {
        return before;
    }

    /** Whose order it was until now. */
    @Nullable
    Standing standing() {
        return standing;
    }

    /** What is to be written; null if the known version stays. */
    @Nullable
    OrderDraft newest() {
        return newest;
    }

    @Nullable
    Long changedAt() {
        return changedAt;
    }

    @Nullable
    Long digest() {
        return digest;
    }

    Set<Was> statuses() {
        return statuses;
    }
}
