package dev.perennial.engine.orders;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Counts rejected rows by reason and remembers which they are, up to a limit. */
final class RejectedRows {

    /** So many are remembered and listed; beyond that they are only counted. */
    static final int LISTED = 1_000_000;
    private final Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);
    private long[] lines = new long[16];
    private RejectReason[] reasons = new RejectReason[16];
    private int size;

    void add(long line, RejectReason reason) {
        counts.merge(reason, 1L, Long::sum);
        if (size < LISTED) {
            grow(size + 1);
            lines[size] = line;
            reasons[size++] = reason;
        }
    }

    /** Adds those of a later part of the source. */
    void addAll(RejectedRows later) {
        later.counts.forEach((reason, count) -> counts.merge(reason, count, Long::sum));
        int taken = Math.min(later.size, LISTED - size);
        grow(size + taken);
        System.arraycopy(later.lines, 0, lines, size, taken);
        System.arraycopy(later.reasons, 0, reasons, size, taken);
        size += taken;
    }

    private void grow(int needed) {
        if (needed > lines.length) {
            int capacity = Math.max(needed, lines.length * 2);
            lines = Arrays.copyOf(lines, capacity);
            reasons = Arrays.copyOf(reasons, capacity);
        }
    }

    int listed() {
        return size;
    }

    long line(int index) {
        return lines[index];
    }

    RejectReason reason(int index) {
        return reasons[index];
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    long count(RejectReason reason) {
        return counts.getOrDefault(reason, 0L);
    }

    /** Only reasons that occurred. */
    Map<RejectReason, Long> byReason() {
        return new EnumMap<>(counts);
    }
}
