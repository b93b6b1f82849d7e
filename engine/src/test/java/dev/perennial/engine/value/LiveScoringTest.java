package dev.perennial.engine.value;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.perennial.engine.duckdb.DuckDb;
import dev.perennial.engine.model.clv.ClvScoring;
import dev.perennial.engine.model.rfm.Quadrant;
import dev.perennial.engine.model.rfm.Rfm;
import dev.perennial.engine.model.rfm.RfmCuts;
import dev.perennial.engine.orders.OrderFormat;
import dev.perennial.engine.orders.OrderLog;
import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.orders.ReadSummary;
import dev.perennial.engine.shard.Shards;
import dev.perennial.engine.sql.SqlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A customer scored alone has the card that a whole run gives, over random histories. */
class LiveScoringTest {

    private static final int CUSTOMERS = 4_000;
    private static final int FIRST = (int) LocalDate.of(2023, 1, 1).toEpochDay();
    private static final int AS_OF = (int) LocalDate.of(2025, 6, 30).toEpochDay();

    /** Columns of {@code customer_quadrant} that are numbers, in the order of {@link #numbers}. */
    private static final List<String> NUMBERS = List.of("p_alive", "any_order", "expected_orders", "orders_low",
            "orders_high", "expected_spend", "expected_value", "value_low", "value_high", "clv", "clv_low", "clv_high",
            "textbook_clv", "value_at_risk", "expected_interval_days", "overdue");

    @TempDir
    private Path folder = Path.of("");

    private final Random random = new Random(20261122);

    /** Order lines by customer: day, amount. */
    private final Map<Long, List<long[]>> facts = new HashMap<>();

    /** What two ways of scoring must agree on. */
    private record Row(int r, int f, int m, String group, String quadrant, String stage, String reason,
            List<Double> numbers) {
    }

    @Test
    void unchangedCustomersHaveTheCardsOfTheRun() throws IOException {
        someHistories();
        Valuation valuation = valued();
        try (valuation; DuckDb db = DuckDb.open(1, 256)) {
            Path scores = folder.resolve("scores.parquet");
            valuation.write(scores);
            Map<Long, Row> run = rows(db, "read_parquet(" + DuckDb.literal(scores) + ")");
            Map<Long, Row> live = live(kept(valuation), facts.keySet());
            assertThat(live.keySet()).isEqualTo(run.keySet()).hasSizeGreaterThan(CUSTOMERS / 2);
            run.forEach((customer, row) -> assertSame(Objects.requireNonNull(live.get(customer)), row));
        }
    }

    @Test
    void changedCustomersHaveTheCardsOfARunWithTheSameParametersAndCuts() {
        someHistories();
        try (Valuation valuation = valued()) {
            Scoring scoring = kept(valuation);
            for (int round = 0; round < 3; round++) {
                change();
                Map<Long, Row> live = live(scoring, facts.keySet());
                for (int day : List.of(AS_OF, AS_OF + 1, AS_OF + 45)) {
                    Map<Long, Row> whole = whole(scoring, day);
                    facts.forEach((customer, lines) -> {
                        long last = lines.stream().mapToLong(line -> line[0]).max().orElse(0);
                        if (Math.max(AS_OF, last) == day) {
                            assertThat(live.containsKey(customer)).isEqualTo(whole.containsKey(customer));
                            if (whole.containsKey(customer)) {
                                assertSame(Objects.requireNonNull(live.get(customer)),
                                        Objects.requireNonNull(whole.get(customer)));
                            }
                        }
                    });
                }
            }
        }
    }

    @Test
    void withoutASpendModelOrdersAreWorthTheMean() {
        for (long customer = 1; customer <= 30; customer++) {
            for (int order = 0; order <= customer % 3; order++) {
                add(customer, FIRST + order * 30 + (int) customer, order == 0 ? 50_000 : 0);
            }
        }
        add(1, FIRST + 90, 70_000);
        add(1, FIRST + 100, 70_000);
        try (Valuation valuation = valued()) {
            assertThat(valuation.fit().spend()).isEmpty();
            Row row = Objects.requireNonNull(live(kept(valuation), List.of(1L)).get(1L));
            assertThat(row.numbers().get(NUMBERS.indexOf("expected_spend"))).isCloseTo(7, within(1e-12));
            assertThat(row.numbers().get(NUMBERS.indexOf("clv_high"))).isNaN();
        }
    }

    private static void assertSame(Row live, Row run) {
        assertThat(live).usingRecursiveComparison().ignoringFields("numbers").isEqualTo(run);
        for (int i = 0; i < NUMBERS.size(); i++) {
            double expected = run.numbers().get(i);
            if (Double.isNaN(expected)) {
                assertThat(live.numbers().get(i)).as(NUMBERS.get(i)).isNaN();
            } else {
                assertThat(live.numbers().get(i)).as(NUMBERS.get(i)).isCloseTo(expected,
                        within(1e-9 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    /** Regular, rare and lost customers; days with several orders, orders of nothing, refunds, refunds alone. */
    private void someHistories() {
        for (long customer = 1; customer <= CUSTOMERS; customer++) {
            double rate = 0.002 + 0.03 * random.nextDouble() * random.nextDouble();
            int until = random.nextInt(4) == 0 ? FIRST + random.nextInt(AS_OF - FIRST) : AS_OF;
            double size = 20_000 * (1 + 20 * random.nextDouble());
            for (int day = FIRST + random.nextInt(600); day <= until; day += wait(rate)) {
                for (int same = random.nextInt(8) == 0 ? 2 : 1; same > 0; same--) {
                    add(customer, day, random.nextInt(20) == 0 ? 0 : Math.round(size * (0.3 + random.nextDouble())));
                }
                if (random.nextInt(12) == 0) {
                    add(customer, Math.min(AS_OF, day + random.nextInt(20)), -Math.round(size * random.nextDouble()));
                }
            }
            if (random.nextInt(50) == 0) {
                add(customer, AS_OF - random.nextInt(100), -10_000);
            }
        }
        add(1, AS_OF, 10_000);
    }

    private int wait(double rate) {
        return (int) Math.ceil(-Math.log(1 - random.nextDouble()) / rate) - (random.nextInt(10) == 0 ? 1 : 0);
    }

    /** Orders and refunds, on the day itself and later; first orders of new customers; orders undone, all of some. */
    private void change() {
        for (long customer = 1; customer <= CUSTOMERS + 200; customer++) {
            int day = List.of(AS_OF - random.nextInt(300), AS_OF, AS_OF + 1, AS_OF + 45).get(random.nextInt(4));
            switch (random.nextInt(6)) {
                case 0 -> add(customer, day, 5_000 + random.nextInt(900_000));
                case 1 -> add(customer, day, -1_000 - random.nextInt(90_000));
                case 2 -> facts.computeIfPresent(customer, (_, lines) -> {
                    lines.remove(random.nextInt(lines.size()));
                    return lines.isEmpty() ? null : lines;
                });
                case 3 -> {
                    if (random.nextInt(20) == 0) {
                        facts.remove(customer);
                    }
                }
                default -> {
                }
            }
        }
    }

    private void add(long customer, int day, long amount) {
        facts.computeIfAbsent(customer, _ -> new ArrayList<>()).add(new long[]{day, amount});
    }

    private Valuation valued() {
        LocalDate last = LocalDate.ofEpochDay(facts.values().stream().flatMap(List::stream)
                .mapToLong(line -> line[0]).max().orElseThrow());
        ReadSummary summary = new ReadSummary(1, 1, Map.of(), Optional.empty(), LocalDate.ofEpochDay(FIRST), last,
                new OrderFormat("test", "", "", "iso", Map.of()));
        return Valuation.of(new OrderLog(shards(), summary), ValueSettings.defaults().withMargin(0.4));
    }

    private List<OrderShard> shards() {
        return IntStream.range(0, Shards.COUNT)
                .mapToObj(s -> shard(facts.keySet().stream().filter(id -> id % Shards.COUNT == s).sorted().toList()))
                .toList();
    }

    private OrderShard shard(List<Long> customers) {
        List<Integer> owner = new ArrayList<>();
        List<long[]> lines = new ArrayList<>();
        for (int i = 0; i < customers.size(); i++) {
            for (long[] line : Objects.requireNonNull(facts.get(customers.get(i)))) {
                owner.add(i);
                lines.add(line);
            }
        }
        return new OrderShard(customers.stream().map(String::valueOf).toArray(String[]::new),
                customers.stream().mapToLong(Long::longValue).toArray(),
                owner.stream().mapToInt(Integer::intValue).toArray(),
                lines.stream().mapToInt(line -> (int) line[0]).toArray(),
                lines.stream().mapToLong(line -> line[1]).toArray(), new long[0]);
    }

    /** What a program finds that kept the scoring as text. */
    private static Scoring kept(Valuation valuation) {
        JsonMapper json = JsonMapper.shared();
        return Scoring.of(json.readTree(json.writeValueAsString(valuation.scoring())));
    }

    /** A run kept before the rule about silence after few orders was without it, and so are the cards that follow it. */
    @Test
    void anEarlierRunIsFollowedWithoutTheRuleThatCameLater() {
        someHistories();
        Valuation valuation = valued();
        JsonMapper json = JsonMapper.shared();
        JsonNode kept = json.readTree(json.writeValueAsString(valuation.scoring()));
        ((ObjectNode) kept.path("settings").path("lifecycle")).remove("lostChanceLeft");
        assertThat(Scoring.of(kept).settings().lifecycle().lostChanceLeft()).isZero();
        assertThat(kept(valuation).settings().lifecycle().lostChanceLeft()).isEqualTo(0.25);
    }

    private Map<Long, Row> live(Scoring scoring, Iterable<Long> customers) {
        LongStream.Builder whose = LongStream.builder();
        IntStream.Builder days = IntStream.builder();
        LongStream.Builder amounts = LongStream.builder();
        List<long[]> shuffled = new ArrayList<>();
        customers.forEach(customer -> facts.getOrDefault(customer, List.of())
                .forEach(line -> shuffled.add(new long[]{customer, line[0], line[1]})));
        Collections.shuffle(shuffled, random);
        shuffled.forEach(line -> {
            whose.add(line[0]);
            days.add((int) line[1]);
            amounts.add(line[2]);
        });
        Map<Long, Row> rows = new HashMap<>();
        for (LiveCards cards : new LiveScoring(scoring).cards(new LiveScoring.Lines(whose.build().toArray(),
                days.build().toArray(), amounts.build().toArray()))) {
            for (int i = 0; i < cards.size(); i++) {
                rows.put(cards.customers()[i], row(cards, i));
            }
        }
        return rows;
    }

    private static Row row(LiveCards cards, int i) {
        ScoredShard scored = cards.scored();
        String quadrant = cards.quadrant()[i];
        return new Row(cards.r()[i], cards.f()[i], cards.m()[i], cards.rfmGroup()[i], quadrant == null ? "" : quadrant,
                scored.lifecycle().stage()[i].code(), scored.lifecycle().reason()[i].code(), numbers(scored, i));
    }

    private static List<Double> numbers(ScoredShard s, int i) {
        return List.of(s.clv().pAlive()[i], s.clv().anyOrder()[i], s.clv().expectedOrders()[i],
                s.clv().ordersLow()[i], s.clv().ordersHigh()[i], s.clv().expectedSpend()[i],
                s.clv().expectedValue()[i], s.clv().valueLow()[i], s.clv().valueHigh()[i], s.clv().clv()[i],
                s.clv().clvLow()[i], s.clv().clvHigh()[i], s.textbook()[i], s.valueAtRisk()[i],
                s.lifecycle().expectedIntervalDays()[i], s.lifecycle().overdue()[i]);
    }

    /** All customers at the end of a day, by the engine's SQL with the run's cuts. */
    private Map<Long, Row> whole(Scoring scoring, int day) {
        ClvScoring clv = ClvScoring.of(scoring.parameters(), scoring.settings().clv(), day - FIRST + 700);
        List<ScoredShard> scored = shards().stream().map(shard -> ScoredShard
                .by(day, clv, scoring.parameters().fitted().purchaseModel(), scoring.settings()).apply(shard))
                .toList();
        try (DuckDb db = DuckDb.open(1, 256)) {
            db.create("customer_facts", ScoreColumns.table(scored, scoring.settings().unit().days()));
            RfmCuts rfm = scoring.rfm();
            SqlFile scores = SqlFile.of(Rfm.class, "scores.sql");
            for (int j = 0; j < 4; j++) {
                scores.with("r_" + (j + 1), rfm.recency().get(j)).with("f_" + (j + 1), rfm.frequency().get(j))
                        .with("m_" + (j + 1), rfm.money().get(j));
            }
            db.view("customer_scores", scores.text());
            db.view("customer_rfm", SqlFile.of(Rfm.class, "rfm.sql")
                    .with("threshold", BigDecimal.valueOf(rfm.threshold()))
                    .with("customers", rfm.sums().get(0)).with("r_sum", rfm.sums().get(1))
                    .with("f_sum", rfm.sums().get(2)).with("m_sum", rfm.sums().get(3)).text());
            Quadrant.Cuts cuts = scoring.quadrant();
            db.view("customer_quadrant", SqlFile.of(Quadrant.class, "quadrant.sql")
                    .with("orders_sum", cuts.ordersSum()).with("orders_count", cuts.ordersCount())
                    .with("basket_sum", cuts.basketSum()).with("basket_count", cuts.basketCount()).text());
            return rows(db, "customer_quadrant");
        }
    }

    private static Map<Long, Row> rows(DuckDb db, String relation) {
        Map<Long, Row> rows = new HashMap<>();
        db.query("SELECT customer_id, r, f, m, rfm_group, coalesce(quadrant, '') AS quadrant, stage, stage_reason, "
                + String.join(", ", NUMBERS) + " FROM " + relation, row -> {
                    List<Double> numbers = new ArrayList<>();
                    for (int i = 0; i < NUMBERS.size(); i++) {
                        double value = row.getDouble(9 + i);
                        numbers.add(row.wasNull() ? Double.NaN : value);
                    }
                    return rows.put(row.getLong(1), new Row(row.getInt(2), row.getInt(3), row.getInt(4),
                            row.getString(5), row.getString(6), row.getString(7), row.getString(8), numbers));
                });
        return rows;
    }
}
