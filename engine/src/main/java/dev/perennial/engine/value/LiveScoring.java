package dev.perennial.engine.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.perennial.engine.model.clv.PopulationScoring;
import dev.perennial.engine.model.clv.ScoringParameters;
import dev.perennial.engine.orders.OrderShard;

/**
 * Scores some customers by what an earlier valuation found, without a fit and without the other customers. A customer is
 * looked at from the valuation's day, or from that of the customer's own last order or refund if it is later; the answers are
 * those of a whole valuation from that day by the same parameters and cuts. Safe for use by several threads.
 */
public final class LiveScoring {

    /** Tables reach so much further than asked, so that they are seldom made anew. */
    private static final int ROOM_DAYS = 400;

    private final Scoring scoring;
    private final int asOf;
    private volatile Reach reach;

    /** Scoring of customers who are known for so long at most. */
    private record Reach(int longestDays, PopulationScoring clv) {
    }

    public LiveScoring(Scoring scoring) {
        this.scoring = scoring;
        this.asOf = (int) scoring.asOf().toEpochDay();
        this.reach = reach(
                scoring.parameters().each().stream().mapToInt(ScoringParameters::longestDays).max().orElseThrow());
    }

    /**
     * Order lines of some customers, whole histories, in any order.
     *
     * @param customer whose it is
     * @param day days since 1970-01-01
     * @param amount in 1/10,000, negative for a refund
     */
    public record Lines(long[] customer, int[] day, long[] amount) {
    }

    /**
     * The cards of those who have ordered, by the day they are looked at from; whoever is in none has no order.
     *
     * @throws ArithmeticException if a customer's money is too much for 64 bits
     */
    public List<LiveCards> cards(Lines lines) {
        List<LiveCards> cards = new ArrayList<>();
        byDay(lines).forEach((day, those) -> {
            LiveCards found = score(shard(lines, those), day);
            if (found.size() > 0) {
                cards.add(found);
            }
        });
        return cards;
    }

    /** Numbers of lines, by the day from which their customers are looked at. */
    private SortedMap<Integer, int[]> byDay(Lines lines) {
        int[] byCustomer = IntStream.range(0, lines.customer().length).boxed()
                .sorted((a, b) -> Long.compare(lines.customer()[a], lines.customer()[b])).mapToInt(i -> i).toArray();
        SortedMap<Integer, IntStream.Builder> days = new TreeMap<>();
        for (int from = 0; from < byCustomer.length;) {
            int to = from;
            int last = asOf;
            while (to < byCustomer.length && lines.customer()[byCustomer[to]] == lines.customer()[byCustomer[from]]) {
                last = Math.max(last, lines.day()[byCustomer[to++]]);
            }
            IntStream.Builder those = days.computeIfAbsent(last, _ -> IntStream.builder());
            Arrays.stream(byCustomer, from, to).forEach(those::add);
            from = to;
        }
        SortedMap<Integer, int[]> numbers = new TreeMap<>();
        days.forEach((day, those) -> numbers.put(day, those.build().toArray()));
        return numbers;
    }

    /** These lines, which stand together by customer. */
    private static OrderShard shard(Lines lines, int[] those) {
        int[] owner = new int[those.length];
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < those.length; i++) {
            if (i == 0 || lines.customer()[those[i]] != lines.customer()[those[i - 1]]) {
                ids.add(Long.toString(lines.customer()[those[i]]));
            }
            owner[i] = ids.size() - 1;
        }
        return new OrderShard(ids.toArray(String[]::new), ids.stream().mapToLong(Long::parseLong).toArray(), owner,
                IntStream.of(those).map(i -> lines.day()[i]).toArray(),
                IntStream.of(those).mapToLong(i -> lines.amount()[i]).toArray(), new long[0]);
    }

    private LiveCards score(OrderShard shard, int day) {
        int first = IntStream.of(shard.day()).min().orElse(day);
        PopulationScoring clv = reaching(day - first);
        ScoredShard scored = ScoredShard.by(day, clv, scoring.settings()).apply(shard);
        return LiveCards.of(day, scored, scoring);
    }

    private PopulationScoring reaching(int days) {
        Reach known = reach;
        if (days > known.longestDays()) {
            known = reach(days);
            reach = known;
        }
        return known.clv();
    }

    private Reach reach(int days) {
        int longest = Math.addExact(days, ROOM_DAYS);
        return new Reach(longest, PopulationScoring.of(scoring.parameters(), scoring.settings().clv(), longest));
    }
}
