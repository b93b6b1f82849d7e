package dev.perennial.engine.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.perennial.engine.orders.OrderFormat;
import dev.perennial.engine.orders.ReadSummary;
import dev.perennial.engine.orders.RejectReason;
import dev.perennial.engine.report.Table.Cell;
import dev.perennial.engine.value.ValueResult;

/** The data that went in, how they were understood, and what was left out. */
record DataSection(ValueResult result, Language language) implements Section {

    @Override
    public String code() {
        return "data";
    }

    @Override
    public void write(Markup page) {
        ReadSummary read = result.read();
        Figures figures = language.figures();
        long rejected = read.rejectedRows();
        page.element("p", language.say("data.lead", figures.count(read.rows()), figures.count(read.accepted()),
                figures.count(rejected), figures.percent(read.rows() == 0 ? 0 : (double) rejected / read.rows())),
                "class", "lead");
        page.open("div", "class", "columns");
        facts(page);
        page.open("div");
        if (rejected == 0) {
            page.element("p", language.say("data.none-rejected"), "class", "note");
        } else {
            rejected(read.rejected(), read.rows()).write(page);
            read.rejectFile().ifPresent(file -> page.element("p",
                    language.say("data.reject-file", String.valueOf(file.getFileName())), "class", "small"));
        }
        page.end();
        page.end();
    }

    private void facts(Markup page) {
        ReadSummary read = result.read();
        OrderFormat format = read.format();
        Table table = new Table(language.say("data.facts")).text(language.say("column.what"),
                language.say("column.found"));
        fact(table, "data.source", result.source());
        fact(table, "data.as-of", language.figures().date(result.asOf()));
        fact(table, "data.days", language.say("figure.range", language.figures().date(read.firstDay()),
                language.figures().date(read.lastDay())));
        fact(table, "data.customers", language.figures().count(result.customers()));
        fact(table, "data.orders", language.figures().count(result.orders()));
        fact(table, "data.format", String.join(language.say("list.separator"), List.of(format.kind(), format.encoding(),
                language.words().code("delimiter", delimiter(format))).stream().filter(s -> !s.isEmpty()).toList()));
        fact(table, "data.date-order", language.words().code("date-order", format.dateOrder()));
        format.columns().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(
                column -> table.row(Cell.of(language.say("data.column", language.words().code("order-column",
                        column.getKey().name().toLowerCase(Locale.ROOT)))), Cell.foreign(column.getValue())));
        table.write(page);
    }

    private static String delimiter(OrderFormat format) {
        return switch (format.delimiter()) {
            case "," -> "comma";
            case ";" -> "semicolon";
            case "\t" -> "tab";
            case "|" -> "bar";
            default -> format.delimiter();
        };
    }

    private void fact(Table table, String key, String value) {
        table.row(Cell.of(language.say(key)), Cell.foreign(value));
    }

    private Table rejected(Map<RejectReason, Long> rejected, long rows) {
        Table table = new Table(language.say("data.rejected")).text(language.say("column.reason")).number(
                language.say("column.rows"), language.say("column.share"));
        rejected.entrySet().stream().sorted(Map.Entry.<RejectReason, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey())).forEach(
                        entry -> table.row(language.words().code("reject", entry.getKey().code()),
                                language.figures().count(entry.getValue()),
                                language.figures().percent((double) entry.getValue() / rows)));
        return table;
    }
}
