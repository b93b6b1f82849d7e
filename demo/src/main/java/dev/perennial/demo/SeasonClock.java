package dev.perennial.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * A clock that runs fast when people buy and slow when they do not. Orders are drawn in its time, where rates are
 * constant, and read off in calendar time. It gains nothing over a calendar year, so yearly rates stay as drawn.
 */
final class SeasonClock {

    static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    static final LocalDate LAST_DAY = LocalDate.of(2035, 12, 31);

    private static final List<LocalDate> SPRING_FESTIVALS = List.of(LocalDate.of(2020, 1, 25),
            LocalDate.of(2021, 2, 12), LocalDate.of(2022, 2, 1), LocalDate.of(2023, 1, 22), LocalDate.of(2024, 2, 10),
            LocalDate.of(2025, 1, 29), LocalDate.of(2026, 2, 17), LocalDate.of(2027, 2, 6), LocalDate.of(2028, 1, 26),
            LocalDate.of(2029, 2, 13), LocalDate.of(2030, 2, 3), LocalDate.of(2031, 1, 23), LocalDate.of(2032, 2, 11),
            LocalDate.of(2033, 1, 31), LocalDate.of(2034, 2, 19), LocalDate.of(2035, 2, 8));

    private static final double[] HOURS = {.5, .2, .1, .1, .1, .2, .5, 1, 2, 4, 5, 5, 5, 4.5, 5, 5, 5, 4.5, 4.5, 6, 8,
            8, 5, 2};

    private static final double SECONDS_PER_DAY = 86_400;

    /** The Chinese trading year: 618, Double 11, Double 12, the quiet of the spring festival, weekends, evenings. */
    static final SeasonClock CHINESE_RETAIL = new SeasonClock(true);

    /** Every hour alike. */
    static final SeasonClock EVEN = new SeasonClock(false);

    private final double[] days;
    private final double[] hours;

    private SeasonClock(boolean seasonal) {
        days = cumulativeDays(seasonal);
        hours = cumulativeHours(seasonal);
    }

    /** The clock's reading at the start of a day, in its own days since {@link #FIRST_DAY}. */
    double reading(LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw new IllegalArgumentException("the season clock knows " + FIRST_DAY + " to " + LAST_DAY);
        }
        return days[(int) ChronoUnit.DAYS.between(FIRST_DAY, day)];
    }

    /** The calendar moment at which the clock shows {@code reading}, to the second. */
    LocalDateTime at(double reading) {
        int day = segment(days, reading);
        double share = (reading - days[day]) / (days[day + 1] - days[day]);
        int hour = segment(hours, share);
        double part = (share - hours[hour]) / (hours[hour + 1] - hours[hour]);
        double second = (hour + part) * (SECONDS_PER_DAY / 24);
        return LocalDateTime.of(FIRST_DAY.plusDays(day),
                LocalTime.ofSecondOfDay((long) Math.min(second, SECONDS_PER_DAY - 1)));
    }

    private static int segment(double[] cumulative, double value) {
        int found = Arrays.binarySearch(cumulative, value);
        int index = found >= 0 ? found : -found - 2;
        return Math.clamp(index, 0, cumulative.length - 2);
    }

    private static double[] cumulativeDays(boolean seasonal) {
        int count = (int) ChronoUnit.DAYS.between(FIRST_DAY, LAST_DAY) + 1;
        double[] cumulative = new double[count + 1];
        for (int year = FIRST_DAY.getYear(); year <= LAST_DAY.getYear(); year++) {
            LocalDate first = LocalDate.of(year, 1, 1);
            double[] weights = new double[first.lengthOfYear()];
            Arrays.setAll(weights, i -> seasonal ? weight(first.plusDays(i)) : 1);
            double scale = weights.length / Arrays.stream(weights).sum();
            int offset = (int) ChronoUnit.DAYS.between(FIRST_DAY, first);
            for (int i = 0; i < weights.length; i++) {
                cumulative[offset + i + 1] = cumulative[offset + i] + weights[i] * scale;
            }
        }
        return cumulative;
    }

    private static double[] cumulativeHours(boolean seasonal) {
        double total = seasonal ? Arrays.stream(HOURS).sum() : HOURS.length;
        double[] cumulative = new double[HOURS.length + 1];
        for (int i = 0; i < HOURS.length; i++) {
            cumulative[i + 1] = cumulative[i] + (seasonal ? HOURS[i] : 1) / total;
        }
        cumulative[HOURS.length] = 1;
        return cumulative;
    }

    private static double weight(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return (weekend ? 1.25 : 1) * spring(day) * festival(MonthDay.from(day));
    }

    /** People stock up until a week before the festival, then travel home and buy little for a fortnight. */
    private static double spring(LocalDate day) {
        LocalDate festival = SPRING_FESTIVALS.get(day.getYear() - FIRST_DAY.getYear());
        long after = ChronoUnit.DAYS.between(festival, day);
        if (after >= -24 && after < -7) {
            return 1.25;
        }
        return after >= -7 && after <= 9 ? 0.35 : 1;
    }

    private static double festival(MonthDay day) {
        return switch (day.getMonthValue()) {
            case 5 -> within(day, 1, 5) ? 1.3 : 1;
            case 6 -> within(day, 16, 18) ? 2.6 : within(day, 1, 15) ? 1.3 : within(day, 19, 26) ? 0.7 : 1;
            case 9 -> 1.1;
            case 10 -> within(day, 1, 7) ? 1.35 : 1.1;
            case 11 -> within(day, 10, 11) ? 3.6 : within(day, 1, 9) ? 1.4 : within(day, 13, 24) ? 0.7 : 1;
            case 12 -> within(day, 12, 12) ? 1.8 : 1;
            default -> 1;
        };
    }

    private static boolean within(MonthDay day, int first, int last) {
        return day.getDayOfMonth() >= first && day.getDayOfMonth() <= last;
    }
}
