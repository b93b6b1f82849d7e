package dev.perennial.engine.orders;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How an order file is to be read. Whatever is empty is recognised from the file.
 *
 * @param columns headings named by the caller, by role
 * @param dateFormat {@code ymd}, {@code dmy}, {@code mdy} or a pattern of {@link java.time.format.DateTimeFormatter}
 * @param decimal the mark before the decimals of an amount, {@code .} or {@code ,}
 * @param delimiter the field separator
 * @param encoding name of the character set
 * @param zone business zone: times with an offset are converted to it, times without are business time
 * @param clock says what today is; a later day is a future date
 * @param maxRejectedShare share of malformed rows above which the read fails
 * @param maxAnonymousShare share of rows without customer above which the read fails
 * @param rejectFile where rejected rows are listed
 * @param threads number of threads, at least 1; the result does not depend on it
 * @param progress told how far the read has come
 */
public record OrderReadSettings(Map<OrderColumn, String> columns, Optional<String> dateFormat,
        Optional<Character> decimal, Optional<Character> delimiter, Optional<String> encoding, ZoneId zone, Clock clock,
        double maxRejectedShare, double maxAnonymousShare, Optional<Path> rejectFile, int threads,
        ReadProgress progress) {

    /** Everything recognised; the system's zone and clock; at most 5 % malformed and 50 % anonymous rows. */
    public static OrderReadSettings defaults() {
        return new OrderReadSettings(Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                ZoneId.systemDefault(), Clock.systemUTC(), 0.05, 0.50, Optional.empty(),
                Runtime.getRuntime().availableProcessors(), ReadProgress.NONE);
    }

    public OrderReadSettings {
        columns = Map.copyOf(columns);
        if (decimal.isPresent() && decimal.get() != '.' && decimal.get() != ',') {
            throw new IllegalArgumentException("the decimal mark must be . or ,");
        }
        if (delimiter.isPresent() && "\"\r\n".indexOf(delimiter.get()) >= 0) {
            throw new IllegalArgumentException("the delimiter must not be a quote or a line end");
        }
        if (!(maxRejectedShare >= 0 && maxRejectedShare <= 1) || !(maxAnonymousShare >= 0 && maxAnonymousShare <= 1)) {
            throw new IllegalArgumentException("shares must be between 0 and 1, for example 0.05");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1");
        }
    }

    public OrderReadSettings withColumn(OrderColumn role, String heading) {
        Map<OrderColumn, String> named = new EnumMap<>(OrderColumn.class);
        named.putAll(columns);
        named.put(role, heading);
        return new OrderReadSettings(named, dateFormat, decimal, delimiter, encoding, zone, clock, maxRejectedShare,
                maxAnonymousShare, rejectFile, threads, progress);
    }

    public OrderReadSettings withDateFormat(String value) {
        return new OrderReadSettings(columns, Optional.of(value), decimal, delimiter, encoding, zone, clock,
                maxRejectedShare, maxAnonymousShare, rejectFile, threads, progress);
    }

    public OrderReadSettings withDecimal(char value) {
        return new OrderReadSettings(columns, dateFormat, Optional.of(value), delimiter, encoding, zone, clock,
                maxRejectedShare, maxAnonymousShare, rejectFile, threads, progress);
    }

    public OrderReadSettings withDelimiter(char value) {
        return new OrderReadSettings(columns, dateFormat, decimal, Optional.of(value), encoding, zone, clock,
                maxRejectedShare, maxAnonymousShare, rejectFile, threads, progress);
    }

    public OrderReadSettings withEncoding(String value) {
        return new OrderReadSettings(columns, dateFormat, decimal, delimiter, Optional.of(value), zone, clock,
                maxRejectedShare, maxAnonymousShare, rejectFile, threads, progress);
    }

    public OrderReadSettings withZone(ZoneId value) {
        return new OrderReadSettings(columns, dateFormat, decimal, delimiter, encoding, value, clock, maxRejectedShare,
                maxAnonymousShare, rejectFile, threads, progress);
    }

    public OrderReadSettings withClock(Clock value) {
        return new OrderReadSettings(columns, dateFormat, decimal, delimiter, encoding, zone, value, maxRejectedShare,
                maxAnonymousShare, rejectFile, threads, progress);
    }

    public OrderReadSettings withMaxRejectedShare(double value) {
        return new OrderReadSettings(columns, dateFormat, decimal, delimiter, encoding, zone, clock, value,
                maxAnonymousShare, rejectFile, threads, progress);
    }

    public OrderReadSettings withMaxAnonymousShare(double value) {
        return new OrderReadSettings(columns, dateFormat, decimal, delimiter, encoding, zone, clock, maxRejectedShare,
                value, rejectFile, threads, progress);
    }

    public OrderReadSettings withRejectFile(Path value) {
        return new OrderReadSettings(columns, dateFormat, decimal, delimiter, encoding, zone, clock, maxRejectedShare,
                maxAnonymousShare, Optional.of(value), threads, progress);
    }

    public OrderReadSettings withThreads(int value) {
        return new OrderReadSettings(columns, dateFormat, decimal, delimiter, encoding, zone, clock, maxRejectedShare,
                maxAnonymousShare, rejectFile, value, progress);
    }

    public OrderReadSettings withProgress(ReadProgress value) {
        return new OrderReadSettings(columns, dateFormat, decimal, delimiter, encoding, zone, clock, maxRejectedShare,
                maxAnonymousShare, rejectFile, threads, value);
    }
}
