package dev.perennial.engine.files;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a column of an imported file can be. */
public sealed interface ImportField permits OrderField, CustomerField, DefinedField {

    String name();

    /** The plain headings by which a column is recognised: of each set, in order, the first that has any counts. */
    List<Set<String>> headings();

    /** The columns that may be this field by their headings: one if it is clear, several if it is not. */
    List<Integer> recognise(List<String> headings);

    /** Whether a file cannot be imported without it. */
    boolean required();

    /** Whether it is only recognised in a column that is nothing else. */
    default boolean alone() {
        return false;
    }

    /** The name in the API, for example {@code placed_at}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
