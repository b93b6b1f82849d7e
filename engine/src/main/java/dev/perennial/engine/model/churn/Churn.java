package dev.perennial.engine.model.churn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.perennial.engine.dataset.Datasets;
import dev.perennial.engine.model.churn.ChurnLearning.Classified;
import dev.perennial.engine.model.churn.ChurnLearning.Lack;
import dev.perennial.engine.model.churn.ChurnLearning.Learnt;
import dev.perennial.engine.model.churn.Feature.Theme;
import dev.perennial.engine.model.trait.ModelDescription;
import dev.perennial.engine.model.trait.ModelDescription.Dimension;
import dev.perennial.engine.model.trait.ModelDescription.Input;
import dev.perennial.engine.model.trait.ModelDescription.Output;
import dev.perennial.engine.model.trait.ModelDescription.Parameter;
import dev.perennial.engine.model.trait.ModelDescription.Parameter.Unit;
import dev.perennial.engine.model.trait.ModelDescription.Perspective;
import dev.perennial.engine.model.trait.ModelFindings;
import dev.perennial.engine.model.trait.ModelFindings.State;
import dev.perennial.engine.model.trait.TraitModel;
import dev.perennial.engine.model.trait.TraitRun;
import dev.perennial.engine.sql.SqlFile;
import org.jspecify.annotations.Nullable;

/**
 * Signals of churn: overdue against the customer's own rhythm, falling frequency, spend and activity with their
 * significance, falling usage, unhappy feedback, a stated cause; a class follows from how many there are and from
 * P(alive). Beside them, where there is enough to learn from, the probability of no order within a horizon by
 * {@link ChurnClassifier}, with the proof of how it did on orders that it had not seen. An instance belongs to one run.
 *
 * <p>Source of the comparison of two counts: Gu, Ng, Tang and Schucany (2008), Testing the ratio of two Poisson rates,
 * Biometrical Journal 50, the statistic of square roots.
 */
public final class Churn implements TraitModel {

    private static final List<String> SIGNALS = List.of("overdue", "frequency", "spend", "activity", "usage",
            "feedback",
            "cause");

    private static final ModelDescription DESCRIPTION = new ModelDescription("churn", "U4", Perspective.IN_DEPTH,
            List.of(Dimension.TRANSACTIONS, Dimension.BEHAVIOUR, Dimension.ATTITUDE),
            List.of(Input.required(Datasets.ORDERS, "customer_id", "day", "amount_units"),
                    Input.optional(Datasets.EVENTS, "customer_id", "day"),
                    Input.optional(Datasets.USAGE, "customer_id", "day", "metric", "quantity_units"),
                    Input.optional(Datasets.SURVEY_ANSWERS, "customer_id", "day", "kind", "score_units"),
                    Input.optional(Datasets.COMPLAINTS, "customer_id", "day"),
                    Input.optional(Datasets.SUBSCRIPTIONS, "customer_id", "cancelled", "cancel_cause")),
            List.of(new Parameter("overdue_ratio", 2, Unit.NUMBER), new Parameter("significance", 1.645, Unit.NUMBER),
                    new Parameter("usage_fall", 0.5, Unit.SHARE), new Parameter("horizon_days", 180, Unit.DAYS)),
            List.of(Output.of("churn_probability", Output.Type.SHARE, "churn_evidence"),
                    Output.of("churn_low", Output.Type.SHARE, "churn_evidence"),
                    Output.of("churn_high", Output.Type.SHARE, "churn_evidence"),
                    Output.of("churn_evidence", Output.Type.COUNT), Output.of("churn_days", Output.Type.COUNT),
                    Output.of("churn_reasons", Output.Type.CODES, "churn_evidence"),
                    Output.classes("churn_class", "churn_signal_count", "none", "watch", "high", "lost"),
                    Output.of("churn_signals", Output.Type.CODES, "churn_signal_count"),
                    Output.of("churn_signal_count", Output.Type.COUNT),
                    Output.of("frequency_z", Output.Type.NUMBER, "before_orders"),
                    Output.of("recent_orders", Output.Type.COUNT),
                    Output.of("before_orders", Output.Type.COUNT),
                    Output.of("spend_z", Output.Type.NUMBER, "recent_baskets"),
                    Output.of("recent_baskets", Output.Type.COUNT),
                    Output.of("activity_z", Output.Type.NUMBER, "active_before"),
                    Output.of("active_before", Output.Type.COUNT),
                    Output.of("usage_ratio", Output.Type.NUMBER, "usage_readings"),
                    Output.of("usage_readings", Output.Type.COUNT), Output.of("negative_feedback", Output.Type.COUNT),
                    Output.of("stated_cause", Output.Type.TEXT)));

    @Override
    public ModelDescription description() {
        return DESCRIPTION;
    }

    private @Nullable Learnt learnt;

    @Override
    public void prepare(TraitRun run) {
        run.table(this, "f_causes");
        int longest = (int) DESCRIPTION.parameters().getLast().value();
        learnt = run.learnt("churn", Learnt.class, () -> new ChurnLearning(run, this).learn(longest));
    }

    private Learnt learnt() {
        return Objects.requireNonNull(learnt, "prepared first");
    }

    @Override
    public String columns(TraitRun run, String before) {
        double[] spread = run.figures("spend_spread", run.file(this, "spread.sql").text(),
                row -> new double[]{row.real(0), row.real(1)}).getFirst();
        double variance = spread[1] > 0 ? Math.max(0, spread[0] / spread[1]) : 0;
        String signals = run.file(this, "churn.sql").withColumn("before", before).with("spread", variance).text();
        return learnt().classified().map(classified -> forecast(run, signals, classified))
                .orElseGet(() -> run.file(this, "silent.sql").withQuery("before", signals).text());
    }

    private static String themes(String between, Function<Theme, String> sql) {
        return Arrays.stream(Theme.values()).map(sql).collect(Collectors.joining(between));
    }

    private String forecast(TraitRun run, String before, Classified classified) {
        Reliability reliability = classified.proof().reliability();
        SqlFile file = run.file(this, "forecast.sql")
                .withQuery("features", new ChurnLearning(run, this).features("(" + before + ")", run.asOf()))
                .with("base", classified.classifier().base()).with("horizon", learnt().horizon())
                .withQuery("evidence", reliability.sql(Reliability.Group::customers))
                .withQuery("low", reliability.sql(group -> group.interval().low()))
                .withQuery("high", reliability.sql(group -> group.interval().high()));
        file.withQuery("named", themes(", ", theme -> classified.classifier().sql(theme) + " AS " + theme.move()))
                .withQuery("moves", themes(" + ", Theme::move))
                .withQuery("numbered", themes(", ", theme -> theme.number() + " AS " + theme.key()))
                .withQuery("keys", themes(", ", Theme::key))
                .withQuery("keys_below_first",
                        themes(", ", theme -> "CASE WHEN %1$s < first_key THEN %1$s ELSE 0 END".formatted(theme.key())))
                .withQuery("first_reason", Theme.reason("first_key"))
                .withQuery("second_reason", Theme.reason("second_key"));
        return file.text();
    }

    @Override
    public ModelFindings findings(TraitRun run, String traits) {
        record Line(String code, long customers, double alive, double atRisk) {
        }
        List<Line> classes = run.sql().rows(run.file(this, "quality.sql").withColumn("traits", traits).text(),
                row -> new Line(String.valueOf(row.text(0)), row.whole(1), row.real(2), row.real(3)));
        List<Long> counts = run.sql().rows(run.file(this, "signals.sql").withColumn("traits", traits).text(),
                row -> IntStream.range(0, SIGNALS.size()).mapToObj(row::whole).toList()).getFirst();
        List<Map<String, Object>> signals = IntStream.range(0, SIGNALS.size())
                .mapToObj(i -> Map.<String, Object>of("code", SIGNALS.get(i), "customers", counts.get(i))).toList();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("value_at_risk", classes.stream().mapToDouble(Line::atRisk).sum());
        Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
        tables.put("classes", classes.stream().map(line -> Map.<String, Object>of("code", line.code(), "customers",
                line.customers(), "p_alive", line.alive(), "value_at_risk", line.atRisk())).toList());
        tables.put("signals", signals);
        tables.put("classifier", List.of(Map.of("code", learnt().lack().map(Lack::code).orElse("measured"), "days",
                (long) learnt().horizon())));
        learnt().classified().ifPresent(classified -> {
            figures.put("horizon_days", (double) learnt().horizon());
            figures.putAll(classified.proof().figures());
            tables.putAll(classified.proof().tables());
            tables.put("coefficients", classified.classifier().lines());
        });
        return new ModelFindings("churn", State.MEASURED, classes.stream().mapToLong(Line::customers).sum(), figures,
                tables, Map.of());
    }
}
