package dev.perennial.engine.orders;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/** A pattern given by the caller, such as {@code dd/MM/yy HH:mm}; impossible dates do not match. */
public final class DatePattern {

    private final String text;
    private final DateTimeFormatter formatter;

    /** @throws IllegalArgumentException when the text is no pattern or names no day */
    DatePattern(String text) {
        this.text = text;
        this.formatter = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(properYears(text))
                .toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
        try {
            LocalDate.parse(formatter.format(Instant.EPOCH.atZone(ZoneOffset.UTC)), formatter);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** Strict reading needs the proleptic year, which people write as the year of an era. */
    private static String properYears(String pattern) {
        StringBuilder proper = new StringBuilder();
        boolean literal = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            literal ^= c == '\'';
            proper.append(c == 'y' && !literal ? 'u' : c);
        }
        return proper.toString();
    }

    String text() {
        return text;
    }

    private static int secondOfDay(TemporalAccessor parsed) {
        LocalTime time = parsed.query(TemporalQueries.localTime());
        return time == null ? 0 : time.toSecondOfDay();
    }

    Reading read(String cell, DateReader reader) {
        try {
            TemporalAccessor parsed = formatter.parse(cell);
            LocalDate date = parsed.query(TemporalQueries.localDate());
            if (date == null) {
                return Reading.BAD;
            }
            return parsed.isSupported(ChronoField.INSTANT_SECONDS)
                    ? reader.take(Instant.from(parsed))
                    : reader.take((int) date.toEpochDay(), secondOfDay(parsed));
        } catch (DateTimeException e) {
            return Reading.BAD;
        }
    }
}
