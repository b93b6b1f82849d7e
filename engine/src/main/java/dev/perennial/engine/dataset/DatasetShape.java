package dev.perennial.engine.dataset;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A data set without its rows.
 *
 * @param version of the columns; changes when they do
 */
public record DatasetShape(String name, int version, List<DatasetColumn> columns) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public DatasetShape {
        columns = List.copyOf(columns);
        if (!NAME.matcher(name).matches() || columns.isEmpty()
                || columns.stream().anyMatch(column -> !NAME.matcher(column.name()).matches())) {
            throw new IllegalArgumentException("not a data set: " + name);
        }
    }

    /** A query for no rows of this shape, for engines that have none. */
    public String nothing() {
        return columns.stream().map(column -> "CAST(NULL AS %s) AS %s".formatted(column.type().sql(), column.name()))
                .collect(Collectors.joining(", ", "SELECT ", " WHERE 1 = 0"));
    }

    /** A query for this shape's columns of a relation; a column that the relation does not have is empty. */
    public String of(String relation, List<String> present) {
        return columns.stream()
                .map(column -> present.contains(column.name())
                        ? column.name()
                        : "CAST(NULL AS %s) AS %s".formatted(column.type().sql(), column.name()))
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + relation));
    }
}
