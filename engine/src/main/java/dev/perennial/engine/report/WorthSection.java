package dev.perennial.engine.report;

import java.util.Optional;

import dev.perennial.engine.model.backtest.Backtest;
import dev.perennial.engine.model.clv.BgNbd;
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
        Optional<String> withheld = moneyWithheld();
        if (withheld.isPresent()) {
            page.element("p", withheld.get(), "class", "note attention");
        } else {
            headline(page, base.clv());
        }
        page.element("p", sure(), "class", "lead");
        page.open("div", "class", "cards");
        orders(page, base);
        if (withheld.isEmpty()) {
            value(page, base);
        }
        active(page, base);
        if (withheld.isEmpty()) {
            atRisk(page, base);
        }
        page.end();
        page.element("p", language.say("worth.legend"), "class", "small");
    }

    /** Why no money is shown. Without a spend model it has no interval, and would look surer than it is. */
    private Optional<String> moneyWithheld() {
        boolean known = result.spend().isPresent() && Double.isFinite(result.base().clv().estimate());
        return NoValue.reason(result, language)
                .or(() -> known ? Optional.empty() : Optional.of(language.say("worth.no-money")));
    }

    /** Whether values are spend: no margin was given. */
    private boolean spend() {
        return result.settings().margin() == 1;
    }

    private void headline(Markup page, Interval clv) {
        page.element("p",
                language.say(spend() ? "worth.intro-spend" : "worth.intro", horizon(),
                        language.customers(result.customers())),
                "class",
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
        page.element("p", language.say("worth.known-only"));
        page.end();
    }

    private void value(Markup page, Base base) {
        page.open("div", "class", "card").element("h3",
                language.say(spend() ? "worth.value-spend" : "worth.value", horizon()));
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

    private void active(Markup page, Base base) {
        card(page, language.say("worth.active"), language.figures().count(leavingKnown() ? base.active() : Double.NaN),
                leavingKnown()
                        ? language.say(onceIsCertain() ? "worth.active-of" : "worth.active-of-all",
                                language.customers(result.customers()))
                        : language.say("worth.active-unknown"));
    }

    private void atRisk(Markup page, Base base) {
        card(page, language.say("worth.at-risk"),
                language.figures().headline(leavingKnown() ? base.valueAtRisk() : Double.NaN),
                language.say(leavingKnown() ? "worth.at-risk-note" : "worth.active-unknown"));
    }

    /** NBD counts nobody as gone, so it has nothing to say on who stays. */
    private boolean leavingKnown() {
        return !result.purchase().leavesDropoutOpen();
    }

    /** BG/NBD lets customers leave only after a repeat order. */
    private boolean onceIsCertain() {
        return result.purchase().model() instanceof BgNbd;
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
