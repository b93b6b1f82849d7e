package dev.perennial.platform.catalogue;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.perennial.platform.kernel.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All attributes of all modules, with their names. */
@Component
public class Catalogue {

    private record Contributed(Attribute attribute, Class<?> owner) {
    }

    private final Map<String, Contributed> attributes = new LinkedHashMap<>();

    public Catalogue(List<AttributeContributor> contributors) {
        Map<String, Relation> aliases = new HashMap<>();
        for (AttributeContributor contributor : contributors) {
            for (Attribute attribute : contributor.attributes()) {
                Relation relation = attribute.relation();
                Relation namesake = aliases.putIfAbsent(relation.alias(), relation);
                if (namesake != null && !namesake.equals(relation)) {
                    throw new IllegalStateException("two relations call themselves " + relation.alias());
                }
                if (attributes.put(attribute.code(), new Contributed(attribute, contributor.getClass())) != null) {
                    throw new IllegalStateException("two attributes call themselves " + attribute.code());
                }
            }
        }
    }

    /** The attribute of that code. */
    public Optional<Attribute> find(@Nullable String code) {
        return Optional.ofNullable(code).map(attributes::get).map(Contributed::attribute);
    }

    /** All attributes, each module's in the order in which it gives them. */
    public Collection<Attribute> all() {
        return Collections.unmodifiableList(attributes.values().stream().map(Contributed::attribute).toList());
    }

    /** The attribute's name for people. */
    public String name(Attribute attribute, Locale language) {
        return words(attribute, language).say(attribute.code());
    }

    /** The name of one of its options; of a code it does not list, the code itself. */
    public String option(Attribute attribute, String option, Locale language) {
        Words words = words(attribute, language);
        String key = attribute.code() + "." + option;
        return words.has(key) ? words.say(key) : option;
    }

    /** The name of its group. */
    public String group(Attribute attribute, Locale language) {
        return words(attribute, language).say("group." + attribute.group());
    }

    private Words words(Attribute attribute, Locale language) {
        Contributed contributed = attributes.get(attribute.code());
        if (contributed == null) {
            throw new IllegalArgumentException("not in the catalogue: " + attribute.code());
        }
        return Words.beside(contributed.owner(), "attributes", language);
    }
}
