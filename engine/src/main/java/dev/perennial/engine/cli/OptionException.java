package dev.perennial.engine.cli;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** Options that cannot be used as given. What is wrong stands in the texts of the commands, so it is said in any language. */
public final class OptionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String key;
    private final transient List<Object> arguments;

    /** A phrase of the texts that stands inside a sentence. */
    record Phrase(String key) {
    }

    /** @param arguments of the text with this key: strings, or phrases of the texts */
    OptionException(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /**
     * Demands that an option's value is in its range.
     *
     * @param range key of the words that say what the value must be, without its beginning {@code range.}
     * @param example a value that would do
     * @throws OptionException if it is not
     */
    public static void require(boolean holds, String option, String range, String example, Object value) {
        if (!holds) {
            throw wrong(option, range, example, String.valueOf(value));
        }
    }

    /** A value is outside its range, or, if blank, missing. */
    static OptionException wrong(String option, String range, String example, String value) {
        Phrase demanded = new Phrase("range." + range);
        return value.isBlank()
                ? new OptionException("option.needed", option, demanded, example)
                : new OptionException("option.out-of-range", option, demanded, example, value);
    }

    /** A value is none of those to choose from. */
    static OptionException notAmong(List<String> choices, String option, String value) {
        return new OptionException("option.choice", option, String.join(", ", choices), value);
    }

    /** The sentence for a person: Chinese for a Chinese locale, English for any other. */
    String message(Locale locale) {
        ResourceBundle texts = Perennial.texts(locale);
        Stream<Object> said = arguments.stream()
                .map(argument -> argument instanceof Phrase phrase ? texts.getString(phrase.key()) : argument);
        return Perennial.text(locale, key, said.toArray());
    }
}
