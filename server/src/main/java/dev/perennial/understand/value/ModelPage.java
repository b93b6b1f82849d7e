package dev.perennial.understand.value;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.understand.value.ModelView.BacktestView;
import dev.perennial.understand.value.ModelView.BaselineView;
import dev.perennial.understand.value.ModelView.ClassView;
import dev.perennial.understand.value.ModelView.CoverageView;
import dev.perennial.understand.value.ModelView.FrequencyView;
import dev.perennial.understand.value.ModelView.ParameterView;
import dev.perennial.understand.value.ModelView.TrackingView;
import dev.perennial.understand.value.OverviewView.IntervalView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** The page of the lifetime value model. */
@Service
public class ModelPage {

    private static final int RUNS = 20;

    private final RunTable runs;
    private final Drifts drifts;

    ModelPage(RunTable runs, Drifts drifts) {
        this.runs = runs;
        this.drifts = drifts;
    }

    /** The page of the published run, in a language. */
    public ModelView published(Locale locale) {
        RunTable.Run run = runs.published().orElseThrow(() -> new ProblemException(ValueProblem.NO_RUN));
        JsonNode report = runs.part(run.id(), RunTable.Part.REPORT).orElseThrow();
        JsonNode model = runs.part(run.id(), RunTable.Part.MODEL).orElseThrow();
        Say say = new Say(locale, run.currency());
        FittedModels fitted = FittedModels.of(report);
        return new ModelView("clv", say.text("model.question"), answer(report, say), Verdict.of(report, locale),
                Overviews.ref(run), formula(fitted, say), say.text("model.source." + fitted.purchase().code()),
                lines(say, "model.assumption", fitted), lines(say, "model.limit", fitted), parameters(report, say),
                Populations.views(report, say), Populations.check(report, say),
                fallback(report, say), frequencies(model.path("frequencies")), tracking(model.path("tracking")),
                Seasons.view(model.path("seasonality"), report, say),
                backtest(report.path("holdout"), say), RunViews.gates(run, locale),
                drifts.of(run.id()).map(drift -> DriftView.of(drift, run.currency(), locale)).orElse(null),
                runs.before(Long.MAX_VALUE, RUNS).stream().map(RunViews::summary).toList());
    }

    private static String answer(JsonNode report, Say say) {
        JsonNode clv = report.path("base").path("clv");
        return say.text("model.answer", say.count(report.path("customers").asDouble()),
                say.money(clv.path("estimate").asDouble(0)), say.money(clv.path("low").asDouble(0)),
                say.money(clv.path("high").asDouble(0)), Overviews.horizon(report).units(),
                say.percent(report.path("settings").path("level").asDouble()));
    }

    static String formula(FittedModels fitted, Say say) {
        return say.text("formula.clv." + fitted.purchase().code());
    }

    /** Numbered texts: those of every model, then those of the fitted one. */
    private static List<String> lines(Say say, String key, FittedModels fitted) {
        return Stream.of(key, key + "." + fitted.purchase().code()).flatMap(prefix -> {
            List<String> lines = new ArrayList<>();
            for (int i = 1; say.has(prefix + "." + i); i++) {
                lines.add(say.text(prefix + "." + i));
            }
            return lines.stream();
        }).toList();
    }

    /** The parameters of both models, of everyone in a report or of one of its populations. */
    static List<ParameterView> parameters(JsonNode fit, Say say) {
        List<ParameterView> parameters = new ArrayList<>();
        JsonNode purchase = fit.path("model");
        if (purchase.path("code").asString("").equals("mbg-cnbd")) {
            parameters.add(new ParameterView("k", purchase.path("k").asDouble(), null, say.text("parameter.k")));
        }
        // Reports of earlier versions have no model, but one of these.
        JsonNode full = fit.path("bgNbd");
        JsonNode older = full.isObject() && full.path("used").asBoolean(true) ? full : fit.path("nbd");
        add(parameters, purchase.isObject() ? purchase.path("parameters") : older,
                (purchase.isObject() ? purchase : older).path("standardErrors"), say);
        JsonNode spend = fit.path("gammaGamma");
        add(parameters, spend, spend.path("standardErrors"), say);
        return parameters;
    }

    private static void add(List<ParameterView> parameters, JsonNode values, JsonNode errors, Say say) {
        errors.propertyNames().forEach(name -> parameters.add(new ParameterView(name, values.path(name).asDouble(),
                Overviews.number(errors, name), say.text("parameter." + name))));
    }

    private static @Nullable String fallback(JsonNode report, Say say) {
        JsonNode warning = report.path("model").path("warning");
        if (warning.isObject()) {
            return say.text("model.doubt", say.number(warning.path("likelihoodRatio").asDouble(0)));
        }
        JsonNode rejected = report.path("bgNbd");
        return rejected.isObject() && !rejected.path("used").asBoolean(true)
                ? say.text("model.fallback." + rejected.path("reason").asString(),
                        say.number(rejected.path("likelihoodRatio").asDouble(0)))
                : null;
    }

    private static List<FrequencyView> frequencies(JsonNode kept) {
        return kept.valueStream().map(one -> new FrequencyView(one.path("x").asInt(), one.path("open").asBoolean(),
                one.path("actual").asInt(), one.path("expected").asDouble())).toList();
    }

    private static List<TrackingView> tracking(JsonNode kept) {
        List<TrackingView> points = new ArrayList<>();
        double actual = 0;
        double expected = 0;
        for (JsonNode point : kept) {
            double actualSoFar = point.path("actual").asDouble();
            double expectedSoFar = point.path("predicted").asDouble();
            points.add(new TrackingView(point.path("unit").asInt(), LocalDate.parse(point.path("day").asString()),
                    actualSoFar - actual, expectedSoFar - expected, actualSoFar, expectedSoFar,
                    point.path("holdout").asBoolean()));
            actual = actualSoFar;
            expected = expectedSoFar;
        }
        return points;
    }

    private static @Nullable BacktestView backtest(JsonNode test, Say say) {
        if (!test.isObject()) {
            return null;
        }
        return new BacktestView(LocalDate.parse(test.path("cut").asString()),
                LocalDate.parse(test.path("until").asString()), test.path("units").asInt(),
                test.path("customers").asInt(),
                new IntervalView(Overviews.number(test, "predicted"), Overviews.number(test, "low"),
                        Overviews.number(test, "high")),
                test.path("actual").asDouble(), test.path("mae").asDouble(), test.path("rmse").asDouble(),
                Overviews.number(test, "correlation"), Overviews.number(test, "bias"), Overviews.number(test, "auc"),
                Overviews.number(test, "topDecileShare"),
                test.path("baselines").valueStream().map(one -> baseline(one, say)).toList(),
                test.path("byFrequency").valueStream().map(ModelPage::oneClass).toList(),
                coverage(test.path("coverage")));
    }

    private static BaselineView baseline(JsonNode one, Say say) {
        String code = one.path("predictor").asString();
        return new BaselineView(code, say.name("baseline", code), one.path("predicted").asDouble(),
                one.path("mae").asDouble(), one.path("rmse").asDouble(), Overviews.number(one, "correlation"));
    }

    private static ClassView oneClass(JsonNode one) {
        return new ClassView(one.path("frequency").asInt(), one.path("open").asBoolean(),
                one.path("customers").asInt(), one.path("predictedMean").asDouble(),
                one.path("actualMean").asDouble());
    }

    private static CoverageView coverage(JsonNode one) {
        return new CoverageView(one.path("level").asDouble(), Overviews.number(one, "orders"),
                Overviews.number(one, "ordersTransform"), Overviews.number(one, "value"),
                Overviews.number(one, "valueTransform"));
    }
}
