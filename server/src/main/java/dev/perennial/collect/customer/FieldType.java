package dev.perennial.collect.customer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import dev.perennial.platform.catalogue.Attribute.Expression;
import dev.perennial.platform.catalogue.AttributeType;

/** What a field that people define can hold, and how it is kept and asked for. */
public enum FieldType {
    TEXT(AttributeType.TEXT, true), LONG_TEXT(AttributeType.TEXT, false), NUMBER(AttributeType.NUMBER, true),
    /** In the installation's currency. */
    MONEY(AttributeType.MONEY, true), DATE(AttributeType.DATE, true), CHOICE(AttributeType.CHOICE, false),
    MULTI_CHOICE(AttributeType.TEXT_LIST, false), BOOLEAN(AttributeType.BOOLEAN, false),
    /** An address in the web. */
    LINK(AttributeType.TEXT, false),
    /** Id of an account. */
    USER(AttributeType.USER, false),
    /** Id of another customer. */
    CUSTOMER(AttributeType.CUSTOMER, false);

    private final AttributeType attributeType;
    private final boolean sortable;

    FieldType(AttributeType attributeType, boolean sortable) {
        this.attributeType = attributeType;
        this.sortable = sortable;
    }

    /** The name in the API, for example {@code multi-choice}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FieldType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    /** Whether its values are among options. */
    public boolean chosen() {
        return this == CHOICE || this == MULTI_CHOICE;
    }

    /** Whether lists can be sorted by it, given an index. */
    public boolean sortable() {
        return sortable;
    }

    AttributeType attributeType() {
        return attributeType;
    }

    /**
     * How the value is read from the document that holds it under a key. Built of immutable functions only, so that it can
     * be indexed; equality is asked by containment, which the index over all documents serves.
     */
    Expression expression(String key) {
        String text = "({}->>'" + key + "')";
        return switch (this) {
            case TEXT -> new Expression("(" + text + " COLLATE \"zh-x-icu\")", within(key, "?::text"));
            case LONG_TEXT, CHOICE, LINK -> new Expression(text, within(key, "?::text"));
            case NUMBER, MONEY -> new Expression("(({}->'" + key + "')::numeric)", within(key, "?::numeric"));
            case USER, CUSTOMER -> new Expression("(({}->'" + key + "')::bigint)", within(key, "?::bigint"));
            case BOOLEAN -> new Expression("(({}->'" + key + "')::boolean)", within(key, "?::boolean"));
            // A cast from text to date depends on settings; putting it together from its parts does not.
            case DATE -> new Expression("make_date(left(" + text + ", 4)::integer, substr(" + text
                    + ", 6, 2)::integer, right(" + text + ", 2)::integer)", within(key, "?::date::text"));
            case MULTI_CHOICE -> new Expression("ARRAY(SELECT jsonb_array_elements_text({}->'" + key + "'))",
                    within(key, "to_jsonb(?::text[])"));
        };
    }

    private static String within(String key, String value) {
        return "{} @> jsonb_build_object('" + key + "', " + value + ")";
    }
}
