package dev.perennial.engine.value;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The days a retrospect looks back to, as days since 1970-01-01. Where the history leaves no whole window before any of
 * the days a movement could begin on, window and distance are shortened alike.
 *
 * @param river ascending, as-of last
 * @param movement the earlier day of the movement
 * @param windowMonths length of the window in which orders count for the movement, the same at both days
 * @param month a month before as-of
 */
record RetrospectDays(int asOf, int[] river, OptionalInt movement, int windowMonths,
        OptionalInt month) implements Serializable {

    private static final int QUARTERS = 4;
    private static final int MONTHS_IN_QUARTER = 3;
    private static final List<Integer> MONTHS_BACK = List.of(12, 6, 3);

    static RetrospectDays of(LocalDate firstDay, LocalDate asOf, int windowMonths) {
        Deque<Integer> river = new ArrayDeque<>(List.of((int) asOf.toEpochDay()));
        LocalDate quarterEnd = lastQuarterEnd(asOf);
        for (int q = 0; q < QUARTERS && !quarterEnd.isBefore(firstDay); q++) {
            river.addFirst((int) quarterEnd.toEpochDay());
            quarterEnd = lastQuarterEnd(quarterEnd);
        }
        LocalDate month = asOf.minusMonths(1);
        OptionalInt months = monthsBack(firstDay, asOf, windowMonths);
        boolean shortened = months.isEmpty();
        if (shortened) {
            months = MONTHS_BACK.stream().mapToInt(Integer::intValue)
                    .filter(back -> !asOf.minusMonths(2L * back).isBefore(firstDay)).findFirst();
        }
        return new RetrospectDays((int) asOf.toEpochDay(), river.stream().mapToInt(Integer::intValue).toArray(),
                months.isEmpty()
                        ? months
                        : OptionalInt.of((int) asOf.minusMonths(months.getAsInt()).toEpochDay()),
                shortened ? months.orElse(windowMonths) : windowMonths,
                month.isBefore(firstDay) ? OptionalInt.empty() : OptionalInt.of((int) month.toEpochDay()));
    }

    /** The last quarter-end before a day. */
    private static LocalDate lastQuarterEnd(LocalDate day) {
        int monthsIntoQuarter = (day.getMonthValue() - 1) % MONTHS_IN_QUARTER;
        return YearMonth.from(day).minusMonths(monthsIntoQuarter + 1L).atEndOfMonth();
    }

    /** A year back, else half, else a quarter: the longest that leaves a whole window before it. */
    private static OptionalInt monthsBack(LocalDate firstDay, LocalDate asOf, int windowMonths) {
        return MONTHS_BACK.stream().mapToInt(Integer::intValue)
                .filter(back -> !asOf.minusMonths(back + (long) windowMonths).isBefore(firstDay)).findFirst();
    }

    IntStream earlierRiver() {
        return IntStream.of(river).limit(river.length - 1L);
    }
}
