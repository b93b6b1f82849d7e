package dev.perennial.engine.report;

import java.util.List;
import java.util.Optional;

import dev.perennial.engine.report.Table.Cell;
import dev.perennial.engine.value.ValueResult;
import dev.perennial.engine.value.ValueResult.Group;

/** Who carries the value: concentration, best customers, RFM groups, frequency × basket. */
record CarriersSection(ValueResult result, Language language) implements Section {

    private static final int SMALLEST_TENTH = 20;

    @Override
    public String code() {
        return "carriers";
    }

    @Override
    public void write(Markup page) {
        Optional<String> noValue = NoValue.reason(result, language);
        page.element("p", noValue.orElseGet(this::lead), "class", "lead");
        page.open("div", "class", "columns");
        if (result.concentration().size() > 1) {
            new ConcentrationChart(result.concentration(), language).write(page, language.words());
        }
        if (!result.rfmCells().isEmpty()) {
            new RfmMap(result.rfmCells(), language).write(page, language.words());
        }
        page.end();
        if (!result.best().isEmpty() && noValue.isEmpty()) {
            page.element("h3", language.say("carriers.best"));
            CustomerTable.best(result.best(), language).write(page);
        }
        page.element("h3", language.say("carriers.groups"));
        page.element("p", language.say("carriers.groups-note"), "class", "small");
        groups(result.rfmGroups()).write(page);
        page.open("div", "class", "columns");
        new QuadrantMap(result.quadrants(), language).write(page, language.words());
        page.open("div").element("h3", language.say("carriers.quadrants"));
        page.element("p", language.say("carriers.quadrants-note",
                language.figures().count(result.settings().quadrant().windowMonths()),
                language.words().code("cut", result.settings().quadrant().cut().code())));
        page.element("p", language.say("carriers.quadrants-use")).end();
        page.end();
    }

    private String lead() {
        return result.customers() >= SMALLEST_TENTH && Double.isFinite(result.base().topDecileShare())
                ? language.say("carriers.lead", language.customers(Math.round(result.customers() / 10.0)),
                        language.figures().percent(result.base().topDecileShare()))
                : language.say("carriers.few", language.customers(result.customers()));
    }

    private Table groups(List<Group> groups) {
        Table table = new Table(language.say("carriers.groups")).text(language.say("column.group"),
                language.say("column.meaning")).number(language.say("column.customers"), language.say("column.share"),
                        language.say("column.clv"), language.say("column.value-share"),
                        language.say("column.past-year"), language.say("column.alive"));
        double customers = groups.stream().mapToDouble(Group::customers).sum();
        double value = groups.stream().mapToDouble(Group::clv).sum();
        for (Group group : groups) {
            double share = group.clv() / value;
            table.row(Cell.of(language.words().code("rfm-group", group.code())),
                    Cell.of(language.words().code("rfm-meaning", group.code())),
                    Cell.of(language.figures().count(group.customers())),
                    Cell.of(language.figures().percent(group.customers() / customers)),
                    Cell.of(language.figures().money(group.clv())),
                    Cell.bar(language.figures().percent(share), share),
                    Cell.of(language.figures().money(group.pastYearSpend())),
                    Cell.of(language.meanAlive(group)));
        }
        return table;
    }
}
