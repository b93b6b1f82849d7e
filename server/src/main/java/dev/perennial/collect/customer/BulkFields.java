package dev.perennial.collect.customer;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields that an edit touches.
 *
 * @param columns of profiles
 * @param custom those that administrators defined
 */
record BulkFields(Set<BulkField> columns, List<CustomField> custom) {

    BulkFields {
        columns = Set.copyOf(columns);
        custom = List.copyOf(custom);
    }

    /** The fields of a profile called p as one JSON object; defined ones are read from a document. */
    String json(String document) {
        return Stream.concat(columns.stream().sorted().map(field -> "'" + field.attribute() + "', p." + field.column()),
                custom.stream().map(field -> "'%s', %s -> '%s'".formatted(field.attribute(), document, field.key())))
                .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
    }

    /** Says something of each column, with commas between. */
    String columns(Part part) {
        return columns.stream().sorted().map(part::of).collect(Collectors.joining(", "));
    }

    /** Says something of each column, with a comma behind each. */
    String columnsAnd(Part part) {
        return columns.stream().sorted().map(field -> part.of(field) + ", ").collect(Collectors.joining());
    }

    /** What is said of a column. */
    interface Part {
        String of(BulkField field);
    }

    /** The keys under which defined fields are kept. */
    String[] keys() {
        return custom.stream().map(CustomField::key).toArray(String[]::new);
    }

    /** A document of the defined fields as a row kept them; of those without a value nothing. */
    String kept(String row) {
        return custom.stream().map(field -> "'%s', %s -> '%s'".formatted(field.key(), row, field.attribute()))
                .collect(Collectors.joining(", ", "jsonb_strip_nulls(jsonb_build_object(", "))"));
    }
}
