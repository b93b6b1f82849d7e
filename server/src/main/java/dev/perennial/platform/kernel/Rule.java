package dev.perennial.platform.kernel;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A question about a customer that is either true or false, as data: written by people in a builder, sent as JSON, compiled to
 * SQL. It knows no third answer: a value that is missing is not equal, not greater, not less, and {@code not} of a rule holds
 * exactly where the rule does not.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({@JsonSubTypes.Type(value = Rule.And.class, name = "and"),
        @JsonSubTypes.Type(value = Rule.Or.class, name = "or"),
        @JsonSubTypes.Type(value = Rule.Not.class, name = "not"),
        @JsonSubTypes.Type(value = Rule.Compare.class, name = "compare"),
        @JsonSubTypes.Type(value = Rule.In.class, name = "in"),
        @JsonSubTypes.Type(value = Rule.Between.class, name = "between"),
        @JsonSubTypes.Type(value = Rule.Missing.class, name = "missing"),
        @JsonSubTypes.Type(value = Rule.Relative.class, name = "relative"),
        @JsonSubTypes.Type(value = Rule.Happened.class, name = "happened")})
public sealed interface Rule {

    /** All of these; true if there are none. */
    record And(@Nullable List<@Nullable Rule> rules) implements Rule {
    }

    /** At least one of these; false if there are none. */
    record Or(@Nullable List<@Nullable Rule> rules) implements Rule {
    }

    /** The opposite. */
    record Not(@Nullable Rule rule) implements Rule {
    }

    /** An attribute against one value. */
    record Compare(@Nullable String attribute, @Nullable Comparison comparison, @Nullable JsonNode value)
            implements
                Rule {
    }

    /** An attribute is one of these values. */
    record In(@Nullable String attribute, @Nullable List<@Nullable JsonNode> values) implements Rule {
    }

    /** An attribute lies between two values, both inclusive. */
    record Between(@Nullable String attribute, @Nullable JsonNode low, @Nullable JsonNode high) implements Rule {
    }

    /** An attribute has no value. */
    record Missing(@Nullable String attribute) implements Rule {
    }

    /**
     * A day or a point in time, seen from today.
     *
     * @param span where it lies
     * @param days how many days the span has; today is one of them
     * @param yearly whether the day counts in every year, as a birthday does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Relative(@Nullable String attribute, @Nullable Span span, @Nullable BigDecimal days,
            @Nullable Boolean yearly) implements Rule {
    }

    /** Days of the business zone, counted from today. */
    enum Span {
        /** Today or one of the days before it. */
        @JsonProperty("last")
        LAST,
        /** Today or one of the days after it. */
        @JsonProperty("next")
        NEXT,
        /** Before the last days. */
        @JsonProperty("before")
        BEFORE,
        /** After the next days. */
        @JsonProperty("after")
        AFTER
    }

    /**
     * A fact came about.
     *
     * @param event code of the fact, such as {@code order}
     * @param within when; without it, ever
     * @param count how often; without it, at least once
     * @param where what each of them must be like, asked of the fact's own attributes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Happened(@Nullable String event, @Nullable Window within, @Nullable Count count, @Nullable Rule where)
            implements
                Rule {
    }

    /**
     * Days of the business zone: the last so many, today being the last of them, or those between two, both inclusive. One
     * of two ends may be left open.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Window(@Nullable BigDecimal days, @Nullable String from, @Nullable String to) {

        /** The last days, today included. */
        public static Window last(int days) {
            return new Window(BigDecimal.valueOf(days), null, null);
        }

        /** The days between two. */
        public static Window between(String from, String to) {
            return new Window(null, from, to);
        }
    }

    /** A number held against a value. */
    record Count(@Nullable Comparison comparison, @Nullable BigDecimal value) {
    }

    /** How an attribute is held against a value. */
    enum Comparison {
        @JsonProperty("gt")
        GREATER, @JsonProperty("ge")
        AT_LEAST, @JsonProperty("lt")
        LESS, @JsonProperty("le")
        AT_MOST, @JsonProperty("eq")
        EQUAL, @JsonProperty("ne")
        NOT_EQUAL, @JsonProperty("contains")
        CONTAINS, @JsonProperty("starts-with")
        STARTS_WITH
    }
}
