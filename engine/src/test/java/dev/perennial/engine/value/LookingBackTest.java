package dev.perennial.engine.value;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.HistoryShard;
import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.model.clv.BgNbd;
import dev.perennial.engine.model.clv.ClvFit;
import dev.perennial.engine.model.clv.PurchaseFit;
import dev.perennial.engine.orders.OrderLines;
import dev.perennial.engine.shard.LocalShards;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LookingBackTest {

    private static final BgNbd MODEL = new BgNbd(0.6, 8, 0.5, 3.5);
    /** Every order is worth 20 where there is no spend model; the margin is the whole of it. */
    private static final ClvFit FIT = new ClvFit(
            new PurchaseFit(MODEL, 0, 1, new double[4], new double[4][4], 1, Optional.empty()), Optional.empty(), 20);
    private static final LocalDate AS_OF = LocalDate.parse("2025-12-31");

    @Test
    void daysAreQuarterEndsAMonthAndAYearBack() {
        RetrospectDays days = RetrospectDays.of(LocalDate.parse("2022-01-01"), LocalDate.parse("2025-11-20"), 12);
        assertThat(days(days.river())).containsExactly("2024-12-31", "2025-03-31", "2025-06-30", "2025-09-30",
                "2025-11-20");
        assertThat(LocalDate.ofEpochDay(days.movement().orElseThrow())).isEqualTo("2024-11-20");
        assertThat(days.windowMonths()).isEqualTo(12);
        assertThat(LocalDate.ofEpochDay(days.month().orElseThrow())).isEqualTo("2025-10-20");
    }

    @Test
    void onAQuarterEndTheOneBeforeIsTheLatest() {
        RetrospectDays days = RetrospectDays.of(LocalDate.parse("2025-05-01"), AS_OF, 12);
        assertThat(days(days.river())).containsExactly("2025-06-30", "2025-09-30", "2025-12-31");
    }

    @Test
    void aShorterHistoryLooksLessFarBack() {
        assertThat(movement("2024-06-15")).isEqualTo("2025-06-30 12");
        assertThat(movement("2024-09-15")).isEqualTo("2025-09-30 12");
        assertThat(movement("2025-01-15")).isEqualTo("2025-09-30 3");
        assertThat(movement("2025-08-15")).isEqualTo("none");
    }

    private static String movement(String firstDay) {
        RetrospectDays days = RetrospectDays.of(LocalDate.parse(firstDay), AS_OF, 12);
        return days.movement().isEmpty()
                ? "none"
                : LocalDate.ofEpochDay(days.movement().getAsInt()) + " " + days.windowMonths();
    }

    @Test
    void theRiverCountsStagesAsTheyStood() {
        OrderLines lines = OrderLines.none().with("early", "2025-05-20", 10).with("early", "2025-06-20", 10)
                .with("later", "2025-09-10", 10);
        Retrospect back = back(lines, "2025-05-20", new Prospects(new int[]{day("2025-07-01"), day("2025-12-01")}));
        assertThat(back.river()).extracting(Retrospect.StageCounts::on).extracting(LocalDate::toString)
                .containsExactly("2025-06-30", "2025-09-30", "2025-12-31");
        assertThat(back.river().get(0).counts()).isEqualTo(counts(0, 0, 1, 0));
        assertThat(back.river().get(1).counts()).isEqualTo(counts(1, 1, 1, 0));
        assertThat(back.river().get(2).counts().get("prospect")).isEqualTo(2);
        int now = back.river().get(2).counts().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(now).isEqualTo(4);
        assertThat(back.flows().stream().mapToInt(Retrospect.Flow::customers).sum()).isEqualTo(4);
        assertThat(back.flows()).contains(new Retrospect.Flow("none", "prospect", 2))
                .anyMatch(flow -> flow.from().equals("growing")).anyMatch(flow -> flow.from().equals("none")
                        && !flow.to().equals("prospect"));
    }

    private static Map<String, Integer> counts(int prospects, int fresh, int growing, int mature) {
        return Map.of("prospect", prospects, "new", fresh, "growing", growing, "mature", mature, "declining", 0,
                "lost", 0);
    }

    /**
     * A year earlier: often ×4 at 10, grand ×1 at 100, small ×1 at 10; cuts (4 + 1 + 1) / 3 = 2 orders and
     * (10 + 100 + 10) / 3 = 40 a basket. So often is C, grand D, small B; fresh and a prospect are A.
     */
    @Test
    void movementKeepsTheEarlierCuts() {
        OrderLines lines = OrderLines.none().with("old", "2022-12-01", 5);
        for (String month : List.of("02", "04", "06", "08")) {
            lines.with("often", "2024-" + month + "-01", 10);
        }
        lines.with("grand", "2024-05-01", 100).with("small", "2024-05-01", 10);
        for (String month : List.of("02", "04", "06")) {
            lines.with("small", "2025-" + month + "-01", 50);
        }
        lines.with("grand", "2025-05-01", 30).with("fresh", "2025-06-01", 41);
        Retrospect.Movement movement = back(lines, "2022-12-01", new Prospects(new int[]{day("2025-02-01")}))
                .movement().orElseThrow();
        assertThat(movement.from()).isEqualTo("2024-12-31");
        assertThat(movement.frequencyCut()).isEqualTo(2);
        assertThat(movement.basketCut()).isEqualTo(40);
        assertThat(movement.flows()).containsExactlyInAnyOrder(new Retrospect.Flow("A", "A", 1),
                new Retrospect.Flow("A", "D", 1), new Retrospect.Flow("B", "E", 1), new Retrospect.Flow("C", "none", 1),
                new Retrospect.Flow("D", "B", 1), new Retrospect.Flow("none", "none", 1));
        assertThat(movement.aToB()).isEqualTo(new Retrospect.Rate(0, 2));
        assertThat(movement.bToE()).isEqualTo(new Retrospect.Rate(1, 1));
        assertThat(movement.stayInE().rate()).isNaN();
    }

    @Test
    void whatChangedTheValueAddsUp() {
        OrderLines lines = OrderLines.none().with("known", "2025-06-01", 10).with("known", "2025-08-01", 10)
                .with("silent", "2025-06-01", 10).with("silent", "2025-06-15", 10).with("new", "2025-12-15", 10)
                .with("known", "2025-12-10", 10);
        Retrospect.ValueChange change = back(lines, "2025-06-01", Prospects.none()).change().orElseThrow();
        assertThat(change.from()).isEqualTo("2025-11-30");
        assertThat(change.valueThen() + change.acquired() + change.grown() - change.lost())
                .isCloseTo(change.valueNow(), within(1e-9));
        assertThat(change.acquired()).isCloseTo(worth(0, 0, 16), within(1e-6));
        assertThat(change.grown()).isCloseTo(worth(2, 192, 213) - worth(1, 61, 182), within(1e-6));
        assertThat(change.lost()).isCloseTo(worth(1, 14, 182) - worth(1, 14, 213), within(1e-6));
    }

    /** Lifetime value without discount: expected orders by the formula of the paper, times the mean spend. */
    private static double worth(int x, int txDays, int tDays) {
        return MODEL.expected(x, txDays / 7.0, tDays / 7.0, 52) * 20;
    }

    @Test
    void valueAtRiskIsByReason() {
        OrderLines lines = OrderLines.none().with("once", "2025-12-01", 10).with("twice", "2025-10-01", 10)
                .with("twice", "2025-11-01", 10);
        List<Retrospect.Risk> risks = back(lines, "2025-10-01", Prospects.none()).valueAtRisk();
        double alive = MODEL.pAlive(1, 31 / 7.0, 91 / 7.0);
        assertThat(risks.getFirst().reason()).isEqualTo("finding-rhythm");
        assertThat(risks.getFirst().value()).isCloseTo(worth(1, 31, 91) / alive * (1 - alive), within(1e-6));
        assertThat(risks.getLast()).isEqualTo(new Retrospect.Risk("one-order", 1, 0));
    }

    @Test
    void anEarlierHistoryIsTheOneBuiltThen() {
        OrderLines lines = OrderLines.none().with("a", "2025-01-01", 10).with("a", "2025-03-01", 20)
                .with("a", "2025-03-01", -5).with("a", "2025-04-01", -1).with("late", "2025-05-01", 5);
        HistoryShard full = CustomerShard.by(day("2025-12-31"), 12).apply(lines.single()).history();
        HistoryShard then = HistoryShard.by(day("2025-03-31")).apply(lines.single());
        assertThat(full.until(day("2025-03-31"))).usingRecursiveComparison().isEqualTo(then);
    }

    private static Retrospect back(OrderLines lines, String firstDay, Prospects prospects) {
        return LookingBack.of(new LocalShards<>(lines.shards()), LocalDate.parse(firstDay), AS_OF,
                PerPopulation.everyone(FIT),
                ValueSettings.defaults().withDiscount(0), prospects);
    }

    private static int day(String day) {
        return (int) LocalDate.parse(day).toEpochDay();
    }

    private static List<String> days(int[] days) {
        return Arrays.stream(days).mapToObj(day -> LocalDate.ofEpochDay(day).toString()).toList();
    }
}
