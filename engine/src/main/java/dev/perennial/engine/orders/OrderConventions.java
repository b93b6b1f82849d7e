package dev.perennial.engine.orders;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How dates and amounts of one source are written, as given by the caller or settled from evidence.
 *
 * @param dateGiven whether the caller named the order or the pattern
 * @param decimalGiven whether the caller named the decimal mark
 * @param today the last day that is not in the future
 */
public record OrderConventions(DateOrder order, boolean dateGiven, Optional<DatePattern> pattern, DecimalMark decimal,
        boolean decimalGiven, ZoneId zone, LocalDate today) {

    /** What the settings say, the rest unsettled. */
    public static OrderConventions of(OrderReadSettings settings) throws OrderFileException {
        DateOrder order = DateOrder.UNSETTLED;
        Optional<DatePattern> pattern = Optional.empty();
        if (settings.dateFormat().isPresent()) {
            String format = settings.dateFormat().get();
            switch (format) {
                case "ymd" -> order = DateOrder.YEAR_FIRST;
                case "dmy" -> order = DateOrder.DAY_FIRST;
                case "mdy" -> order = DateOrder.MONTH_FIRST;
                default -> pattern = Optional.of(pattern(format));
            }
        }
        return new OrderConventions(order, settings.dateFormat().isPresent(), pattern,
                settings.decimal().map(DecimalMark::of).orElse(DecimalMark.UNSETTLED), settings.decimal().isPresent(),
                settings.zone(), LocalDate.now(settings.clock().withZone(settings.zone())));
    }

    private static DatePattern pattern(String format) throws OrderFileException {
        try {
            return new DatePattern(format);
        } catch (IllegalArgumentException e) {
            throw new OrderFileException(OrderProblem.DATE_FORMAT_INVALID, format);
        }
    }

    OrderConventions withOrder(DateOrder value) {
        return new OrderConventions(value, dateGiven, pattern, decimal, decimalGiven, zone, today);
    }

    OrderConventions withDecimal(DecimalMark value) {
        return new OrderConventions(order, dateGiven, pattern, value, decimalGiven, zone, today);
    }

    /** A reader of dates written so. */
    public DateReader dates() {
        return pattern.isPresent()
                ? new DateReader(pattern.get(), zone, today)
                : new DateReader(order, dateGiven, zone, today);
    }

    /** A reader of amounts written so. */
    public AmountReader amounts() {
        return new AmountReader(decimal, decimalGiven);
    }

    /** The order of dates, {@code iso} where the file settles none, or their pattern. */
    public String dateOrder() {
        return pattern.map(DatePattern::text).orElse(order.code());
    }
}
