package dev.perennial.understand.value;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A customer's traits by column. */
record TraitRow(Map<String, @Nullable Object> cells) {

    boolean has(String column) {
        return cells.get(column) != null;
    }

    @Nullable
    Object cell(String column) {
        return cells.get(column);
    }

    /** A number; 0 where there is none. */
    double number(String column) {
        return cells.get(column) instanceof Number number ? number.doubleValue() : 0;
    }

    int count(String column) {
        return (int) number(column);
    }

    String text(String column) {
        return String.valueOf(cells.get(column));
    }
}
