package dev.perennial.engine.report;

import dev.perennial.engine.model.backtest.Backtest;
import dev.perennial.engine.value.Interval;
import dev.perennial.engine.value.ValueResult;
import dev.perennial.engine.value.ValueResult.Base;

/** What is the customer base worth, and how sure is that? */
record WorthSection(ValueResult result, Language language) implements Section {

    @Override
    public String code() {
        return "worth";
    }

    @Override
    public void write(Markup page) {
        Base base = result.base();
        if (moneyKnown()) {
            headline(page, base.clv());
        } else {
            page.element("p", language.say("worth.no-money"), "class", "note attention");
        }
        NoValue.reason(result, language)
                .ifPresent(reason -> page.element("p", reason, "class", "note attention"));
        page.element("p", sure(), "class", "lead");
        page.open("div", "class", "cards");
        orders(page, base);
        if (moneyKnown()) {
            value(page, base);
        }
        leaving(page, base);
        page.end();
        page.element("p", language.say("worth.legend"), "class", "small");
    }

    /** Without a spend model money has no interval, and a figure without one would look surer than it is. */
    private boolean moneyKnown() {
        return result.spend().isPresent() && Double.isFinite(result.base().clv().estimate());
    }

    private void headline(Markup page, Interval clv) {
        page.element("p", language.say("worth.intro", horizon(), language.customers(result.customers())), "class",
                "lead");
        page.open("p", "class", "headline").element("strong", language.figures().headline(clv.estimate()));
        String range = language.say("worth.range", language.figures().headline(clv.low()),
                language.figures().headline(clv.high()), level());
        page.element("span", range).end();
        page.element("p", language.say("worth.exact", language.figures().money(clv.estimate()),
                language.figures().range(clv)), "class", "small");
        new IntervalBar(clv, Double.NaN, range).write(page);
    }

    private void orders(Markup page, Base base) {
        page.open("div", "class", "card").element("h3", language.say("worth.orders", horizon()));
        page.element("p", language.figures().count(base.orders().estimate()), "class", "figure");
        String range = language.figures().countRange(base.orders().low(), base.orders().high());
        page.element("p", range);
        new IntervalBar(base.orders(), base.pastYearOrders(), range).write(page);
        page.element("p", language.say("worth.past-orders", language.orders(base.pastYearOrders())));
        page.end();
    }

    private void value(Markup page, Base base) {
        page.open("div", "class", "card").element("h3", language.say("worth.value", horizon()));
        page.element("p", language.figures().headline(base.value().estimate()), "class", "figure");
        String range = language.figures().range(base.value());
        page.element("p", range);
        double margin = result.settings().margin();
        new IntervalBar(base.value(), base.pastYearSpend() * margin, range).write(page);
        String past = language.figures().money(base.pastYearSpend());
        page.element("p", margin == 1
                ? language.say("worth.past-spend", past)
                : language.say("worth.past-margin", past, language.figures().percent(margin),
                        language.figures().money(base.pastYearSpend() * margin)));
        page.end();
    }

    /** NBD counts nobody as gone, so it has nothing to say on who stays. */
    private void leaving(Markup page, Base base) {
        boolean known = result.purchase().fallback().isEmpty();
        card(page, language.say("worth.active"), language.figures().count(known ? base.active() : Double.NaN),
                known
                        ? language.say("worth.active-of", language.customers(result.customers()))
                        : language.say("worth.active-unknown"));
        if (!moneyKnown()) {
            return;
        }
        card(page, language.say("worth.at-risk"), language.figures().headline(known ? base.valueAtRisk() : Double.NaN),
                known ? language.say("worth.at-risk-note") : language.say("worth.active-unknown"));
    }

    private static void card(Markup page, String title, String figure, String note) {
        page.open("div", "class", "card").element("h3", title).element("p", figure, "class", "figure");
        page.element("p", note).end();
    }

    /** How sure, in a sentence: from the backtest where there is one. */
    private String sure() {
        return result.backtest().map(this::tested).orElseGet(() -> language.say("worth.untested", level()));
    }

    private String tested(Backtest test) {
        String span = language.span(test.units(), result.settings().unit());
        return Double.isFinite(test.model().bias())
                ? language.say("worth.tested", span, language.figures().count(test.model().predicted()),
                        language.figures().count(test.model().actual()),
                        language.figures().signedPercent(test.model().bias()))
                : language.say("worth.tested-nothing", span, language.figures().count(test.model().predicted()));
    }

    private String horizon() {
        return language.span(result.settings().horizon(), result.settings().unit());
    }

    private String level() {
        return language.figures().percent(result.settings().level());
    }
}
