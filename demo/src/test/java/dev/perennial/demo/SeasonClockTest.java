package dev.perennial.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SeasonClockTest {

    private static final SeasonClock CLOCK = SeasonClock.CHINESE_RETAIL;

    @Test
    void aCalendarYearIsAsLongInSeasonTime() {
        for (int year = SeasonClock.FIRST_DAY.getYear(); year < SeasonClock.LAST_DAY.getYear(); year++) {
            LocalDate first = LocalDate.of(year, 1, 1);
            assertThat(CLOCK.reading(first.plusYears(1)) - CLOCK.reading(first)).isCloseTo(first.lengthOfYear(),
                    within(1e-8));
        }
    }

    @Test
    void theClockNeverRunsBackwards() {
        double opening = CLOCK.reading(LocalDate.of(2025, 1, 1));
        LocalDateTime previous = CLOCK.at(opening);
        for (int i = 1; i < 50_000; i++) {
            LocalDateTime next = CLOCK.at(opening + i * 0.01);
            assertThat(next).isAfterOrEqualTo(previous);
            previous = next;
        }
    }

    @Test
    void theReadingOfADayIsItsMidnight() {
        LocalDate day = LocalDate.of(2025, 11, 11);
        assertThat(CLOCK.at(CLOCK.reading(day) + 1e-9)).isEqualTo(day.atStartOfDay());
    }

    @Test
    void peopleOrderInTheEveningMoreThanAtNight() {
        double opening = CLOCK.reading(LocalDate.of(2025, 1, 1));
        int evening = 0;
        int night = 0;
        for (int i = 0; i < 36_500; i++) {
            int hour = CLOCK.at(opening + i * 0.01).getHour();
            evening += hour >= 19 && hour < 23 ? 1 : 0;
            night += hour >= 1 && hour < 5 ? 1 : 0;
        }
        assertThat(evening).isGreaterThan(20 * night);
    }

    @Test
    void withoutSeasonEveryDayIsOneDay() {
        LocalDate day = LocalDate.of(2025, 11, 11);
        assertThat(SeasonClock.EVEN.reading(day.plusDays(1)) - SeasonClock.EVEN.reading(day)).isCloseTo(1,
                within(1e-9));
    }
}
