package dev.perennial.platform.catalogue;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import dev.perennial.platform.kernel.Rule.Comparison;

/** What kind of value an attribute has, and how it can be compared. */
public enum AttributeType {
    /** Free text; {@code contains} and {@code starts-with} take no notice of case. */
    TEXT("text", Comparison.EQUAL, Comparison.NOT_EQUAL, Comparison.CONTAINS, Comparison.STARTS_WITH),
    /** Whole number, SQL integer or bigint. */
    INTEGER("bigint", Comparison.GREATER, Comparison.AT_LEAST, Comparison.LESS, Comparison.AT_MOST, Comparison.EQUAL,
            Comparison.NOT_EQUAL),
    /** Number, SQL numeric or double precision (never real, whose cursors would be inexact). */
    NUMBER("numeric", Comparison.GREATER, Comparison.AT_LEAST, Comparison.LESS, Comparison.AT_MOST, Comparison.EQUAL,
            Comparison.NOT_EQUAL),
    /** Amount in the installation's currency. */
    MONEY("numeric", Comparison.GREATER, Comparison.AT_LEAST, Comparison.LESS, Comparison.AT_MOST, Comparison.EQUAL,
            Comparison.NOT_EQUAL),
    /** Share as a fraction: 0.25 is 25 %. */
    PERCENT("numeric", Comparison.GREATER, Comparison.AT_LEAST, Comparison.LESS, Comparison.AT_MOST, Comparison.EQUAL,
            Comparison.NOT_EQUAL),
    /** Day of the business zone. */
    DATE("date", Comparison.GREATER, Comparison.AT_LEAST, Comparison.LESS, Comparison.AT_MOST, Comparison.EQUAL,
            Comparison.NOT_EQUAL),
    /** Point in time. */
    INSTANT("timestamptz", Comparison.GREATER, Comparison.AT_LEAST, Comparison.LESS, Comparison.AT_MOST),
    /** One of the codes the attribute lists. */
    CHOICE("text", Comparison.EQUAL, Comparison.NOT_EQUAL),
    /** True or false. */
    BOOLEAN("boolean", Comparison.EQUAL, Comparison.NOT_EQUAL),
    /** Id of an account. */
    USER("bigint", Comparison.EQUAL, Comparison.NOT_EQUAL),
    /** Id of a customer. */
    CUSTOMER("bigint", Comparison.EQUAL, Comparison.NOT_EQUAL),
    /** Several texts; {@code eq} and {@code contains} both mean that one of them is this. */
    TEXT_LIST("text[]", Comparison.EQUAL, Comparison.NOT_EQUAL, Comparison.CONTAINS);

    private final String sqlType;
    @SuppressWarnings("ImmutableEnumChecker") // a copy that refuses changes
    private final Set<Comparison> comparisons;

    AttributeType(String sqlType, Comparison first, Comparison... others) {
        this.sqlType = sqlType;
        this.comparisons = Set.copyOf(EnumSet.of(first, others));
    }

    /** The name in the API, for example {@code text-list}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Comparisons that make sense for it. */
    public Set<Comparison> comparisons() {
        return comparisons;
    }

    /** Whether values have an order, so that ranges make sense. */
    public boolean ordered() {
        return comparisons.contains(Comparison.GREATER);
    }

    /** Whether {@code in} makes sense. */
    public boolean listable() {
        return this != INSTANT && this != BOOLEAN;
    }

    String sqlType() {
        return sqlType;
    }
}
