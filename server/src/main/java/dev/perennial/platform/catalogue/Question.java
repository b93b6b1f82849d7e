package dev.perennial.platform.catalogue;

import java.time.LocalDate;
import java.util.List;

import dev.perennial.platform.kernel.Rule;
import dev.perennial.platform.kernel.Rule.Comparison;
import org.jspecify.annotations.Nullable;

/** A rule that was read and found right: attributes instead of codes, values of their types, days instead of windows. */
sealed interface Question {

    /** All of these. */
    record All(List<Question> parts) implements Question {
    }

    /** At least one of these. */
    record Any(List<Question> parts) implements Question {
    }

    /** The opposite. */
    record Opposite(Question question) implements Question {
    }

    /** An attribute against a value, never by {@code ne}: that is an opposite. */
    record Compared(Attribute attribute, Comparison comparison, Object value) implements Question {
    }

    /** An attribute is one of these values. */
    record OneOf(Attribute attribute, List<Object> values) implements Question {
    }

    /** An attribute lies between two values, both inclusive. */
    record Ranged(Attribute attribute, Object low, Object high) implements Question {
    }

    /** An attribute has no value. */
    record Absent(Attribute attribute) implements Question {
    }

    /**
     * A day or point in time lies where a rule says, seen from today.
     *
     * @param rule as it was written
     * @param meaning the same with fixed days
     */
    record Relative(Attribute attribute, Rule.Relative rule, Question meaning) implements Question {
    }

    /**
     * The day of a date lies between two days of a year, both inclusive; where the first is later, about the turn of the year.
     *
     * @param from month and day as a number, 1231 for the last one
     * @param to likewise
     */
    record Yearly(Attribute attribute, int from, int to) implements Question {
    }

    /**
     * A fact came about so often.
     *
     * @param from the first day, none for ever since
     * @param to the last day, none for ever after
     * @param window as the rule says it
     */
    record Occurred(Fact fact, @Nullable LocalDate from, @Nullable LocalDate to, Rule.@Nullable Window window,
            Times times, @Nullable Question where) implements Question {
    }

    /** How often, by any comparison of numbers. */
    record Times(Comparison comparison, long value) {

        static final Times ONCE = new Times(Comparison.AT_LEAST, 1);

        /** The number from which on it holds. */
        long least() {
            return switch (comparison) {
                case GREATER -> value + 1;
                case AT_LEAST, EQUAL -> value;
                default -> 0;
            };
        }

        /** The number up to which it holds. */
        long most() {
            return switch (comparison) {
                case LESS -> value - 1;
                case AT_MOST, EQUAL -> value;
                default -> Long.MAX_VALUE;
            };
        }
    }
}
