package dev.perennial.engine.report;

import java.util.List;

import dev.perennial.engine.model.backtest.Backtest;
import dev.perennial.engine.model.backtest.Backtest.Score;
import dev.perennial.engine.model.clv.ClvSettings;
import dev.perennial.engine.value.PeriodUnit;
import dev.perennial.engine.value.ValueResult;

/** How far can the figures be trusted: what a prediction from the past would have been worth. */
record TrustSection(ValueResult result, Language language) implements Section {

    @Override
    public String code() {
        return "trust";
    }

    @Override
    public void write(Markup page) {
        result.backtest().ifPresentOrElse(test -> tested(page, test), () -> untested(page));
    }

    private void untested(Markup page) {
        page.element("p", language.say("trust.untested", "--holdout " + suggested()), "class", "note attention");
    }

    /** About half a year, and at most a quarter of the history. */
    private long suggested() {
        PeriodUnit unit = result.settings().unit();
        double history = result.read().lastDay().toEpochDay() - result.read().firstDay().toEpochDay();
        return Math.max(1, Math.round(Math.min(ClvSettings.DAYS_PER_YEAR / 2, history / 4) / unit.days()));
    }

    private void tested(Markup page, Backtest test) {
        List<String> better = test.betterBaselines();
        page.open("div", "class", better.isEmpty() ? "verdict" : "verdict attention");
        page.element("p", language.say("trust.how", language.figures().date(test.cut()),
                language.customers(test.customers()), language.span(test.units(), result.settings().unit())));
        page.open("p", "class", "lead").element("strong", verdict(test)).close();
        page.element("p", better.isEmpty()
                ? language.say("trust.best")
                : language.say("trust.beaten", String.join(language.say("list.separator"), better.stream()
                        .map(code -> language.words().code("predictor", code)).toList())));
        page.element("p", total(test)).end();
        page.open("div", "class", "columns");
        if (!test.tracking().isEmpty()) {
            new TrackingChart(test, language).write(page, language.words());
        }
        if (!test.byFrequency().isEmpty()) {
            new FrequencyChart(test, language).write(page, language.words());
        }
        page.end();
        page.element("h3", language.say("trust.scores"));
        page.element("p", language.say("trust.scores-note"), "class", "small");
        scores(test).write(page);
        coverage(page, test.coverage());
    }

    private String verdict(Backtest test) {
        Score model = test.model();
        String predicted = language.figures().count(model.predicted());
        if (!Double.isFinite(model.bias())) {
            return language.say("trust.nothing-happened", predicted);
        }
        double off = Math.abs(model.bias());
        String judged = off < 0.05 ? "very-close" : off < 0.15 ? "close" : off < 0.30 ? "rough" : "poor";
        return language.say("trust.verdict", predicted, language.figures().count(model.actual()),
                language.figures().signedPercent(model.bias()), language.words().code("judged", judged));
    }

    private String total(Backtest test) {
        String range = language.figures().countRange(test.total().low(), test.total().high());
        String level = language.figures().percent(test.coverage().level());
        return test.total().contains()
                ? language.say("trust.total-inside", range, level)
                : language.say("trust.total-outside", range, level);
    }

    private Table scores(Backtest test) {
        Table table = new Table(language.say("trust.scores")).text(language.say("column.predictor")).number(
                language.say("chart.predicted"), language.say("chart.actual"), language.say("column.deviation"),
                language.say("column.mae"), language.say("column.rmse"), language.say("column.correlation"),
                language.say("column.auc"), language.say("column.top-decile"));
        row(table, test.model());
        test.baselines().forEach(score -> row(table, score));
        return table;
    }

    private void row(Table table, Score score) {
        Figures figures = language.figures();
        table.row(language.words().code("predictor", score.predictor()), figures.count(score.predicted()),
                figures.count(score.actual()), figures.signedPercent(score.bias()), figures.decimal(score.mae(), 3),
                figures.decimal(score.rmse(), 3), figures.decimal(score.correlation(), 3),
                figures.decimal(score.auc(), 3), figures.percent(score.topDecileShare()));
    }

    private void coverage(Markup page, Backtest.Coverage coverage) {
        Figures figures = language.figures();
        String level = figures.percent(coverage.level());
        page.element("h3", language.say("trust.coverage"));
        Table table = new Table(language.say("trust.coverage")).text(language.say("column.figure")).number(
                language.say("column.promised"), language.say("column.inside"), language.say("column.transform"));
        table.row(language.say("trust.coverage-orders"), level, figures.percent(coverage.orders()),
                figures.percent(coverage.ordersTransform()));
        table.row(language.say("trust.coverage-value"), level, figures.percent(coverage.value()),
                figures.percent(coverage.valueTransform()));
        table.write(page);
        page.element("p", language.say("trust.coverage-note", level), "class", "small");
    }
}
