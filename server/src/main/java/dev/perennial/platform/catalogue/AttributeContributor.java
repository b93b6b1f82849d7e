package dev.perennial.platform.catalogue;

import java.util.List;
import java.util.Locale;

import dev.perennial.platform.kernel.Words;

/** A module's attributes. Texts stand beside the class, see {@link Attribute}, unless the names are data. */
public interface AttributeContributor {

    List<Attribute> attributes();

    /**
     * Attributes that are no longer offered, though rules and views made before may still name them.
     */
    default List<Attribute> retired() {
        return List.of();
    }

    /**
     * Changes whenever the attributes or their names do. A contributor whose attributes are data answers from the database,
     * so that all processes agree; it is asked often and should remember for a moment.
     *
     * @param now whether to answer from the database even if that was done a moment ago
     */
    default long version(boolean now) {
        return 0;
    }

    /** The attribute's name for people. */
    default String name(Attribute attribute, Locale language) {
        return Words.beside(getClass(), "attributes", language).say(attribute.code());
    }

    /** The name of one of its options; of a code it does not list, the code itself. */
    default String option(Attribute attribute, String option, Locale language) {
        Words words = Words.beside(getClass(), "attributes", language);
        String key = attribute.code() + "." + option;
        return words.has(key) ? words.say(key) : option;
    }

    /** The name of a group of its attributes. */
    default String group(Attribute attribute, Locale language) {
        return Words.beside(getClass(), "attributes", language).say("group." + attribute.group());
    }
}
