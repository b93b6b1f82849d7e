package dev.perennial.platform.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one item of a batch and gathers what is wrong with them. A value that is wrong reads as something
 * harmless, since the item is not used then.
 */
public final class ItemCheck {

    /** Digits before the decimal point; the database keeps two more, for sums. */
    private static final int DIGITS = 12;
    /** Decimals that the database keeps. */
    public static final int SCALE = 4;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private final String pointer;
    private final ZoneId zone;
    private @Nullable List<Violation> found;

    /**
     * For one item.
     *
     * @param pointer to the item in the request
     * @param zone of times that name none
     */
    public ItemCheck(String pointer, ZoneId zone) {
        this.pointer = pointer;
        this.zone = zone;
    }

    public ItemCheck add(String field, Problem problem, Object... arguments) {
        if (found == null) {
            found = new ArrayList<>();
        }
        found.add(Violation.at(pointer + field, problem, arguments));
        return this;
    }

    public boolean failed() {
        return found != null;
    }

    /** All that is wrong. */
    public ProblemException problem() {
        return ProblemException.invalid(found == null ? List.of() : found);
    }

    /** A text that may be missing; blank is missing. */
    public @Nullable String text(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String tidy = value.strip();
        if (tidy.length() > longest) {
            add(field, KernelProblem.TOO_LONG, longest);
        } else if (tidy.indexOf('\0') >= 0) {
            add(field, KernelProblem.TEXT_UNFIT);
        }
        return tidy;
    }

    /** A text that must be there. */
    public String required(String field, @Nullable String value, int longest) {
        String text = text(field, value, longest);
        if (text == null) {
            add(field, KernelProblem.REQUIRED);
            return "";
        }
        return text;
    }

    /** A number in 1/10,000. */
    public long number(String field, @Nullable BigDecimal value) {
        if (value == null) {
            add(field, KernelProblem.REQUIRED);
            return 0;
        }
        if (value.signum() == 0) {
            return 0;
        }
        if ((long) value.precision() - value.scale() > DIGITS) {
            add(field, KernelProblem.NUMBER_TOO_LARGE, DIGITS);
            return 0;
        }
        BigDecimal plain = value.scale() > SCALE ? value.stripTrailingZeros() : value;
        if (plain.scale() > SCALE) {
            add(field, KernelProblem.NUMBER_TOO_FINE, SCALE);
            return 0;
        }
        return plain.setScale(SCALE, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    }

    /** A number in 1/10,000 that may be missing. */
    public @Nullable Long optionalNumber(String field, @Nullable BigDecimal value) {
        return value == null ? null : Long.valueOf(number(field, value));
    }

    /** The product of two numbers in 1/10,000, rounded half up. */
    public long times(String field, long one, long other) {
        BigDecimal product = BigDecimal.valueOf(one, SCALE).multiply(BigDecimal.valueOf(other, SCALE)).setScale(SCALE,
                RoundingMode.HALF_UP);
        return number(field, product);
    }

    /** A time, as 2026-03-01T09:30:00+08:00 or in the business zone as 2026-03-01T09:30 or 2026-03-01. */
    public Instant instant(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            add(field, KernelProblem.REQUIRED);
            return Instant.EPOCH;
        }
        try {
            Instant instant = parse(value.strip());
            int year = instant.atZone(zone).getYear();
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                add(field, KernelProblem.OUT_OF_RANGE, FIRST_YEAR + "", LAST_YEAR + "");
                return Instant.EPOCH;
            }
            return instant;
        } catch (DateTimeException e) {
            add(field, KernelProblem.TIME_MALFORMED, value.length() > 40 ? value.substring(0, 40) + "…" : value);
            return Instant.EPOCH;
        }
    }

    private Instant parse(String text) {
        int time = text.indexOf('T');
        if (time < 0) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        boolean placed = text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
        return placed ? OffsetDateTime.parse(text).toInstant() : LocalDateTime.parse(text).atZone(zone).toInstant();
    }

    /** A time that may be missing. */
    public @Nullable Instant optionalInstant(String field, @Nullable String value) {
        return value == null ? null : instant(field, value);
    }

    /** A day, as 2026-03-01, in days since 1970-01-01. */
    public int day(String field, @Nullable String value) {
        return day(instant(field, value));
    }

    /** The business day of a time, in days since 1970-01-01. */
    public int day(Instant instant) {
        return (int) LocalDate.ofInstant(instant, zone).toEpochDay();
    }

    /** Microseconds since 1970-01-01T00:00Z. */
    public static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }
}
