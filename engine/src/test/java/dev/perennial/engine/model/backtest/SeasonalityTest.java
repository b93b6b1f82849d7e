package dev.perennial.engine.model.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

import dev.perennial.engine.model.backtest.Backtest.TrackingPoint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Seasons are found where there are some, and seldom where there are none. */
class SeasonalityTest {

    private static final LocalDate START = LocalDate.of(2022, 1, 3);
    private static final int WEEK = 7;
    private static final int YEAR = 365;

    /** Weeks of a base that grows, whose orders are Poisson about the expected ones times the index of their month. */
    private static List<TrackingPoint> weeks(int weeks, long seed, IntToDoubleFunction index) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TrackingPoint> points = new ArrayList<>();
        double expected = 0;
        double actual = 0;
        for (int week = 1; week <= weeks; week++) {
            LocalDate day = START.plusDays((long) week * WEEK - 1);
            double mean = 60 + 0.5 * week;
            expected += mean;
            double happens = 0;
            for (int i = 0; i < WEEK; i++) {
                happens += mean / WEEK * index.applyAsDouble(day.minusDays(i).getMonthValue());
            }
            actual += poisson(random, happens);
            points.add(new TrackingPoint(week, day, expected, actual, false));
        }
        return points;
    }

    private static int poisson(SplittableRandom random, double mean) {
        int count = 0;
        for (double left = mean + Math.log(1 - random.nextDouble()); left > 0;) {
            count++;
            left += Math.log(1 - random.nextDouble());
        }
        return count;
    }

    private static Seasonality look(List<TrackingPoint> points, int horizonDays) {
        return Seasonality.of(points, WEEK, points.getLast().day(), horizonDays).orElseThrow();
    }

    @Test
    void withoutSeasonsTheyAreSeenAsOftenAsChanceAllows() {
        int seen = 0;
        for (int i = 0; i < 1_000; i++) {
            seen += look(weeks(170, i, _ -> 1), YEAR).significant() ? 1 : 0;
        }
        assertThat(seen).isBetween(3, 22);
    }

    @Test
    void theIntervalsOfTheIndexesHoldTheTruth() {
        IntToDoubleFunction truth = month -> month == 11 ? 1.5 : month == 2 ? 0.7 : 1;
        double mean = Math.exp((Math.log(1.5) + Math.log(0.7)) / 12);
        int held = 0;
        for (int i = 0; i < 300; i++) {
            Seasonality found = look(weeks(170, 7_000 + i, truth), YEAR);
            assertThat(found.significant()).isTrue();
            assertThat(found.years()).isEqualTo(3);
            for (Seasonality.Index index : found.months()) {
                double expected = truth.applyAsDouble(index.month()) / mean;
                held += index.low() <= expected && expected <= index.high() ? 1 : 0;
            }
        }
        assertThat(held / 3_600.0).isBetween(0.92, 0.975);
    }

    @Test
    void aWholeYearAheadSeasonsCancelOutAndAPartOfItIsTold() {
        List<TrackingPoint> points = weeks(144, 1, month -> month >= 10 ? 1.5 : 1);
        assertThat(points.getLast().day()).isEqualTo(LocalDate.of(2024, 10, 6));
        assertThat(look(points, YEAR).horizon()).isCloseTo(0, within(1e-9));
        assertThat(look(points, 2 * YEAR).horizon()).isCloseTo(0, within(0.01));
        assertThat(look(points, 60).horizon()).isBetween(0.2, 0.45);
    }

    @Test
    void twoWholeYearsWithEnoughOrdersAreNeeded() {
        List<TrackingPoint> points = weeks(100, 1, _ -> 1);
        assertThat(Seasonality.of(points, WEEK, points.getLast().day(), YEAR)).isEmpty();
        List<TrackingPoint> few = weeks(170, 1, _ -> 1).stream().map(one -> new TrackingPoint(one.unit(), one.day(),
                one.predicted() / 50, one.actual() / 50, false)).toList();
        assertThat(Seasonality.of(few, WEEK, few.getLast().day(), YEAR)).isEmpty();
        assertThat(Seasonality.of(List.of(), WEEK, START, YEAR)).isEmpty();
    }
}
