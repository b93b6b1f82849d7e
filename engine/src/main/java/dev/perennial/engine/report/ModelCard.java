package dev.perennial.engine.report;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.perennial.engine.model.clv.CovariateFit;
import dev.perennial.engine.model.clv.ModelComparison;
import dev.perennial.engine.model.clv.PurchaseFit;
import dev.perennial.engine.model.clv.PurchaseModel;
import dev.perennial.engine.model.clv.SpendFit;
import dev.perennial.engine.value.ValueResult;
import dev.perennial.engine.value.ValueSettings;

/** How it was computed: models with parameters and errors, assumptions, limits, settings, sources; folded away. */
record ModelCard(ValueResult result, Language language) implements Section {

    private static final int MOST_PARAMETERS = 4;
    private static final List<String> SPEND_NAMES = List.of("p", "q", "gamma");

    @Override
    public String code() {
        return "method";
    }

    @Override
    public void write(Markup page) {
        result.purchase().fallback().ifPresent(
                fallback -> page.element("p", language.say("method.fallback",
                        language.words().code("fallback", fallback.reason()),
                        language.figures().decimal(fallback.likelihoodRatio(), 2)), "class", "note attention"));
        result.purchase().doubt().ifPresent(
                doubt -> page.element("p", language.say("method.doubt", modelName(),
                        language.figures().decimal(doubt.likelihoodRatio(), 2)), "class", "note attention"));
        page.open("details").element("summary", language.say("method.summary", modelName()));
        purchase(page);
        result.purchase().comparison().ifPresent(comparison -> comparison(page, comparison));
        populations(page);
        result.spend().ifPresentOrElse(fit -> spend(page, fit),
                () -> page.element("p", language.say("method.no-spend"), "class", "note"));
        list(page, "method.assumptions", List.of("method.assumption-rate", "method.assumption-leave",
                "method.assumption-spend", "method.assumption-steady"));
        list(page, "method.limits", List.of("method.limit-new", "method.limit-season", "method.limit-cause"));
        settings(page);
        page.element("h3", language.say("method.sources")).open("ul");
        page.element("li", language.words().code("model-source", result.purchase().model().code()));
        page.element("li", language.say("method.source-gg")).element("li", language.say("method.source-rfm")).end();
        page.end();
    }

    private String modelName() {
        return language.words().code("predictor", result.purchase().model().code());
    }

    private void purchase(Markup page) {
        PurchaseFit fit = result.purchase();
        page.element("h3", modelName());
        page.element("p",
                language.words().code("model-words", fit.model().code()));
        Table table = parameters(language.say("method.parameters", modelName()));
        String[] names = fit.model().names();
        double[] values = fit.model().parameters();
        for (int i = 0; i < names.length; i++) {
            row(table, names[i], values[i], i < fit.standardErrors().length ? fit.standardErrors()[i] : Double.NaN);
        }
        table.write(page);
        page.element("p", language.say("method.likelihood", language.figures().decimal(fit.logLikelihood(), 1),
                language.customers(fit.customers()), language.words().code("per", result.settings().unit().code())),
                "class", "small");
    }

    /** The models that were compared, where one was chosen by what it predicted. */
    private void comparison(Markup page, ModelComparison comparison) {
        page.element("h3", language.say("method.comparison"));
        page.element("p", language.say("method.comparison-words", language.figures().date(comparison.cut()),
                language.figures().date(comparison.until()), language.customers(comparison.customers())));
        Table table = new Table(language.say("method.comparison")).text(language.say("column.model")).number(
                language.say("column.regularity"), language.say("column.likelihood"), language.say("column.held-out"),
                language.say("column.mae"));
        for (ModelComparison.Candidate one : comparison.candidates()) {
            String name = language.words().code("predictor", one.model().code());
            table.row(one.chosen() ? language.say("method.chosen", name) : name, language.figures().count(one.k()),
                    language.figures().decimal(one.logLikelihood(), 1), language.figures().decimal(one.heldOut(), 1),
                    language.figures().decimal(one.mae(), 4));
        }
        table.write(page);
    }

    /** Populations with parameters of their own, and whether the data ask for them. */
    private void populations(Markup page) {
        List<ValueResult.OnePopulation> each = result.populations().each();
        if (each.isEmpty() && result.populations().check().isEmpty()) {
            return;
        }
        page.element("h3", language.say("method.populations"));
        result.populations().check().ifPresent(check -> page.element("p", language.say(
                check.better() ? "method.populations-better" : "method.populations-alike",
                language.words().code("populations", check.by().code()), language.figures().date(check.cut()),
                language.figures().date(check.until()), language.customers(check.customers()),
                language.figures().decimal(check.difference(), 1),
                language.figures().decimal(check.standardError(), 1))));
        if (each.isEmpty()) {
            return;
        }
        Table table = new Table(language.say("method.populations")).text(language.say("column.population"),
                language.say("column.model")).number(language.say("column.customers"), "1", "2", "3", "4");
        for (ValueResult.OnePopulation one : each) {
            table.row(Stream.concat(Stream.of(
                    one.label().isBlank()
                            ? language.say("method.period", language.figures().date(one.from()),
                                    language.figures().date(one.until()))
                            : one.label(),
                    language.words().code("predictor", one.purchase().model().code()),
                    language.figures().count(one.purchase().customers())), parameters(one.purchase().model()))
                    .toArray(String[]::new));
        }
        table.write(page);
        result.populations().covariates().ifPresent(fit -> covariates(page, fit));
    }

    private void covariates(Markup page, CovariateFit fit) {
        page.element("p", language.say("method.covariates", language.figures().decimal(fit.ratio(), 1),
                language.figures().count(fit.freedom()), language.figures().decimal(fit.pValue(), 3)));
        Table table = new Table(language.say("method.covariates-caption")).text(language.say("column.covariate"),
                language.say("column.parameter")).number(language.say("column.coefficient"),
                        language.say("column.error"));
        for (CovariateFit.Effect effect : fit.effects()) {
            table.row(effect.covariate(), language.words().code("parameter-name", effect.parameter()),
                    language.figures().parameter(effect.coefficient()),
                    language.figures().parameter(effect.standardError()));
        }
        table.write(page);
    }

    /** Four cells: each parameter with its name, and nothing where a model has fewer. */
    private Stream<String> parameters(PurchaseModel model) {
        return IntStream.range(0, MOST_PARAMETERS).mapToObj(i -> i < model.names().length
                ? language.words().code("parameter-name", model.names()[i]) + " "
                        + language.figures().parameter(model.parameters()[i])
                : "");
    }

    private void spend(Markup page, SpendFit fit) {
        page.element("h3", language.say("method.spend"));
        page.element("p", language.say("method.spend-words"));
        Table table = parameters(language.say("method.parameters", language.say("method.spend")));
        double[] values = {fit.model().p(), fit.model().q(), fit.model().gamma()};
        for (int i = 0; i < values.length; i++) {
            row(table, SPEND_NAMES.get(i), values[i],
                    fit.standardErrors().length == values.length ? fit.standardErrors()[i] : Double.NaN);
        }
        table.write(page);
        page.element("p", language.say("method.spend-likelihood", language.figures().decimal(fit.logLikelihood(), 1),
                language.customers(fit.customers()), language.figures().money(fit.model().populationMean()),
                language.figures().decimal(fit.correlation(), 3)), "class", "small");
    }

    private Table parameters(String caption) {
        return new Table(caption).text(language.say("column.parameter"), language.say("column.meaning")).number(
                language.say("column.value"), language.say("column.error"));
    }

    private void row(Table table, String name, double value, double error) {
        table.row(language.words().code("parameter-name", name), language.words().code("parameter", name),
                language.figures().parameter(value), language.figures().parameter(error));
    }

    private void settings(Markup page) {
        ValueSettings settings = result.settings();
        Table table = new Table(language.say("method.settings")).text(language.say("column.what"),
                language.say("column.value"));
        table.row(language.say("setting.model"), language.words().code("choice", settings.model().kind().code()));
        table.row(language.say("setting.populations"),
                language.words().code("populations", settings.populations().code()));
        table.row(language.say("setting.unit"), language.words().code("unit", settings.unit().code()));
        table.row(language.say("setting.horizon"), language.span(settings.horizon(), settings.unit()));
        table.row(language.say("setting.holdout"), settings.holdout() == 0
                ? language.say("setting.none")
                : language.span(settings.holdout(), settings.unit()));
        table.row(language.say("setting.margin"), language.figures().percent(settings.margin()));
        table.row(language.say("setting.discount"),
                language.say("setting.discount-value", language.figures().percent(settings.discount())));
        table.row(language.say("setting.level"), language.figures().percent(settings.level()));
        table.row(language.say("setting.currency"),
                settings.currency().isBlank() ? language.say("setting.none") : settings.currency());
        table.row(language.say("setting.rfm"), language.words().code("rfm-method", settings.rfm().method().code()));
        table.row(language.say("setting.window"), language.words().some("month", settings.quadrant().windowMonths(),
                language.figures().count(settings.quadrant().windowMonths())));
        table.row(language.say("setting.lost"), language.say("setting.lost-value",
                language.figures().percent(settings.lifecycle().lostPAlive()),
                language.figures().percent(settings.lifecycle().lostAnyOrder()),
                language.figures().percent(settings.lifecycle().lostChanceLeft())));
        page.element("h3", language.say("method.settings"));
        table.write(page);
    }

    private void list(Markup page, String title, List<String> items) {
        page.element("h3", language.say(title)).open("ul");
        items.forEach(item -> page.element("li", language.say(item)));
        page.end();
    }
}
