package dev.perennial.engine.report;

import java.util.ArrayList;
import java.util.List;

import dev.perennial.engine.report.Table.Cell;
import dev.perennial.engine.value.ValueResult.CustomerLine;

/** Lists of customers: the best, and those with the most value at risk. */
final class CustomerTable {

    private static final int LONGEST = 20;
    private static final int LONGEST_ID = 64;

    private CustomerTable() {
    }

    static Table best(List<CustomerLine> lines, Language language) {
        Table table = new Table(language.say("carriers.best")).text(language.say("column.customer")).number(
                language.say("column.clv"), language.say("column.interval"), language.say("column.orders"));
        table.text(language.say("column.last-order"), language.say("column.still"), language.say("column.stage"));
        for (CustomerLine line : lines.subList(0, Math.min(LONGEST, lines.size()))) {
            List<Cell> cells = new ArrayList<>();
            cells.add(id(line));
            cells.add(Cell.of(language.figures().money(line.clv().estimate())));
            cells.add(Cell.of(language.figures().range(line.clv())));
            cells.add(Cell.of(language.figures().count(line.orders())));
            cells.add(Cell.of(language.figures().date(line.lastOrder())));
            cells.add(Cell.of(still(line, language)));
            cells.add(stage(line, language));
            table.row(cells.toArray(Cell[]::new));
        }
        return table;
    }

    static Table leaving(List<CustomerLine> lines, Language language) {
        Table table = new Table(language.say("stages.leaving")).text(language.say("column.customer")).number(
                language.say("column.at-risk"), language.say("column.clv"), language.say("column.interval"));
        table.text(language.say("column.last-order"), language.say("column.still"), language.say("column.stage"),
                language.say("column.orders-show"));
        for (CustomerLine line : lines.subList(0, Math.min(LONGEST, lines.size()))) {
            List<Cell> cells = new ArrayList<>();
            cells.add(id(line));
            cells.add(Cell.of(language.figures().money(line.valueAtRisk())));
            cells.add(Cell.of(language.figures().money(line.clv().estimate())));
            cells.add(Cell.of(language.figures().range(line.clv())));
            cells.add(Cell.of(language.figures().date(line.lastOrder())));
            cells.add(Cell.of(still(line, language)));
            cells.add(stage(line, language));
            cells.add(Cell.of(language.words().code("reason", line.reason())));
            table.row(cells.toArray(Cell[]::new));
        }
        return table;
    }

    /** BG/NBD lets nobody leave before a second order, so after one order its certainty is not knowledge. */
    private static String still(CustomerLine line, Language language) {
        return line.orders() <= 1 && line.pAlive() == 1
                ? language.say("alive.one-order")
                : language.alive(line.pAlive());
    }

    private static Cell id(CustomerLine line) {
        String id = line.customerId();
        if (id.codePointCount(0, id.length()) <= LONGEST_ID) {
            return Cell.foreign(id);
        }
        return Cell.foreign(id.substring(0, id.offsetByCodePoints(0, LONGEST_ID)) + "…");
    }

    private static Cell stage(CustomerLine line, Language language) {
        return Cell.stage(language.words().code("stage", line.stage()), line.stage());
    }
}
