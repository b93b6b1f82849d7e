package dev.perennial.engine.report;

import java.util.List;
import java.util.Optional;

import dev.perennial.engine.value.ValueResult.Group;
import dev.perennial.engine.value.ValueResult.Quadrants;

/** Frequency × basket: B and C below the basket cut, D and E above it, and those without an order in the window. */
record QuadrantMap(Quadrants quadrants, Language language) implements Chart {

    private static final double LEFT = 8;
    private static final double TOP = 22;
    private static final double BOX_WIDTH = 190;
    private static final double BOX_HEIGHT = 122;
    private static final List<String> PLACES = List.of("B", "C", "D", "E");

    @Override
    public String id() {
        return "quadrants";
    }

    @Override
    public String title() {
        return language.say("quadrant.title");
    }

    @Override
    public String description() {
        return language.say("quadrant.description", cutOrders(), language.figures().money(quadrants.basketCut()));
    }

    @Override
    public double width() {
        return 400;
    }

    @Override
    public double height() {
        return dormant().isPresent() ? 376 : 324;
    }

    /** The code under which texts are kept: B … E, else dormant. */
    static String textCode(Group group) {
        return PLACES.contains(group.code()) ? group.code() : "dormant";
    }

    @Override
    public void draw(Markup markup) {
        Svg svg = new Svg(markup);
        svg.text(LEFT, 14, language.say("quadrant.basket-axis", language.figures().money(quadrants.basketCut())),
                "tick");
        box(svg, "D", LEFT, TOP);
        box(svg, "E", LEFT + BOX_WIDTH + 4, TOP);
        box(svg, "B", LEFT, TOP + BOX_HEIGHT + 4);
        box(svg, "C", LEFT + BOX_WIDTH + 4, TOP + BOX_HEIGHT + 4);
        double below = TOP + 2 * BOX_HEIGHT + 4;
        double legend = below + (dormant().isPresent() ? 88 : 36);
        svg.ending(LEFT + 2 * BOX_WIDTH + 4, below + 16, language.say("quadrant.frequency-axis", cutOrders()), "tick");
        dormant().ifPresent(group -> {
            svg.rect(LEFT, below + 28, 2 * BOX_WIDTH + 4, 44, "cell");
            svg.text(LEFT + 10, below + 46, name("dormant"), "label");
            svg.text(LEFT + 10, below + 63, size(group), "tick");
        });
        svg.rect(LEFT, legend, 12, 5, "bar-actual");
        svg.text(LEFT + 18, legend + 6, language.say("quadrant.share-customers"), "tick");
        svg.rect(LEFT + 170, legend, 12, 5, "share-value");
        svg.text(LEFT + 188, legend + 6, language.say("quadrant.share-value"), "tick");
    }

    private void box(Svg svg, String code, double x, double y) {
        svg.rect(x, y, BOX_WIDTH, BOX_HEIGHT, "cell");
        svg.text(x + 10, y + 28, code, "letter");
        svg.text(x + 34, y + 26, name(code), "label");
        group(code).ifPresent(group -> {
            svg.text(x + 10, y + 52, size(group), "plain");
            share(svg, x, y + 100, group.customers() / total(), "bar-actual");
            if (!Double.isFinite(group.clv())) {
                return;
            }
            String value = language.say("quadrant.value", language.figures().headline(group.clv()),
                    percent(valueShare(group)));
            svg.text(x + 10, y + 70, value, "plain");
            svg.text(x + 10, y + 88, language.say("quadrant.each", language.figures().money(each(group))), "plain");
            share(svg, x, y + 108, valueShare(group), "share-value");
        });
    }

    private static void share(Svg svg, double x, double y, double share, String style) {
        svg.rect(x + 10, y, (BOX_WIDTH - 20) * (Double.isFinite(share) ? share : 0), 5, style);
    }

    @Override
    public Table table() {
        Table table = new Table(title()).text(language.say("column.group"), language.say("column.meaning")).number(
                language.say("column.customers"), language.say("column.share"), language.say("column.clv"),
                language.say("column.clv-each"), language.say("column.past-year"), language.say("column.alive"));
        for (Group group : quadrants.groups()) {
            String code = textCode(group);
            String shown = code.equals("dormant") ? name(code) : code + " " + name(code);
            table.row(shown, language.words().code("quadrant-meaning", code),
                    language.figures().count(group.customers()), percent(group.customers() / total()),
                    language.figures().money(group.clv()), language.figures().money(each(group)),
                    language.figures().money(group.pastYearSpend()), language.meanAlive(group));
        }
        return table;
    }

    private Optional<Group> group(String code) {
        return quadrants.groups().stream().filter(g -> g.code().equals(code)).findFirst();
    }

    private Optional<Group> dormant() {
        return quadrants.groups().stream().filter(g -> textCode(g).equals("dormant")).findFirst();
    }

    private double total() {
        return Math.max(1, quadrants.groups().stream().mapToDouble(Group::customers).sum());
    }

    private double valueShare(Group group) {
        return group.clv() / quadrants.groups().stream().mapToDouble(Group::clv).sum();
    }

    private static double each(Group group) {
        return group.customers() == 0 ? Double.NaN : group.clv() / group.customers();
    }

    private String name(String code) {
        return language.words().code("quadrant", code);
    }

    private String size(Group group) {
        return language.say("quadrant.size", language.customers(group.customers()),
                percent(group.customers() / total()));
    }

    private String cutOrders() {
        return language.figures().decimal(quadrants.frequencyCut(), 2);
    }

    private String percent(double share) {
        return language.figures().percent(share);
    }
}
