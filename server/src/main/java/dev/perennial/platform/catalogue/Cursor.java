package dev.perennial.platform.catalogue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;

import dev.perennial.platform.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The place in a list after which the next page begins. It names the order it belongs to, so that it cannot be used with
 * another.
 */
sealed interface Cursor {

    /** More than any number in a list has, before or behind the point. */
    int MOST_DIGITS = 400;

    /** After a row that has a value to sort by. */
    record AfterValue(Object value, long id) implements Cursor {
    }

    /** After a row without one, or before the first of these. */
    record AfterMissing(@Nullable Long id) implements Cursor {
    }

    /** After a row of a list in the order of ids. */
    record AfterId(long id) implements Cursor {
    }

    static String write(Order order, Cursor cursor) {
        String place = switch (cursor) {
            case AfterValue(Object value, long id) -> "v:" + id + ":" + value;
            case AfterMissing(Long id) -> "m:" + (id == null ? "" : id) + ":";
            case AfterId(long id) -> "i:" + id + ":";
        };
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((order.code() + ":" + place).getBytes(StandardCharsets.UTF_8));
    }

    static Cursor read(Order order, String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(":", 5);
            Attribute attribute = order.attribute();
            if (parts.length == 5 && order.code().equals(parts[0] + ":" + parts[1])) {
                if (attribute == null) {
                    return new AfterId(Long.parseLong(parts[3]));
                }
                if (parts[2].equals("m")) {
                    return new AfterMissing(parts[3].isEmpty() ? null : Long.valueOf(parts[3]));
                }
                return new AfterValue(value(attribute.type(), parts[4]), Long.parseLong(parts[3]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static Object value(AttributeType type, String text) {
        return switch (type) {
            case INTEGER, USER, CUSTOMER -> Long.valueOf(text);
            case NUMBER, MONEY, PERCENT -> number(new BigDecimal(text));
            case DATE -> {
                LocalDate date = LocalDate.parse(text);
                requireKeepable(date.getYear());
                yield date;
            }
            case INSTANT -> {
                OffsetDateTime instant = OffsetDateTime.parse(text);
                requireKeepable(instant.getYear());
                yield instant;
            }
            case TEXT, CHOICE -> {
                if (text.indexOf('\0') >= 0) {
                    throw invalid();
                }
                yield text;
            }
            case BOOLEAN, TEXT_LIST -> throw invalid();
        };
    }

    /** Written out, a number of few characters can be longer than any memory. */
    private static BigDecimal number(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            throw invalid();
        }
        return number;
    }

    private static void requireKeepable(int year) {
        if (year < 1 || year > 9999) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return ProblemException.invalid("/after", CatalogueProblem.CURSOR_INVALID);
    }
}
