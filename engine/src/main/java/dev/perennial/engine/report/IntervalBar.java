package dev.perennial.engine.report;

import dev.perennial.engine.value.Interval;

/** A figure with its interval as a bar from 0, and a past figure as a tick beside it for scale. */
record IntervalBar(Interval interval, double past, String description) {

    void write(Markup page) {
        double most = Math.max(interval.high(), Double.isFinite(past) ? past : 0);
        if (!Double.isFinite(most) || most <= 0) {
            return;
        }
        Scale x = new Scale(most * 1.04, most, 2, 398);
        page.open("svg", "role", "img", "aria-label", description, "viewBox", "0 0 400 28", "class", "interval");
        page.element("title", description);
        Svg svg = new Svg(page);
        svg.rect(2, 10, 396, 8, "cell");
        svg.rect(x.at(interval.low()), 10, x.at(interval.high()) - x.at(interval.low()), 8, "between");
        svg.dot(x.at(interval.estimate()), 14, 6, "mark");
        if (past > 0) {
            svg.line(x.at(past), 3, x.at(past), 25, "past");
        }
        page.close();
    }
}
