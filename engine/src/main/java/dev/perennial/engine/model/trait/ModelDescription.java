package dev.perennial.engine.model.trait;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.perennial.engine.dataset.DatasetShape;

/**
 * What there is to know of a model without running it. Texts for people are in {@link ModelTexts} under its code.
 *
 * @param code name for programs
 * @param number place in the map of features, such as {@code U4}; empty for the sum of several
 * @param dimensions of customer data that it combines
 */
public record ModelDescription(String code, String number, Perspective perspective, List<Dimension> dimensions,
        List<Input> inputs, List<Parameter> parameters, List<Output> outputs) {

    public ModelDescription {
        dimensions = List.copyOf(dimensions);
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
        outputs = List.copyOf(outputs);
    }

    /** How a model looks at customers. */
    public enum Perspective {
        OVER_TIME, IN_DEPTH;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The four kinds of customer data. */
    public enum Dimension {
        ATTRIBUTES, TRANSACTIONS, BEHAVIOUR, ATTITUDE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A data set that is read.
     *
     * @param required whether the model says nothing without it
     */
    public record Input(String dataset, List<String> columns, boolean required) {

        public static Input required(DatasetShape shape, String... columns) {
            return new Input(shape.name(), List.of(columns), true);
        }

        public static Input optional(DatasetShape shape, String... columns) {
            return new Input(shape.name(), List.of(columns), false);
        }
    }

    /** A number that the model is run with. */
    public record Parameter(String code, double value, Unit unit) {

        /** What a parameter's number counts. */
        public enum Unit {
            DAYS, MONTHS, COUNT, SHARE, NUMBER, POINTS
        }
    }

    /**
     * A column of the answer.
     *
     * @param values codes that a class can have, in their order
     * @param evidence the column beside it that says how sure it is: a count or a lower bound; empty where it is a count
     *     or a sum of facts itself
     */
    public record Output(String code, Type type, List<String> values, String evidence) {

        /** What a column holds. */
        public enum Type {
            /** One of some codes. */
            CLASS,
            /** Codes with commas between them. */
            CODES,
            /** A text that comes from data. */
            TEXT,
            /** 0 … 100. */
            SCORE,
            /** 0 … 1. */
            SHARE, MONEY, COUNT, DAY, NUMBER
        }

        public Output {
            values = List.copyOf(values);
        }

        public static Output of(String code, Type type) {
            return new Output(code, type, List.of(), "");
        }

        public static Output of(String code, Type type, String evidence) {
            return new Output(code, type, List.of(), evidence);
        }

        public static Output classes(String code, String evidence, String... values) {
            return new Output(code, Type.CLASS, Arrays.asList(values), evidence);
        }
    }
}
