package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How a run differs from the one that was published when it was made.
 *
 * @param against that run
 * @param asOf the day it looked from
 */
record Drift(long against, LocalDate asOf, List<Measure> measures) {

    Drift {
        measures = List.copyOf(measures);
    }

    /** How much it matters; {@code OPEN} where there was nothing to measure. */
    enum Level {
        OPEN, OK, WATCH, ALARM;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing that was compared.
     *
     * @param value what is held against the thresholds; none where there was nothing to measure
     * @param what the thing that moved most, where there are several
     */
    record Measure(String code, Level level, @Nullable Double value, double watch, double alarm,
            @Nullable Double before, @Nullable Double now, @Nullable String what) {

        /** A measure whose size is held against two thresholds. */
        static Measure of(String code, double value, double watch, double alarm, double before, double now,
                @Nullable String what) {
            double size = Math.abs(value);
            Level level = size > alarm ? Level.ALARM : size > watch ? Level.WATCH : Level.OK;
            return new Measure(code, level, value, watch, alarm, before, now, what);
        }

        /** Nothing to measure. */
        static Measure open(String code, double watch, double alarm) {
            return new Measure(code, Level.OPEN, null, watch, alarm, null, null, null);
        }
    }

    /** The worst level of all measures. */
    Level level() {
        return measures.stream().map(Measure::level).max(Comparator.naturalOrder()).orElse(Level.OPEN);
    }
}
