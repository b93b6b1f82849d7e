package dev.perennial.engine.files;

import java.util.List;
import java.util.Locale;

/**
 * Something wrong with a row.
 *
 * @param column index of the column at fault, −1 for the row as a whole
 */
public record CellProblem(int column, RowFault fault, List<String> arguments) {

    private static final int LONGEST = 60;

    public CellProblem {
        arguments = arguments.stream().map(CellProblem::brief).toList();
    }

    static CellProblem of(int column, RowFault fault, Object... arguments) {
        return new CellProblem(column, fault, java.util.Arrays.stream(arguments).map(String::valueOf).toList());
    }

    public String text(Locale locale) {
        return fault.text(locale, arguments);
    }

    private static String brief(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
