package dev.perennial.engine.model.churn;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.model.trait.TraitRun;
import dev.perennial.engine.sql.SqlFile;

/**
 * Learns the classifier from what customers did, out of time: one learnt two horizons ago, from the orders of the horizon
 * after it, is judged by those of the last horizon; the one that is used is learnt a horizon ago, by the same recipe.
 * The recipe – features, prior, what it is compared with – is fixed and does not see the orders it is judged by.
 */
final class ChurnLearning {

    /** Customers learnt from and judged by, about. */
    private static final double SAMPLE = 20_000;
    /** Customers are scattered over as many places. */
    private static final long PLACES = 1_000_003;
    /** Of each kind, at each cutoff: about ten for each thing learnt. */
    private static final int FEWEST = 100;
    private static final int SHORTEST_DAYS = 30;
    /** Of the time for which there are orders. */
    private static final int PARTS = 3;

    private final TraitRun run;
    private final Churn model;

    ChurnLearning(TraitRun run, Churn model) {
        this.run = run;
        this.model = model;
    }

    /** Why there is no classifier. */
    enum Lack {
        TOO_SHORT, TOO_FEW, NOT_CONVERGED;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What was learnt.
     *
     * @param horizon days within which no order comes
     * @param lack why there is no classifier; empty where there is one
     */
    record Learnt(int horizon, Optional<Lack> lack, Optional<Classified> classified) {
    }

    /** A classifier and how the one before it did. */
    record Classified(ChurnClassifier classifier, ChurnProof proof) {
    }

    Learnt learn(int longest) {
        Map<String, Long> since = since();
        int horizon = (int) Math.min(longest, (run.asOf() - day(since, Datasets.ORDERS.name())) / PARTS);
        if (horizon < SHORTEST_DAYS) {
            return new Learnt(horizon, Optional.of(Lack.TOO_SHORT), Optional.empty());
        }
        int cutoff = run.asOf() - horizon;
        double buyers = run.sql().rows(file("buyers.sql").with("day", cutoff).text(), row -> row.real(0)).getFirst();
        Sampled sampled = sampled((long) Math.ceil(PLACES * Math.min(1, SAMPLE / Math.max(1, buyers))), cutoff);
        ChurnSample earlier = sampled.on(cutoff - horizon, horizon);
        ChurnSample later = sampled.on(cutoff, horizon);
        if (!earlier.hasOfEach(FEWEST) || !later.hasOfEach(FEWEST)) {
            return new Learnt(horizon, Optional.of(Lack.TOO_FEW), Optional.empty());
        }
        Set<Feature> from = reaching(since, cutoff - horizon);
        ChurnClassifier judged = ChurnClassifier.learn(earlier, from);
        ChurnClassifier used = ChurnClassifier.learn(later, from);
        if (!judged.converged() || !used.converged()) {
            return new Learnt(horizon, Optional.of(Lack.NOT_CONVERGED), Optional.empty());
        }
        return new Learnt(horizon, Optional.empty(),
                Optional.of(new Classified(used, ChurnProof.of(judged, later, horizon))));
    }

    private Map<String, Long> since() {
        return run.sql().rows(file("reach.sql").text(), row -> Map.of(Datasets.ORDERS.name(), row.whole(0),
                Datasets.EVENTS.name(), row.whole(1), Datasets.USAGE.name(), row.whole(2),
                Datasets.SURVEY_ANSWERS.name(), row.whole(3), Datasets.COMPLAINTS.name(), row.whole(4),
                Datasets.SUBSCRIPTIONS.name(), row.whole(5))).getFirst();
    }

    private static long day(Map<String, Long> since, String dataset) {
        return Objects.requireNonNull(since.get(dataset));
    }

    /** What can be known of customers on the earlier day: data that begin later would look like a change of customers. */
    private static Set<Feature> reaching(Map<String, Long> since, int day) {
        return Arrays.stream(Feature.values())
                .filter(feature -> feature.source()
                        .map(source -> day(since, source) <= day - feature.reach()).orElse(true))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Feature.class)));
    }

    /** Everybody, as they were on days up to one. */
    Sampled everybody(int until) {
        return sampled(PLACES, until);
    }

    private Sampled sampled(long limit, int until) {
        run.sql().table("c_orders", file("c_orders.sql").with("limit", limit).text());
        run.sql().table("c_seen", file("c_seen.sql").with("limit", limit).with("until", until).text());
        return new Sampled(limit);
    }

    /** Customers of the sample. */
    final class Sampled {

        private final long limit;

        private Sampled(long limit) {
            this.limit = limit;
        }

        /** As they were on a day, and what came within the horizon after it. */
        ChurnSample on(int day, int horizon) {
            facts(day, horizon);
            String columns = Arrays.stream(Feature.values()).map(Feature::column).collect(Collectors.joining(", "));
            List<ChurnSample.Row> rows = run.sql().rows(file("sample.sql").with("day", day)
                    .withQuery("columns", columns).withQuery("features", features("c_facts", day)).text(),
                    ChurnSample.Row::of);
            return ChurnSample.of(rows);
        }

        void facts(int day, int horizon) {
            run.sql().table("c_facts", file("c_facts.sql").with("day", day).with("horizon", horizon)
                    .with("limit", limit).text());
        }
    }

    /** The rows of a relation with the columns of {@link Feature} added. */
    String features(String facts, int day) {
        return file("features.sql").withQuery("facts", facts).with("day", day).text();
    }

    private SqlFile file(String name) {
        return run.file(model, name);
    }
}
