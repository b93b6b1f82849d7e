package dev.perennial.engine.orders;

import java.util.Locale;
import java.util.Set;

/** What holds for the text of any cell. */
public final class CellText {

    private static final Set<String> NO_CUSTOMER = Set.of("na", "n/a", "null", "nan", "none", "-", "#n/a", "\\n");

    private CellText() {
    }

    /** Whether a character at the edge of a cell is not part of its value. */
    public static boolean isBlank(char c) {
        return c <= ' ' || (c >= '\u0080' && (Character.isSpaceChar(c) || c == '\uFEFF'));
    }

    /** The value of a cell: its text without blanks at the edges. */
    public static String strip(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && isBlank(cell.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(cell.charAt(to - 1))) {
            to--;
        }
        return cell.substring(from, to);
    }

    /** Whether a stripped cell says that there is no customer: it is empty, NA, NULL, NaN and the like. */
    public static boolean isNobody(String customer) {
        return customer.isEmpty()
                || (customer.length() <= 4 && NO_CUSTOMER.contains(customer.toLowerCase(Locale.ROOT)));
    }
}
