package dev.perennial.engine.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.perennial.engine.orders.AmountReader;
import dev.perennial.engine.orders.CellText;
import dev.perennial.engine.orders.DateReader;
import dev.perennial.engine.orders.Reading;
import org.jspecify.annotations.Nullable;

/** The cells of one row by field, and what was found wrong with them. Used again for every row. */
final class RowCells {

    private final Map<ImportField, Integer> mapping;
    private final int columns;
    private List<String> cells = List.of();
    private List<CellProblem> problems = List.of();
    private boolean unsettled;

    RowCells(Map<ImportField, Integer> mapping, int columns) {
        this.mapping = Map.copyOf(mapping);
        this.columns = columns;
    }

    /** Begins a row; false if its cells do not match the headings. */
    boolean begin(List<String> row) {
        cells = row;
        problems = List.of();
        unsettled = false;
        if (row.size() != columns) {
            problem(-1, RowFault.BAD_SHAPE, row.size(), columns);
            return false;
        }
        return true;
    }

    boolean has(ImportField field) {
        return mapping.containsKey(field);
    }

    int column(ImportField field) {
        return mapping.getOrDefault(field, -1);
    }

    /** The value of a field, empty where there is none. */
    String value(ImportField field) {
        Integer column = mapping.get(field);
        return column == null ? "" : unquoted(CellText.strip(cells.get(column)));
    }

    /** Without the mark that keeps spreadsheets from taking a text for a formula. */
    private static String unquoted(String value) {
        return value.length() > 1 && value.charAt(0) == '\'' && "=+-@".indexOf(value.charAt(1)) >= 0
                ? value.substring(1)
                : value;
    }

    /** A text of at most so many characters; null where the cell is empty. */
    @Nullable
    String text(ImportField field, int longest) {
        String value = value(field);
        if (value.isEmpty()) {
            return null;
        }
        if (value.length() > longest) {
            problem(field, RowFault.TOO_LONG, longest);
        } else if (value.indexOf('\0') >= 0) {
            problem(field, RowFault.BAD_TEXT);
        }
        return value;
    }

    /** Reads a date; false if that failed. */
    boolean date(ImportField field, DateReader dates) {
        String value = value(field);
        char[] text = value.toCharArray();
        Reading reading = text.length == 0 ? Reading.BAD : dates.read(text, 0, text.length);
        switch (reading) {
            case READ -> {
                return true;
            }
            case OPEN -> unsettled = true;
            case FUTURE -> problem(field, RowFault.FUTURE_DATE, value);
            case BAD -> problem(field, RowFault.BAD_DATE, value);
        }
        return false;
    }

    /** Reads a number; false if that failed. */
    boolean number(ImportField field, AmountReader numbers, RowFault otherwise) {
        String value = value(field);
        char[] text = value.toCharArray();
        Reading reading = text.length == 0 ? Reading.BAD : numbers.read(text, 0, text.length);
        if (reading == Reading.OPEN) {
            unsettled = true;
        } else if (reading != Reading.READ) {
            problem(field, otherwise, value);
        }
        return reading == Reading.READ;
    }

    void problem(ImportField field, RowFault fault, Object... arguments) {
        problem(column(field), fault, arguments);
    }

    private void problem(int column, RowFault fault, Object... arguments) {
        if (problems.isEmpty()) {
            problems = new ArrayList<>();
        }
        problems.add(CellProblem.of(column, fault, arguments));
    }

    /** Whether all is well so far. */
    boolean valid() {
        return problems.isEmpty() && !unsettled;
    }

    /** The outcome for a row that is not valid. */
    <T> RowReading<T> refusal() {
        return unsettled ? new RowReading.Unsettled<>() : new RowReading.Faulty<>(List.copyOf(problems));
    }
}
