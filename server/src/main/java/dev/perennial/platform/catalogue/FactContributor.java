package dev.perennial.platform.catalogue;

import java.util.List;
import java.util.Locale;

import dev.perennial.platform.kernel.Words;

/**
 * A module's facts. Texts stand beside the class in {@code facts_en.properties} and {@code facts_zh.properties}: under its
 * code what the customer did, as it stands in a sentence (<em>ordered</em>, 下单), under {@code <code>.<attribute>} an
 * attribute's name, under {@code <code>.<attribute>.<option>} an option's. A contributor whose facts are data answers from
 * the database instead; it is asked often and should remember for a moment.
 */
public interface FactContributor {

    List<Fact> facts();

    /** What the customer did, for people. */
    default String name(Fact fact, Locale language) {
        return Words.beside(getClass(), "facts", language).say(fact.code());
    }

    /** The name of one of its attributes. */
    default String attribute(Fact fact, Attribute attribute, Locale language) {
        return Words.beside(getClass(), "facts", language).say(fact.code() + "." + attribute.code());
    }

    /** The name of an option of one of its attributes; of a code it does not list, the code itself. */
    default String option(Fact fact, Attribute attribute, String option, Locale language) {
        Words words = Words.beside(getClass(), "facts", language);
        String key = fact.code() + "." + attribute.code() + "." + option;
        return words.has(key) ? words.say(key) : option;
    }
}
