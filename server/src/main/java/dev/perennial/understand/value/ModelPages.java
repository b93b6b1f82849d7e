package dev.perennial.understand.value;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.perennial.engine.model.portrait.ModelCatalogue;
import dev.perennial.engine.model.portrait.Portraits;
import dev.perennial.engine.model.trait.ModelDescription;
import dev.perennial.engine.model.trait.ModelDescription.Output;
import dev.perennial.engine.model.trait.ModelFindings;
import dev.perennial.engine.model.trait.ModelTexts;
import dev.perennial.engine.model.trait.TraitModel;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.understand.analytics.Analyses;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue of models and a page for each. */
@Service
public class ModelPages {

    /** Figures that the catalogue shows of a model. */
    private static final Map<String, List<String>> QUALITY = Map.of("renewal",
            List.of("contract_value", "renewal_at_risk"), "association",
            List.of("hit_share", "popular_hit_share"), "stickiness", List.of("came_back", "daily_by_monthly"),
            "satisfaction", List.of("nps", "answers"), "referral", List.of("k", "k_low", "k_high"), "sensitivity",
            List.of("base_share"), "potential", List.of("headroom"), "total", List.of("total"), "churn",
            List.of("value_at_risk", "auc"), "loyalty", List.of("mean_score"));

    /** What the codes of a table are the codes of. */
    private static final Map<String, String> CODES = Map.of("signals", "class.churn_signals", "classes",
            "class.churn_class", "rankings", "ranking", "coefficients", "coefficient",
            "terms", "term", "causes", "cause");

    private static final Set<String> TRAITS = Portraits.models().stream().map(TraitModel::description)
            .map(ModelDescription::code).collect(Collectors.toUnmodifiableSet());

    private final RunTable runs;
    private final Analyses analyses;
    private final JsonMapper json;

    ModelPages(RunTable runs, Analyses analyses, JsonMapper json) {
        this.runs = runs;
        this.analyses = analyses;
        this.json = json;
    }

    /** The published run, and the run whose traits are shown with what its models found; if there are any. */
    private record Last(RunTable.@Nullable Run run, RunTable.@Nullable Run portrayed,
            Map<String, ModelFindings> findings) {
    }

    private Last last() {
        Optional<RunTable.Run> portrayed = runs.portrayed();
        Map<String, ModelFindings> findings = new HashMap<>();
        portrayed.flatMap(one -> runs.part(one.id(), RunTable.Part.MODELS))
                .map(part -> json.convertValue(part, new TypeReference<List<ModelFindings>>() {
                })).orElse(List.of()).forEach(found -> findings.put(found.code(), found));
        return new Last(runs.published().orElse(null), portrayed.orElse(null), findings);
    }

    public ModelCatalogueView.Catalogue catalogue(Locale language) {
        Last last = last();
        return new ModelCatalogueView.Catalogue(
                ModelCatalogue.all().stream().map(model -> new Telling(language, last).entry(model)).toList());
    }

    /** A model with everything there is to know of it. */
    public ModelCatalogueView.Page page(String code, Locale language) {
        ModelDescription model = ModelCatalogue.find(code)
                .orElseThrow(() -> new ProblemException(ValueProblem.MODEL_NOT_FOUND, code));
        Last last = last();
        Map<String, Long> rows = last.run() == null || last.run().snapshot() == null
                ? Map.of()
                : analyses.rows(last.run().snapshot().id());
        return new Telling(language, last).page(model, rows);
    }

    /** A model in one language. */
    private static final class Telling {

        private final ModelTexts texts;
        private final Say say;
        private final Last last;

        Telling(Locale language, Last last) {
            this.texts = ModelTexts.of(language);
            this.say = new Say(language, last.run() == null ? "CNY" : last.run().currency());
            this.last = last;
        }

        private ModelCatalogueView.Named named(String prefix, String code) {
            String key = prefix + "." + code;
            return new ModelCatalogueView.Named(code, texts.has(key) ? texts.text(key) : code);
        }

        ModelCatalogueView.Entry entry(ModelDescription model) {
            ModelFindings found = last.findings().get(model.code());
            RunTable.Run run = TRAITS.contains(model.code()) ? last.portrayed() : last.run();
            return new ModelCatalogueView.Entry(model.code(), model.number(), texts.text(model.code() + ".name"),
                    texts.text(model.code() + ".question"), named("perspective", model.perspective().code()),
                    model.dimensions().stream().map(one -> named("dimension", one.code())).toList(),
                    state(model, found), found == null ? customers(model) : Long.valueOf(found.customers()),
                    run == null
                            ? null
                            : new ModelCatalogueView.LastRun(run.id(), Objects.requireNonNull(run.asOf()),
                                    Objects.requireNonNull(run.finishedAt())),
                    figures(model).stream()
                            .filter(figure -> QUALITY.getOrDefault(model.code(), List.of()).contains(figure.code()))
                            .toList());
        }

        /** The numeric models say something of everybody. */
        private @Nullable Long customers(ModelDescription model) {
            return last.run() == null || TRAITS.contains(model.code()) ? null : last.run().customers();
        }

        private String state(ModelDescription model, @Nullable ModelFindings found) {
            if (TRAITS.contains(model.code()) ? found == null : last.run() == null) {
                return "not-run";
            }
            return found != null && found.state() == ModelFindings.State.NO_DATA ? "no-data" : "measured";
        }

        private List<ModelCatalogueView.Figure> figures(ModelDescription model) {
            ModelFindings found = last.findings().get(model.code());
            return found == null
                    ? List.of()
                    : found.figures().entrySet().stream()
                            .sorted(Comparator.<Map.Entry<String, Double>>comparingInt(
                                    entry -> FigureText.place(entry.getKey())).thenComparing(Map.Entry::getKey))
                            .map(entry -> new ModelCatalogueView.Figure(entry.getKey(),
                                    texts.text("figure." + model.code() + "." + entry.getKey()), entry.getValue(),
                                    FigureText.of(say, model.code(), entry.getKey(), entry.getValue())))
                            .toList();
        }

        ModelCatalogueView.Page page(ModelDescription model, Map<String, Long> rows) {
            ModelFindings found = last.findings().get(model.code());
            return new ModelCatalogueView.Page(entry(model), texts.text(model.code() + ".formula"),
                    texts.text(model.code() + ".source"), texts.sentences(model.code() + ".limits"),
                    model.inputs().stream()
                            .map(input -> new ModelCatalogueView.Input(input.dataset(),
                                    texts.text("dataset." + input.dataset()), input.columns(), input.required(),
                                    rows.get(input.dataset())))
                            .toList(),
                    model.parameters().stream()
                            .map(parameter -> new ModelCatalogueView.Parameter(parameter.code(),
                                    texts.text("parameter." + model.code() + "." + parameter.code()),
                                    parameter.value(), parameter.unit().name().toLowerCase(Locale.ROOT)))
                            .toList(),
                    model.outputs().stream().map(output -> output(output, found)).toList(), figures(model),
                    found == null ? Map.of() : tables(found));
        }

        private ModelCatalogueView.Output output(Output output, @Nullable ModelFindings found) {
            List<ModelFindings.Bar> bars = found == null
                    ? List.of()
                    : found.distributions().getOrDefault(output.code(), List.of());
            return new ModelCatalogueView.Output(output.code(), texts.text("output." + output.code()),
                    output.type().name().toLowerCase(Locale.ROOT),
                    output.values().stream().map(value -> named("class." + output.code(), value)).toList(),
                    output.evidence().isEmpty() ? null : named("output", output.evidence()),
                    bars.stream()
                            .map(bar -> new ModelCatalogueView.Bar(bar.code(),
                                    bar.code().isEmpty() ? "" : named("class." + output.code(), bar.code()).name(),
                                    bar.from(), bar.to(), bar.customers()))
                            .toList());
        }

        /** Codes in tables get their names beside them. */
        private Map<String, List<Map<String, Object>>> tables(ModelFindings found) {
            Map<String, List<Map<String, Object>>> tables = new HashMap<>();
            found.tables().forEach((code, lines) -> tables.put(code, lines.stream().map(line -> {
                Map<String, Object> told = new HashMap<>(line);
                if (line.get("feature") instanceof String feature) {
                    told.put("name", named("feature", feature).name());
                }
                if (code.equals("channels") && line.get("name") instanceof String channel) {
                    told.put("name", say.channel(channel));
                }
                if ("channel".equals(line.get("feature")) && line.get("value") instanceof String channel) {
                    told.put("value", say.channel(channel));
                }
                if (line.get("code") instanceof String one) {
                    told.put("name", named(CODES.getOrDefault(code, code), one).name());
                }
                return told;
            }).toList()));
            return tables;
        }
    }
}
