package dev.perennial.engine.report;

import java.util.List;

import dev.perennial.engine.model.backtest.Backtest;
import dev.perennial.engine.model.backtest.Backtest.FrequencyClass;

/** Orders per customer in the holdout, predicted beside actual, by number of repeat orders before the cut. */
record FrequencyChart(Backtest backtest, Language language) implements Chart {

    private static final double LEFT = 36;
    private static final double RIGHT = 392;
    private static final double TOP = 28;
    private static final double BOTTOM = 228;

    @Override
    public String id() {
        return "frequency";
    }

    @Override
    public String title() {
        return language.say("frequency.title");
    }

    @Override
    public String description() {
        return language.say("frequency.description");
    }

    @Override
    public double width() {
        return 400;
    }

    @Override
    public double height() {
        return 272;
    }

    @Override
    public void draw(Markup markup) {
        Svg svg = new Svg(markup);
        List<FrequencyClass> classes = backtest.byFrequency();
        double most = classes.stream().mapToDouble(c -> Math.max(c.predictedMean(), c.actualMean())).max().orElse(1);
        Scale y = Scale.upTo(most, BOTTOM, TOP);
        for (double tick : y.ticks()) {
            svg.line(LEFT, y.at(tick), RIGHT, y.at(tick), "grid");
            svg.ending(LEFT - 6, y.at(tick) + 4,
                    language.figures().decimal(tick, y.step() < 0.1 ? 2 : y.step() < 1 ? 1 : 0), "tick");
        }
        double slot = (RIGHT - LEFT) / Math.max(1, classes.size());
        double bar = Math.min(16, slot * 0.36);
        for (int i = 0; i < classes.size(); i++) {
            FrequencyClass one = classes.get(i);
            double middle = LEFT + slot * (i + 0.5);
            double actual = y.at(one.actualMean());
            double predicted = y.at(one.predictedMean());
            svg.rect(middle - bar - 1, actual, bar, BOTTOM - actual, "bar-actual", hint(one));
            svg.rect(middle + 1, predicted, bar, BOTTOM - predicted, "bar-predicted", hint(one));
            svg.centred(middle, BOTTOM + 16, name(one), "tick");
        }
        svg.text(LEFT, BOTTOM + 36, language.say("frequency.axis"), "tick");
        svg.rect(LEFT, 4, 12, 12, "bar-actual");
        svg.text(LEFT + 18, 14, language.say("chart.actual"), "tick");
        svg.rect(LEFT + 120, 4, 12, 12, "bar-predicted");
        svg.text(LEFT + 138, 14, language.say("chart.predicted"), "tick");
    }

    @Override
    public Table table() {
        Table table = new Table(title()).text(language.say("column.repeats")).number(language.say("column.customers"),
                language.say("chart.predicted"), language.say("chart.actual"));
        for (FrequencyClass one : backtest.byFrequency()) {
            table.row(name(one), language.figures().count(one.customers()),
                    language.figures().decimal(one.predictedMean(), 2),
                    language.figures().decimal(one.actualMean(), 2));
        }
        return table;
    }

    private String hint(FrequencyClass one) {
        return language.say("frequency.hint", language.customers(one.customers()),
                language.figures().decimal(one.predictedMean(), 2), language.figures().decimal(one.actualMean(), 2));
    }

    private static String name(FrequencyClass one) {
        return one.frequency() + (one.open() ? "+" : "");
    }
}
