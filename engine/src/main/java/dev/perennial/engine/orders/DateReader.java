package dev.perennial.engine.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

import org.jspecify.annotations.Nullable;

/**
 * Reads dates, with or without a time, to days since 1970-01-01 in the business zone. Not for several threads at once.
 */
public final class DateReader {

    static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;
    private static final int[] MONTH_START = monthStarts();
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long NO_MOMENT = Long.MIN_VALUE;

    private final DateOrder order;
    private final boolean given;
    private final @Nullable DatePattern pattern;
    private final ZoneRules zone;
    private final int today;

    private final DateCursor cursor = new DateCursor();
    private DateShape shape = DateShape.NEUTRAL;
    private int day;
    private int secondOfDay;
    private long moment = NO_MOMENT;

    /** @param given whether the caller named the order: dates in another order are then simply bad */
    DateReader(DateOrder order, boolean given, ZoneId zone, LocalDate today) {
        this(order, given, null, zone, today);
    }

    /** Reads dates written in one pattern and no other. */
    DateReader(DatePattern pattern, ZoneId zone, LocalDate today) {
        this(DateOrder.UNSETTLED, true, pattern, zone, today);
    }

    private DateReader(DateOrder order, boolean given, @Nullable DatePattern pattern, ZoneId zone, LocalDate today) {
        this.order = order;
        this.given = given;
        this.pattern = pattern;
        this.zone = zone.getRules();
        this.today = Math.toIntExact(today.toEpochDay());
    }

    private static int[] monthStarts() {
        int[] starts = new int[(LAST_YEAR - FIRST_YEAR + 1) * 12 + 1];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = (int) YearMonth.of(FIRST_YEAR + i / 12, i % 12 + 1).atDay(1).toEpochDay();
        }
        return starts;
    }

    /** The day of the last date read. */
    public int day() {
        return day;
    }

    /**
     * The moment of the last date read, in seconds since 1970-01-01T00:00Z: the one it names where it has an offset, else its
     * time in the business zone; without a time the start of its day.
     */
    public long epochSecond() {
        if (moment != NO_MOMENT) {
            return moment;
        }
        long local = day * SECONDS_PER_DAY + secondOfDay;
        return local - zone.getOffset(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC)).getTotalSeconds();
    }

    /** What the last date says about the order of its file's dates. */
    DateShape shape() {
        return shape;
    }

    /** Reads what stands at this place of the buffer, without blanks around it. */
    public Reading read(char[] buffer, int offset, int length) {
        if (pattern != null) {
            return pattern.read(new String(buffer, offset, length), this);
        }
        if (length == 10 && buffer[offset + 4] == '-' && buffer[offset + 7] == '-') {
            int year = digits(buffer, offset) * 100 + digits(buffer, offset + 2);
            int month = digits(buffer, offset + 5);
            int dayOfMonth = digits(buffer, offset + 8);
            if (year >= FIRST_YEAR && month > 0 && dayOfMonth > 0) {
                shape = DateShape.NEUTRAL;
                return take(year, month, dayOfMonth);
            }
        }
        return readSlowly(buffer, offset, length);
    }

    /** The number in two digits, very negative if they are not digits. */
    private static int digits(char[] buffer, int at) {
        int tens = buffer[at] - '0';
        int ones = buffer[at + 1] - '0';
        return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? -1_000_000 : tens * 10 + ones;
    }

    private Reading take(int year, int month, int dayOfMonth) {
        if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || dayOfMonth < 1) {
            return Reading.BAD;
        }
        int index = (year - FIRST_YEAR) * 12 + month - 1;
        int length = index + 1 < MONTH_START.length ? MONTH_START[index + 1] - MONTH_START[index] : 31;
        if (dayOfMonth > length) {
            return Reading.BAD;
        }
        return take(MONTH_START[index] + dayOfMonth - 1);
    }

    /** Takes a day that is already one, as a database gives it. */
    Reading take(int epochDay) {
        day = epochDay;
        secondOfDay = 0;
        moment = NO_MOMENT;
        if (epochDay < MONTH_START[0]) {
            return Reading.BAD;
        }
        return epochDay > today ? Reading.FUTURE : Reading.READ;
    }

    /** Takes a moment, and its day in the business zone. */
    Reading take(Instant moment) {
        long local = moment.getEpochSecond() + zone.getOffset(moment).getTotalSeconds();
        long epochDay = Math.floorDiv(local, SECONDS_PER_DAY);
        if (epochDay < Integer.MIN_VALUE || epochDay > Integer.MAX_VALUE) {
            return Reading.BAD;
        }
        Reading reading = take((int) epochDay);
        this.moment = moment.getEpochSecond();
        return reading;
    }

    /** Takes a day and a time of it, both of the business zone. */
    Reading take(int epochDay, int second) {
        Reading reading = take(epochDay);
        secondOfDay = second;
        return reading;
    }

    private Reading readSlowly(char[] buffer, int offset, int length) {
        DateCursor text = cursor.over(buffer, offset, length);
        shape = DateShape.NONE;
        if (!text.parts()) {
            shape = text.serial() ? DateShape.SERIAL : DateShape.NONE;
            return Reading.BAD;
        }
        Reading date = switch (text.form()) {
            case YEAR_MONTH_DAY -> neutral(text.first(), text.second(), text.third());
            case DAY_NAME_YEAR -> named(text.first(), text.second());
            case NAME_DAY_YEAR -> named(text.second(), text.first());
            case POINTS -> order == DateOrder.UNSETTLED || !given
                    ? year(DateShape.NEUTRAL, text.second(), text.first())
                    : numbers();
            case NUMBERS -> numbers();
        };
        return date == Reading.READ || date == Reading.FUTURE ? inZone(date) : date;
    }

    private Reading neutral(int year, int month, int dayOfMonth) {
        shape = DateShape.NEUTRAL;
        return take(year, month, dayOfMonth);
    }

    private Reading named(int dayOfMonth, int month) {
        return year(DateShape.NEUTRAL, month, dayOfMonth);
    }

    private Reading numbers() {
        int first = cursor.first();
        int second = cursor.second();
        if (given && order == DateOrder.YEAR_FIRST) {
            return cursor.firstDigits() == 2 && cursor.thirdDigits() <= 2
                    ? neutral(century(first), second, cursor.third())
                    : Reading.BAD;
        }
        DateShape numbers = shapeOf(first, second);
        return switch (numbers) {
            case NEUTRAL -> year(numbers, first, second);
            case DAY_FIRST -> order == DateOrder.DAY_FIRST ? year(numbers, second, first) : open(numbers);
            case MONTH_FIRST -> order == DateOrder.MONTH_FIRST ? year(numbers, first, second) : open(numbers);
            case EITHER -> switch (order) {
                case DAY_FIRST -> year(numbers, second, first);
                case MONTH_FIRST -> year(numbers, first, second);
                case UNSETTLED, YEAR_FIRST -> open(numbers);
            };
            case TWO_DIGIT_YEAR, SERIAL, NONE -> Reading.BAD;
        };
    }

    private Reading open(DateShape numbers) {
        if (cursor.thirdDigits() == 2 && !given) {
            shape = DateShape.TWO_DIGIT_YEAR;
            return Reading.BAD;
        }
        shape = numbers;
        return given ? Reading.BAD : Reading.OPEN;
    }

    private static DateShape shapeOf(int first, int second) {
        if (first < 1 || second < 1 || first > 31 || second > 31 || (first > 12 && second > 12)) {
            return DateShape.NONE;
        }
        if (first > 12) {
            return DateShape.DAY_FIRST;
        }
        if (second > 12) {
            return DateShape.MONTH_FIRST;
        }
        return first == second ? DateShape.NEUTRAL : DateShape.EITHER;
    }

    /** Reads the year, which stands last and may have two digits when the caller named the order. */
    private Reading year(DateShape known, int month, int dayOfMonth) {
        boolean short2 = cursor.thirdDigits() == 2;
        if (short2 && !given) {
            shape = DateShape.TWO_DIGIT_YEAR;
            return Reading.BAD;
        }
        shape = known;
        return take(short2 ? century(cursor.third()) : cursor.third(), month, dayOfMonth);
    }

    private static int century(int twoDigits) {
        return twoDigits < 70 ? 2000 + twoDigits : 1900 + twoDigits;
    }

    private Reading inZone(Reading date) {
        if (!cursor.time()) {
            shape = DateShape.NONE;
            return Reading.BAD;
        }
        if (!cursor.hasOffset()) {
            secondOfDay = cursor.secondOfDay();
            return date;
        }
        return take(Instant.ofEpochSecond(day * SECONDS_PER_DAY + cursor.secondOfDay() - cursor.offsetSeconds()));
    }
}
