package dev.perennial.engine.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

import dev.perennial.engine.value.ValueResult.Group;

/** The lifecycle stages as two bars to compare: how many customers, and how much lifetime value. */
record StageBar(List<Group> stages, Language language) implements Chart {

    private static final double BAR = 32;

    @Override
    public String id() {
        return "stages";
    }

    @Override
    public String title() {
        return language.say("stages.title");
    }

    @Override
    public String description() {
        double customers = stages.stream().mapToDouble(Group::customers).sum();
        List<String> parts = stages.stream().map(s -> language.say("stages.part",
                language.words().code("stage", s.code()), percent(s.customers() / customers))).toList();
        return String.join(language.say("list.separator"), parts);
    }

    @Override
    public double width() {
        return 400;
    }

    @Override
    public double height() {
        return 150;
    }

    @Override
    public void draw(Markup markup) {
        Svg svg = new Svg(markup);
        bar(svg, 20, language.say("stages.by-customers"), Group::customers);
        bar(svg, 78, language.say("stages.by-value"), g -> Math.max(0, finite(g.clv())));
        double x = 0;
        for (Group stage : stages) {
            String word = language.words().code("stage", stage.code());
            svg.rect(x, 132, 10, 10, style(stage));
            svg.text(x + 14, 141, word, "tick");
            x += 26 + textWidth(word);
        }
    }

    private void bar(Svg svg, double y, String title, ToDoubleFunction<Group> size) {
        svg.text(0, y - 6, title, "tick");
        double total = stages.stream().mapToDouble(size).sum();
        if (total <= 0) {
            svg.text(0, y + 20, language.say("figure.none"), "label");
            return;
        }
        double x = 0;
        for (Group stage : stages) {
            double share = size.applyAsDouble(stage) / total;
            double width = share * width();
            if (width > 0) {
                String hint = language.say("stages.part", language.words().code("stage", stage.code()), percent(share));
                svg.rect(x, y, Math.max(1, width - 1.5), BAR, style(stage), hint);
                if (width >= 34) {
                    svg.centred(x + width / 2, y + 21, percent(share), "on-stage");
                }
            }
            x += width;
        }
    }

    @Override
    public Table table() {
        Table table = new Table(title()).text(language.say("column.stage"), language.say("column.meaning"))
                .number(language.say("column.customers"), language.say("column.share"), language.say("column.clv"),
                        language.say("column.past-year"), language.say("column.alive"));
        double customers = stages.stream().mapToDouble(Group::customers).sum();
        for (Group stage : stages) {
            table.row(Table.Cell.stage(language.words().code("stage", stage.code()), stage.code()),
                    Table.Cell.of(language.words().code("stage-meaning", stage.code())),
                    Table.Cell.of(language.figures().count(stage.customers())),
                    Table.Cell.of(percent(stage.customers() / customers)),
                    Table.Cell.of(language.figures().money(stage.clv())),
                    Table.Cell.of(language.figures().money(stage.pastYearSpend())),
                    Table.Cell.of(language.meanAlive(stage)));
        }
        return table;
    }

    private static String style(Group stage) {
        return "stage-" + stage.code();
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }

    private static double textWidth(String word) {
        return word.codePoints().mapToDouble(c -> c > 0x2E80 ? 12.5 : 6.8).sum();
    }

    private String percent(double share) {
        return language.figures().percent(share);
    }
}
