package dev.perennial.collect.customer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A field of profiles that can be changed for many customers at once. */
enum BulkField {

    TAGS("tags", "tags", false), OWNER("owner", "owner_id", true), TEAM("team", "team_id", true),
    SOURCE("source", "source", true), INDUSTRY("industry", "industry", false), COUNTRY("country", "country", false),
    PROVINCE("province", "province", true), CITY("city", "city", true);

    /** Sets what is empty, to nothing if the value is 0. Nobody asks for it by name. */
    static final String FILL = "fill";

    private static final Set<String> ONE_VALUE = Set.of("set", "clear");
    private static final Set<String> SEVERAL_VALUES = Set.of("set", "add", "remove", "clear");

    private final String attribute;
    private final String column;
    private final boolean listed;

    BulkField(String attribute, String column, boolean listed) {
        this.attribute = attribute;
        this.column = column;
        this.listed = listed;
    }

    static Optional<BulkField> of(String attribute) {
        return Arrays.stream(values()).filter(field -> field.attribute.equals(attribute)).findFirst();
    }

    static List<String> attributes() {
        return Arrays.stream(values()).map(BulkField::attribute).toList();
    }

    /** The code of its attribute, under which rows keep its value. */
    String attribute() {
        return attribute;
    }

    String column() {
        return column;
    }

    /** Whether the list of customers shows it too. */
    boolean listed() {
        return listed;
    }

    Set<String> operations() {
        return this == TAGS ? SEVERAL_VALUES : ONE_VALUE;
    }

    /** The field's value in a profile called p, after a step whose value is the parameter. */
    String after(String operation, String before, String parameter) {
        return switch (operation) {
            case "clear" -> this == TAGS ? "'{}'::text[]" : "NULL::" + type();
            case "add" -> "(%1$s || ARRAY(SELECT v FROM unnest(%2$s::text[]) AS v WHERE v <> ALL (%1$s)))"
                    .formatted(before, parameter);
            case "remove" -> """
                    ARRAY(SELECT u.v FROM unnest(%1$s) WITH ORDINALITY AS u (v, n) WHERE u.v <> ALL (%2$s::text[]) \
                    ORDER BY u.n)""".formatted(before, parameter);
            case FILL -> "coalesce(%s, nullif(%s::%s, 0))".formatted(before, parameter, type());
            default -> parameter + "::" + type();
        };
    }

    /** Its value as a row kept it. */
    String kept(String json) {
        return this == TAGS
                ? """
                  ARRAY(SELECT u.v FROM jsonb_array_elements_text(%s -> 'tags') WITH ORDINALITY AS u (v, n) ORDER BY u.n)"""
                        .formatted(json)
                : "(%s ->> '%s')::%s".formatted(json, attribute, type());
    }

    private String type() {
        return switch (this) {
            case TAGS -> "text[]";
            case OWNER, TEAM -> "bigint";
            case SOURCE, INDUSTRY, COUNTRY, PROVINCE, CITY -> "text";
        };
    }
}
