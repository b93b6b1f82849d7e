package dev.perennial.engine.model.renewal;

import java.util.Arrays;

/**
 * Renewals that came due, by the number of renewals made before: how many came and how many did not. Contracts that still
 * hold stop where their last renewal came; nothing is assumed of what is not due yet. Whatever the number of contracts, it
 * is as long as the longest of them.
 */
public final class LifeTable {

    private final long[] renewed;
    private final long[] lost;

    LifeTable(long[] renewed, long[] lost) {
        if (renewed.length != lost.length) {
            throw new IllegalArgumentException("tables of different lengths");
        }
        this.renewed = renewed.clone();
        this.lost = lost.clone();
    }

    /** One cohort of which so many were left at the start and after each renewal that came due. */
    static LifeTable ofCohort(long... left) {
        long[] renewed = Arrays.copyOfRange(left, 1, left.length);
        long[] lost = new long[renewed.length];
        for (int i = 0; i < lost.length; i++) {
            lost[i] = left[i] - left[i + 1];
        }
        return new LifeTable(renewed, lost);
    }

    LifeTable plus(LifeTable other) {
        int length = Math.max(length(), other.length());
        long[] all = Arrays.copyOf(renewed, length);
        long[] gone = Arrays.copyOf(lost, length);
        for (int i = 0; i < other.length(); i++) {
            all[i] += other.renewed[i];
            gone[i] += other.lost[i];
        }
        return new LifeTable(all, gone);
    }

    int length() {
        return renewed.length;
    }

    long renewed(int made) {
        return renewed[made];
    }

    long lost(int made) {
        return lost[made];
    }

    long due(int made) {
        return renewed[made] + lost[made];
    }

    /** Contracts of which at least one renewal came due. */
    long contracts() {
        return length() == 0 ? 0 : due(0);
    }

    long renewals() {
        return Arrays.stream(renewed).sum();
    }

    long losses() {
        return Arrays.stream(lost).sum();
    }
}
