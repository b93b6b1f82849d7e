package dev.perennial.engine.report;

import java.util.ArrayList;
import java.util.List;

/** A table of figures; on a narrow screen each row becomes a small card with the headings as labels. */
final class Table {

    private final String caption;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();

    private record Column(String heading, String style) {
    }

    /** One cell; the style is a CSS class or empty, the share (0 … 1) draws a bar, NaN none. */
    record Cell(String text, String style, double share) {
        static Cell of(String text) {
            return new Cell(text, "", Double.NaN);
        }

        /** Text from the source, kept apart so that its writing direction ends with it. */
        static Cell foreign(String text) {
            return new Cell(text, "id", Double.NaN);
        }

        static Cell stage(String text, String code) {
            return new Cell(text, "tag stage-" + code, Double.NaN);
        }

        static Cell bar(String text, double share) {
            return new Cell(text, "", share);
        }
    }

    Table(String caption) {
        this.caption = caption;
    }

    Table text(String... headings) {
        return add("t", headings);
    }

    Table number(String... headings) {
        return add("n", headings);
    }

    private Table add(String style, String... headings) {
        for (String heading : headings) {
            columns.add(new Column(heading, style));
        }
        return this;
    }

    Table row(String... cells) {
        rows.add(List.of(cells).stream().map(Cell::of).toList());
        return this;
    }

    Table row(Cell... cells) {
        rows.add(List.of(cells));
        return this;
    }

    void write(Markup page) {
        page.open("table").element("caption", caption).open("thead").open("tr");
        for (Column column : columns) {
            page.element("th", column.heading, "scope", "col", "class", column.style);
        }
        page.close().close().open("tbody");
        for (List<Cell> row : rows) {
            write(page, row);
        }
        page.close().end();
    }

    private void write(Markup page, List<Cell> row) {
        page.open("tr");
        for (int i = 0; i < row.size(); i++) {
            Column column = columns.get(i);
            if (i == 0) {
                page.open("th", "scope", "row", "class", column.style);
            } else {
                page.open("td", "class", column.style, "data-label", column.heading);
            }
            write(page, row.get(i));
            page.close();
        }
        page.close();
    }

    private static void write(Markup page, Cell cell) {
        if (cell.style.equals("id")) {
            page.element("bdi", cell.text, "class", "id");
        } else if (!cell.style.isEmpty()) {
            page.element("span", cell.text, "class", cell.style);
        } else {
            page.text(cell.text);
        }
        if (Double.isFinite(cell.share)) {
            String width = "width:" + Markup.number(Math.clamp(cell.share, 0, 1) * 100) + "%";
            page.open("span", "class", "track", "aria-hidden", "true").open("span", "style", width).close().close();
        }
    }
}
