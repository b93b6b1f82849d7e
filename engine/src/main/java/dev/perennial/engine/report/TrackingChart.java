package dev.perennial.engine.report;

import java.util.List;

import dev.perennial.engine.model.backtest.Backtest;
import dev.perennial.engine.model.backtest.Backtest.TrackingPoint;

/** Cumulative repeat orders, predicted and actual, with the day marked after which the model saw nothing. */
record TrackingChart(Backtest backtest, Language language) implements Chart {

    private static final double LEFT = 52;
    private static final double RIGHT = 388;
    private static final double TOP = 44;
    private static final double BOTTOM = 244;
    private static final double ROOM_FOR_LABEL = 52;

    @Override
    public String id() {
        return "tracking";
    }

    @Override
    public String title() {
        return language.say("tracking.title");
    }

    @Override
    public String description() {
        TrackingPoint last = backtest.tracking().getLast();
        return language.say("tracking.description", language.figures().date(backtest.cut()),
                language.figures().date(last.day()), language.figures().count(last.predicted()),
                language.figures().count(last.actual()));
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
        List<TrackingPoint> points = backtest.tracking();
        double most = points.stream().mapToDouble(p -> Math.max(p.predicted(), p.actual())).max().orElse(1);
        Scale y = Scale.upTo(most, BOTTOM, TOP);
        double cut = x(cutIndex());
        svg.rect(cut, TOP, RIGHT - cut, BOTTOM - TOP, "unseen");
        for (double tick : y.ticks()) {
            svg.line(LEFT, y.at(tick), RIGHT, y.at(tick), "grid");
            svg.ending(LEFT - 6, y.at(tick) + 4, language.figures().count(tick), "tick");
        }
        svg.line(cut, TOP - 16, cut, BOTTOM, "cut");
        svg.ending(cut - 4, TOP - 6, language.say("tracking.cut", language.figures().date(backtest.cut())),
                "tick");
        if (RIGHT - cut >= ROOM_FOR_LABEL) {
            svg.text(cut + 4, TOP - 6, language.say("tracking.unseen"), "tick");
        }
        Svg.Path actual = new Svg.Path();
        Svg.Path predicted = new Svg.Path();
        for (int i = 0; i < points.size(); i++) {
            actual.to(x(i), y.at(points.get(i).actual()));
            predicted.to(x(i), y.at(points.get(i).predicted()));
        }
        svg.path(actual, "actual");
        svg.path(predicted, "predicted");
        svg.text(LEFT, BOTTOM + 18, language.figures().date(points.getFirst().day()), "tick");
        svg.ending(RIGHT, BOTTOM + 18, language.figures().date(points.getLast().day()), "tick");
        legend(svg);
    }

    private void legend(Svg svg) {
        svg.line(LEFT, 10, LEFT + 24, 10, "actual");
        svg.text(LEFT + 30, 14, language.say("chart.actual"), "tick");
        svg.line(LEFT + 120, 10, LEFT + 144, 10, "predicted");
        svg.text(LEFT + 150, 14, language.say("chart.predicted"), "tick");
    }

    @Override
    public Table table() {
        Table table = new Table(title()).text(language.say("column.day")).number(language.say("chart.predicted"),
                language.say("chart.actual"), language.say("column.deviation"));
        List<TrackingPoint> points = backtest.tracking();
        int step = Math.max(1, points.size() / 12);
        for (int i = points.size() - 1; i >= 0; i -= step) {
            TrackingPoint point = points.get(i);
            table.row(language.figures().date(point.day()), language.figures().count(point.predicted()),
                    language.figures().count(point.actual()),
                    language.figures().signedPercent(point.predicted() / point.actual() - 1));
        }
        return table;
    }

    private int cutIndex() {
        int last = 0;
        for (int i = 0; i < backtest.tracking().size(); i++) {
            last = backtest.tracking().get(i).holdout() ? last : i;
        }
        return last;
    }

    private double x(int index) {
        return LEFT + (RIGHT - LEFT) * index / Math.max(1, backtest.tracking().size() - 1);
    }
}
