package dev.perennial.understand.value;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

import dev.perennial.understand.value.Drift.Measure;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares a run with the one that is published: what came in, what the models made of it, how good they still are. */
@Component
class Drifts {

    private static final double DAYS_A_WEEK = 7;
    private static final double WEEKS_A_YEAR = 365.25 / DAYS_A_WEEK;
    /** Fewer orders say nothing about their number or their channels. */
    private static final double FEWEST_ORDERS = 100;
    /** A parameter that moved by a smaller share is as good as the same, however exactly it is known. */
    private static final double SMALL_MOVE = 0.1;

    private static final String CHANNELS = "channels";

    private final RunTable runs;
    private final SpreadQuery spread;
    private final JsonMapper json;

    Drifts(RunTable runs, SpreadQuery spread, JsonMapper json) {
        this.runs = runs;
        this.spread = spread;
        this.json = json;
    }

    /** The drift of a run whose cards are loaded; empty where none is published. */
    Optional<Drift> ask(long run, RunSettings settings, JsonNode report) {
        return runs.published().flatMap(before -> runs.part(before.id(), RunTable.Part.REPORT).map(then -> {
            List<Measure> measures = new ArrayList<>();
            measures.add(volume(then, report));
            measures.add(basket(then, report));
            measures.add(Measure.open(CHANNELS, 0.1, 0.25));
            long customers = report.path("customers").asLong();
            measures.add(spread("recency", run, "recency_days", customers));
            measures.add(spread("frequency", run, "x", customers));
            measures.add(spread("spend", run, "spend", customers));
            measures.add(Gates.comparable(before.settings(), settings)
                    ? parameters(then, report)
                    : Measure.open("parameters", 3, 6));
            measures.add(bias(then.path("holdout"), report.path("holdout")));
            measures.add(skill(then.path("holdout"), report.path("holdout")));
            return new Drift(before.id(), Objects.requireNonNull(before.asOf()), measures);
        }));
    }

    /** Adds the channels, which are known when the models of traits have run. */
    void addChannels(long run, JsonNode models) {
        of(run).ifPresent(drift -> {
            JsonNode then = runs.part(drift.against(), RunTable.Part.MODELS).orElseGet(json::createArrayNode);
            runs.keepDrift(run, json.valueToTree(new Drift(drift.against(), drift.asOf(), drift.measures().stream()
                    .map(measure -> measure.code().equals(CHANNELS) ? channels(then, models) : measure).toList())));
        });
    }

    /** What was kept of a run. */
    Optional<Drift> of(long run) {
        return runs.part(run, RunTable.Part.DRIFT).map(kept -> json.treeToValue(kept, Drift.class));
    }

    /** Orders a week since the day of the run before, against the year up to it. */
    private static Measure volume(JsonNode then, JsonNode now) {
        double weeks = ChronoUnit.DAYS.between(day(then, "asOf"), day(now, "asOf")) / DAYS_A_WEEK;
        double known = Math.min(WEEKS_A_YEAR, ChronoUnit.DAYS.between(
                LocalDate.parse(then.path("read").path("firstDay").asString(then.path("asOf").asString())),
                day(then, "asOf")) / DAYS_A_WEEK);
        double usual = then.path("base").path("pastYearOrders").asDouble() / known;
        if (weeks < 1 || known < 1 || !(usual * weeks >= FEWEST_ORDERS)) {
            return Measure.open("volume", 0.25, 0.5);
        }
        double rate = (now.path("orders").asDouble() - then.path("orders").asDouble()) / weeks;
        return Measure.of("volume", rate / usual - 1, 0.25, 0.5, usual, rate, null);
    }

    private static LocalDate day(JsonNode report, String field) {
        return LocalDate.parse(report.path(field).asString());
    }

    /** Money per order in the year up to each of the two days. */
    private static Measure basket(JsonNode then, JsonNode now) {
        double before = basket(then.path("base"));
        double today = basket(now.path("base"));
        return before > 0 && Double.isFinite(today)
                ? Measure.of("basket", today / before - 1, 0.15, 0.3, before, today, null)
                : Measure.open("basket", 0.15, 0.3);
    }

    private static double basket(JsonNode base) {
        return base.path("pastYearOrders").asDouble() < FEWEST_ORDERS
                ? Double.NaN
                : base.path("pastYearSpend").asDouble() / base.path("pastYearOrders").asDouble();
    }

    /** The channels of the orders since, against those of the orders before. */
    private static Measure channels(JsonNode then, JsonNode now) {
        Map<String, Long> before = channels(then);
        Map<String, Long> today = channels(now);
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(today.keySet());
        List<SpreadQuery.Bin> bins = new ArrayList<>();
        long since = 0;
        String most = "";
        for (String name : names) {
            long earlier = before.getOrDefault(name, 0L);
            long later = Math.max(0, today.getOrDefault(name, 0L) - earlier);
            bins.add(new SpreadQuery.Bin(earlier, later));
            since += later;
        }
        long all = before.values().stream().mapToLong(Long::longValue).sum();
        if (names.size() < 2 || since < FEWEST_ORDERS || all < FEWEST_ORDERS) {
            return Measure.open(CHANNELS, 0.1, 0.25);
        }
        double furthest = -1;
        double[] shares = new double[2];
        int place = 0;
        for (String name : names) {
            SpreadQuery.Bin one = bins.get(place++);
            double earlier = (double) one.before() / all;
            double later = (double) one.now() / since;
            if (Math.abs(later - earlier) > furthest) {
                furthest = Math.abs(later - earlier);
                most = name;
                shares = new double[]{earlier, later};
            }
        }
        return Measure.of(CHANNELS, SpreadQuery.index(bins, all, since), 0.1, 0.25, shares[0], shares[1], most);
    }

    private static Map<String, Long> channels(JsonNode models) {
        Map<String, Long> counts = new HashMap<>();
        for (JsonNode model : models) {
            if (model.path("code").asString().equals("preference")) {
                model.path("tables").path("channels").forEach(
                        row -> counts.put(row.path("name").asString(), row.path("count").asLong()));
            }
        }
        return counts;
    }

    private Measure spread(String code, long run, String figure, long customers) {
        OptionalDouble index = spread.index(run, figure, customers);
        return index.isPresent()
                ? Measure.of(code, index.getAsDouble(), 0.1, 0.25, 0, 0, null)
                : Measure.open(code, 0.1, 0.25);
    }

    /** The parameter that moved furthest by both fits' standard errors, among those that moved by a tenth. */
    private static Measure parameters(JsonNode then, JsonNode now) {
        Measure most = Measure.open("parameters", 3, 6);
        for (String model : List.of("bgNbd", "mbgNbd", "paretoNbd", "mbgCnbd", "nbd", "gammaGamma")) {
            for (String name : now.path(model).path("standardErrors").propertyNames()) {
                Measure moved = moved(name, then.path(model), now.path(model));
                most = moved.value() != null && (most.value() == null || moved.value() > most.value()) ? moved : most;
            }
        }
        return most;
    }

    private static Measure moved(String name, JsonNode then, JsonNode now) {
        double before = then.path(name).asDouble(Double.NaN);
        double today = now.path(name).asDouble(Double.NaN);
        double error = Math.hypot(then.path("standardErrors").path(name).asDouble(Double.NaN),
                now.path("standardErrors").path(name).asDouble(Double.NaN));
        if (!Double.isFinite(before) || !Double.isFinite(today) || !(error > 0)) {
            return Measure.open("parameters", 3, 6);
        }
        boolean small = Math.abs(today - before) <= SMALL_MOVE * Math.abs(before);
        return Measure.of("parameters", small ? 0 : Math.abs(today - before) / error, 3, 6, before, today, name);
    }

    /** How far the backtest's total was off, beside how far it was before. */
    private static Measure bias(JsonNode then, JsonNode now) {
        if (!now.isObject() || now.path("actual").asDouble() == 0) {
            return Measure.open("bias", 0.1, 0.25);
        }
        double before = then.isObject() && then.path("actual").asDouble() > 0
                ? then.path("predicted").asDouble() / then.path("actual").asDouble() - 1
                : Double.NaN;
        double today = now.path("predicted").asDouble() / now.path("actual").asDouble() - 1;
        Measure measure = Measure.of("bias", today, 0.1, 0.25, 0, today, null);
        return new Measure(measure.code(), measure.level(), today, 0.1, 0.25, Double.isNaN(before) ? null : before,
                today, null);
    }

    /** The part of the best simple rule's error that the model saves; a loss of it is decay, a gain is none. */
    private static Measure skill(JsonNode then, JsonNode now) {
        double before = skill(then);
        double today = skill(now);
        return Double.isFinite(before) && Double.isFinite(today)
                ? Measure.of("skill", Math.max(0, before - today), 0.05, 0.15, before, today, null)
                : Measure.open("skill", 0.05, 0.15);
    }

    private static double skill(JsonNode holdout) {
        double best = holdout.path("baselines").valueStream().mapToDouble(one -> one.path("mae").asDouble())
                .min().orElse(Double.NaN);
        return best > 0 ? 1 - holdout.path("mae").asDouble() / best : Double.NaN;
    }
}
