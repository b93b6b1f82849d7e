package dev.perennial.engine.report;

import java.util.List;

import dev.perennial.engine.value.ValueResult.Share;

/** How few customers carry how much of the lifetime value: cumulative shares, best customers first. */
record ConcentrationChart(List<Share> shares, Language language) implements Chart {

    private static final double[] MARKS = {0.01, 0.05, 0.1, 0.2, 0.5};
    private static final double LEFT = 40;
    private static final double RIGHT = 388;
    private static final double TOP = 12;
    private static final double BOTTOM = 232;

    @Override
    public String id() {
        return "concentration";
    }

    @Override
    public String title() {
        return language.say("concentration.title");
    }

    @Override
    public String description() {
        return language.say("concentration.description", percent(valueOf(0.1)), percent(valueOf(0.2)));
    }

    @Override
    public double width() {
        return 400;
    }

    @Override
    public double height() {
        return 272;
    }

    /** Share of the value held by the best {@code customers} share of customers, between the points in a straight line. */
    double valueOf(double customers) {
        double x0 = 0;
        double y0 = 0;
        for (Share share : shares) {
            if (share.customers() >= customers) {
                double width = share.customers() - x0;
                return width <= 0 ? share.value() : y0 + (share.value() - y0) * (customers - x0) / width;
            }
            x0 = share.customers();
            y0 = share.value();
        }
        return y0;
    }

    @Override
    public void draw(Markup markup) {
        Svg svg = new Svg(markup);
        for (int i = 0; i <= 4; i++) {
            double share = i / 4.0;
            svg.line(LEFT, y(share), RIGHT, y(share), "grid");
            svg.ending(LEFT - 6, y(share) + 4, percent(share), "tick");
            svg.centred(x(share), BOTTOM + 16, percent(share), "tick");
        }
        svg.text(LEFT, BOTTOM + 34, language.say("concentration.axis"), "tick");
        Svg.Path line = new Svg.Path().to(x(0), y(0));
        Svg.Path area = new Svg.Path().to(x(0), y(0));
        for (Share share : shares) {
            line.to(x(share.customers()), y(share.value()));
            area.to(x(share.customers()), y(share.value()));
        }
        svg.path(area.to(x(1), y(0)).closed(), "area");
        svg.line(x(0), y(0), x(1), y(1), "even");
        svg.path(line, "predicted solid");
        svg.text(x(0.56), y(0.46), language.say("concentration.even"), "tick");
        for (double mark : new double[]{0.1, 0.2, 0.5}) {
            svg.dot(x(mark), y(valueOf(mark)), 4, "mark");
            String label = language.say("concentration.mark", percent(mark), percent(valueOf(mark)));
            svg.text(x(mark) + 8, y(valueOf(mark)) + 12, label, "label");
        }
    }

    @Override
    public Table table() {
        Table table = new Table(title()).number(language.say("concentration.customers"),
                language.say("concentration.value"));
        for (double mark : MARKS) {
            table.row(percent(mark), percent(valueOf(mark)));
        }
        return table;
    }

    private String percent(double share) {
        return language.figures().percent(share);
    }

    private static double x(double share) {
        return LEFT + (RIGHT - LEFT) * share;
    }

    private static double y(double share) {
        return BOTTOM + (TOP - BOTTOM) * share;
    }
}
