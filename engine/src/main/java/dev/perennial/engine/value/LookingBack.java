package dev.perennial.engine.value;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.perennial.engine.history.CustomerShard;
import dev.perennial.engine.history.PerPopulation;
import dev.perennial.engine.model.clv.ClvFit;
import dev.perennial.engine.model.clv.PopulationScoring;
import dev.perennial.engine.model.lifecycle.Stage;
import dev.perennial.engine.model.lifecycle.StageReason;
import dev.perennial.engine.orders.OrderShard;
import dev.perennial.engine.shard.Shards;

/** Works a {@link Retrospect} out: each shard looks at all its days at once, so that its orders are read once. */
public final class LookingBack {

    private static final List<Stage> ALL_STAGES = List.of(Stage.values());
    private static final List<StageReason> ALL_REASONS = List.of(StageReason.values());

    private final RetrospectDays days;
    private final List<RetrospectShard> shards;
    private final Prospects prospects;
    private final ValueSettings settings;

    private LookingBack(RetrospectDays days, List<RetrospectShard> shards, Prospects prospects,
            ValueSettings settings) {
        this.days = days;
        this.shards = shards;
        this.prospects = prospects;
        this.settings = settings;
    }

    /**
     * Looks back.
     *
     * @param firstDay of the orders
     * @param fits fitted at as-of
     */
    public static Retrospect of(Shards<OrderShard> orders, LocalDate firstDay, LocalDate asOf,
            PerPopulation<ClvFit> fits, ValueSettings settings, Prospects prospects) {
        RetrospectDays days = RetrospectDays.of(firstDay, asOf, settings.quadrant().windowMonths());
        Shards.Step<OrderShard, CustomerShard> known = CustomerShard.factsBy(days.asOf(), 1);
        PopulationScoring scoring = PopulationScoring.of(fits, orders.derive(known), settings.clv());
        List<RetrospectShard> shards = orders.map(RetrospectShard.step(days, scoring, settings));
        return new LookingBack(days, shards, prospects, settings).retrospect();
    }

    private Retrospect retrospect() {
        return new Retrospect(river(), flows(), movement(), change(), risks());
    }

    private List<Retrospect.StageCounts> river() {
        List<Retrospect.StageCounts> river = new ArrayList<>();
        for (int d = 0; d < days.river().length; d++) {
            int on = d;
            int[] counts = ints(shard -> shard.stages()[on], RetrospectShard.STAGES + 1);
            Map<String, Integer> named = new LinkedHashMap<>();
            named.put(Retrospect.PROSPECT, prospects.by(days.river()[d]));
            for (Stage stage : ALL_STAGES) {
                named.put(stage.code(), counts[RetrospectShard.place(stage)]);
            }
            river.add(new Retrospect.StageCounts(LocalDate.ofEpochDay(days.river()[d]), named));
        }
        return river;
    }

    private List<Retrospect.Flow> flows() {
        List<Retrospect.Flow> flows = new ArrayList<>();
        for (int from = 0; from <= RetrospectShard.STAGES; from++) {
            int row = from;
            int[] counts = ints(shard -> shard.flows()[row], RetrospectShard.STAGES);
            for (Stage to : ALL_STAGES) {
                if (counts[RetrospectShard.place(to)] > 0) {
                    flows.add(new Retrospect.Flow(code(from), to.code(), counts[RetrospectShard.place(to)]));
                }
            }
        }
        int waiting = prospects.by(days.river()[0]);
        int arrived = prospects.by(days.asOf()) - waiting;
        if (waiting > 0) {
            flows.add(new Retrospect.Flow(Retrospect.PROSPECT, Retrospect.PROSPECT, waiting));
        }
        if (arrived > 0) {
            flows.add(new Retrospect.Flow(Retrospect.NONE, Retrospect.PROSPECT, arrived));
        }
        return flows;
    }

    private static String code(int stage) {
        return stage < RetrospectShard.STAGES ? ALL_STAGES.get(stage).code() : Retrospect.NONE;
    }

    private Optional<Retrospect.Movement> movement() {
        if (days.movement().isEmpty()) {
            return Optional.empty();
        }
        BasketMap map = BasketMap.of(shards.stream().map(RetrospectShard::then).toList(), settings.quadrant());
        int[][] counts = new int[BasketMap.CODES.size()][BasketMap.CODES.size()];
        for (RetrospectShard shard : shards) {
            for (int c = 0; c < shard.now().orders().length; c++) {
                int from = map.group(shard.then().orders()[c], shard.then().basket()[c]);
                counts[from][map.group(shard.now().orders()[c], shard.now().basket()[c])]++;
            }
        }
        counts[BasketMap.A][BasketMap.A] += prospects.by(days.asOf());
        List<Retrospect.Flow> flows = new ArrayList<>();
        for (int from = 0; from < counts.length; from++) {
            for (int to = 0; to < counts.length; to++) {
                if (counts[from][to] > 0) {
                    flows.add(new Retrospect.Flow(BasketMap.CODES.get(from), BasketMap.CODES.get(to),
                            counts[from][to]));
                }
            }
        }
        return Optional.of(new Retrospect.Movement(LocalDate.ofEpochDay(days.movement().getAsInt()),
                LocalDate.ofEpochDay(days.asOf()), map.frequencyCut(), map.basketCut(), flows, rate(flows, "A", "B"),
                rate(flows, "B", "E"), rate(flows, "E", "E")));
    }

    private static Retrospect.Rate rate(List<Retrospect.Flow> flows, String from, String to) {
        int all = flows.stream().filter(flow -> flow.from().equals(from)).mapToInt(Retrospect.Flow::customers).sum();
        int went = flows.stream().filter(flow -> flow.from().equals(from) && flow.to().equals(to))
                .mapToInt(Retrospect.Flow::customers).sum();
        return new Retrospect.Rate(went, all);
    }

    private Optional<Retrospect.ValueChange> change() {
        if (days.month().isEmpty()) {
            return Optional.empty();
        }
        double[] sums = doubles(RetrospectShard::change, 5);
        return Optional.of(new Retrospect.ValueChange(LocalDate.ofEpochDay(days.month().getAsInt()), sums[0], sums[1],
                sums[2], sums[3], sums[4]));
    }

    private List<Retrospect.Risk> risks() {
        int reasons = ALL_REASONS.size();
        int[] customers = ints(RetrospectShard::riskCustomers, reasons);
        double[] value = doubles(RetrospectShard::risk, reasons);
        return IntStream.range(0, reasons).filter(i -> customers[i] > 0)
                .mapToObj(i -> new Retrospect.Risk(ALL_REASONS.get(i).code(), customers[i], value[i]))
                .sorted(Comparator.comparingDouble(Retrospect.Risk::value).reversed()).toList();
    }

    private int[] ints(Function<RetrospectShard, int[]> part, int size) {
        int[] sums = new int[size];
        for (RetrospectShard shard : shards) {
            int[] more = part.apply(shard);
            for (int i = 0; i < size; i++) {
                sums[i] += more[i];
            }
        }
        return sums;
    }

    private double[] doubles(Function<RetrospectShard, double[]> part, int size) {
        double[] sums = new double[size];
        for (RetrospectShard shard : shards) {
            double[] more = part.apply(shard);
            for (int i = 0; i < size; i++) {
                sums[i] += more[i];
            }
        }
        return sums;
    }
}
