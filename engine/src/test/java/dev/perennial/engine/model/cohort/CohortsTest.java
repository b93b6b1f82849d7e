package dev.perennial.engine.model.cohort;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import dev.perennial.engine.model.cohort.Cohorts.Cohort;
import dev.perennial.engine.model.cohort.Cohorts.Period;
import dev.perennial.engine.orders.OrderLines;
import dev.perennial.engine.shard.LocalShards;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Cohorts by hand, and against counting the slow way. */
class CohortsTest {

    private static Cohorts of(OrderLines lines, String first, String asOf) {
        return Cohorts.of(new LocalShards<>(lines.shards()), LocalDate.parse(first), LocalDate.parse(asOf));
    }

    @Test
    void customersAreCountedByTheMonthOfTheirFirstOrderAndTheMonthsSince() {
        OrderLines lines = OrderLines.none().with("a", "2024-01-10", 100).with("a", "2024-01-20", 50)
                .with("a", "2024-03-05", 30).with("b", "2024-01-31", 20).with("c", "2024-02-01", 10)
                .with("b", "2024-02-02", -20).with("c", "2024-04-03", 7);
        Cohorts cohorts = of(lines, "2024-01-10", "2024-03-31");
        assertThat(cohorts.months()).containsExactly(
                new Cohort(LocalDate.of(2024, 1, 1), 2,
                        List.of(new Period(2, 170), new Period(0, -20), new Period(1, 30))),
                new Cohort(LocalDate.of(2024, 2, 1), 1, List.of(new Period(1, 10), new Period(0, 0))),
                new Cohort(LocalDate.of(2024, 3, 1), 0, List.of(new Period(0, 0))));
        assertThat(cohorts.quarters())
                .containsExactly(new Cohort(LocalDate.of(2024, 1, 1), 3, List.of(new Period(3, 190))));
    }

    @Test
    void aMonthThatHasNotEndedIsLeftOut() {
        OrderLines lines = OrderLines.none().with("a", "2024-01-10", 100).with("b", "2024-03-05", 30);
        Cohorts cohorts = of(lines, "2024-01-10", "2024-03-30");
        assertThat(cohorts.months()).extracting(Cohort::from).containsExactly(LocalDate.of(2024, 1, 1),
                LocalDate.of(2024, 2, 1));
        assertThat(cohorts.months().getFirst().periods()).hasSize(2);
        assertThat(cohorts.quarters()).isEmpty();
    }

    @Test
    void aRefundIsNoOrderAndAFreeOneIs() {
        OrderLines lines = OrderLines.none().with("a", "2024-01-10", -5).with("b", "2024-01-11", 0);
        assertThat(of(lines, "2024-01-10", "2024-01-31").months())
                .containsExactly(new Cohort(LocalDate.of(2024, 1, 1), 1, List.of(new Period(1, 0))));
    }

    @Test
    void theyAreWhatCountingTheSlowWayFinds() {
        Random random = new Random(5);
        LocalDate first = LocalDate.of(2023, 2, 14);
        LocalDate asOf = LocalDate.of(2025, 5, 17);
        OrderLines lines = OrderLines.none();
        Map<String, List<LocalDate>> days = new HashMap<>();
        for (int i = 0; i < 4_000; i++) {
            String customer = "c" + random.nextInt(500);
            LocalDate day = first.plusDays(random.nextInt(900));
            lines.with(customer, day, 10);
            if (!day.isAfter(asOf)) {
                days.computeIfAbsent(customer, _ -> new ArrayList<>()).add(day);
            }
        }
        Cohorts cohorts = of(lines, first.toString(), asOf.toString());
        assertThat(cohorts.months()).hasSize(27);
        assertThat(cohorts.months().getLast().from()).isEqualTo(LocalDate.of(2025, 4, 1));
        for (Cohort cohort : cohorts.months()) {
            List<List<LocalDate>> members = days.values().stream()
                    .filter(all -> YearMonth.from(all.stream().min(LocalDate::compareTo).orElseThrow())
                            .equals(YearMonth.from(cohort.from())))
                    .toList();
            assertThat(cohort.customers()).isEqualTo(members.size());
            for (int since = 0; since < cohort.periods().size(); since++) {
                YearMonth month = YearMonth.from(cohort.from()).plusMonths(since);
                Set<List<LocalDate>> ordered = new HashSet<>();
                int orders = 0;
                for (List<LocalDate> all : members) {
                    int here = (int) all.stream().filter(day -> YearMonth.from(day).equals(month)).count();
                    orders += here;
                    if (here > 0) {
                        ordered.add(all);
                    }
                }
                assertThat(cohort.periods().get(since).ordered()).isEqualTo(ordered.size());
                assertThat(cohort.periods().get(since).spend()).isCloseTo(orders * 10.0, within(1e-9));
            }
        }
    }
}
