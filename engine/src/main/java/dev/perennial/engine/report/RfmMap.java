package dev.perennial.engine.report;

import java.util.List;
import java.util.Optional;

import dev.perennial.engine.value.ValueResult.RfmCell;

/** Recency × frequency: squares as large as their customers are many, darker the more value one customer holds. */
record RfmMap(List<RfmCell> cells, Language language) implements Chart {

    private static final double LEFT = 34;
    private static final double CELL_WIDTH = 72;
    private static final double CELL_HEIGHT = 56;
    private static final int SHADES = 5;

    @Override
    public String id() {
        return "rfm-map";
    }

    @Override
    public String title() {
        return language.say("rfm.title");
    }

    @Override
    public String description() {
        return language.say("rfm.description");
    }

    @Override
    public double width() {
        return 400;
    }

    @Override
    public double height() {
        return 352;
    }

    @Override
    public void draw(Markup markup) {
        Svg svg = new Svg(markup);
        double largest = cells.stream().mapToDouble(RfmCell::customers).max().orElse(1);
        for (int r = 1; r <= 5; r++) {
            for (int f = 1; f <= 5; f++) {
                cell(svg, r, f, largest);
            }
        }
        for (int score = 1; score <= 5; score++) {
            svg.centred(x(score) + CELL_WIDTH / 2, y(1) + CELL_HEIGHT + 14, "F" + score, "tick");
            svg.ending(LEFT - 8, y(score) + CELL_HEIGHT / 2 + 4, "R" + score, "tick");
        }
        svg.text(LEFT, y(1) + CELL_HEIGHT + 32, language.say("rfm.axis"), "tick");
        legend(svg, y(1) + CELL_HEIGHT + 44);
    }

    private void cell(Svg svg, int r, int f, double largest) {
        svg.rect(x(f), y(r), CELL_WIDTH - 2, CELL_HEIGHT - 2, "cell");
        Optional<RfmCell> found = find(r, f);
        if (found.isEmpty()) {
            return;
        }
        RfmCell cell = found.orElseThrow();
        double side = Math.sqrt(cell.customers() / largest);
        double width = side * (CELL_WIDTH - 2);
        double height = side * (CELL_HEIGHT - 2);
        double middleX = x(f) + (CELL_WIDTH - 2) / 2;
        double middleY = y(r) + (CELL_HEIGHT - 2) / 2;
        String count = language.figures().count(cell.customers());
        String each = language.figures().rounded(each(cell));
        svg.rect(middleX - width / 2, middleY - height / 2, width, height, "shade-" + shade(cell),
                language.say("rfm.hint", String.valueOf(r), String.valueOf(f), language.customers(cell.customers()),
                        each));
        svg.centred(middleX, middleY - 2, count, "label halo");
        if (!Double.isFinite(each(cell))) {
            return;
        }
        svg.centred(middleX, middleY + 13, each, "small-figure halo");
    }

    private void legend(Svg svg, double y) {
        svg.text(LEFT, y + 11, language.say("rfm.legend"), "tick");
        for (int shade = 1; shade <= SHADES; shade++) {
            svg.rect(310 + (shade - 1) * 16, y, 15, 12, "shade-" + shade);
        }
    }

    @Override
    public Table table() {
        Table table = new Table(title()).text("R × F").number(language.say("column.customers"),
                language.say("column.clv"), language.say("column.clv-each"));
        for (int r = 5; r >= 1; r--) {
            for (int f = 5; f >= 1; f--) {
                String name = "R" + r + " F" + f;
                find(r, f).ifPresent(cell -> table.row(name, language.figures().count(cell.customers()),
                        language.figures().money(cell.clv()), language.figures().money(each(cell))));
            }
        }
        return table;
    }

    /** Shade 1 … 5 by the rank of the value of one customer among the cells. */
    private int shade(RfmCell cell) {
        long below = cells.stream().filter(other -> each(other) < each(cell)).count();
        return 1 + (int) Math.min(SHADES - 1L, below * SHADES / Math.max(1, cells.size()));
    }

    private Optional<RfmCell> find(int r, int f) {
        return cells.stream().filter(c -> c.r() == r && c.f() == f && c.customers() > 0).findFirst();
    }

    private static double each(RfmCell cell) {
        return cell.customers() == 0 ? Double.NaN : cell.clv() / cell.customers();
    }

    private static double x(int f) {
        return LEFT + (f - 1) * CELL_WIDTH;
    }

    private static double y(int r) {
        return (5 - r) * CELL_HEIGHT;
    }
}
