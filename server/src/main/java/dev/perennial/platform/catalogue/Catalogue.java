package dev.perennial.platform.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All attributes of all modules, with their names. Some are data that people change while the application runs: an edition
 * of the catalogue is made anew when a contributor says that its attributes have changed.
 */
@Component
public class Catalogue {

    private record Contributed(Attribute attribute, AttributeContributor owner) {
    }

    /** The catalogue as it was when the contributors were at these versions. */
    private record Edition(List<Long> versions, Map<String, Contributed> attributes, List<Attribute> offered) {
    }

    private final List<AttributeContributor> contributors;
    private volatile @Nullable Edition latest;

    public Catalogue(List<AttributeContributor> contributors) {
        this.contributors = List.copyOf(contributors);
    }

    /** The attribute of that code, also one that is no longer offered. One that another process has just made is found. */
    public Optional<Attribute> find(@Nullable String code) {
        if (code == null) {
            return Optional.empty();
        }
        Contributed found = edition(false).attributes().get(code);
        if (found == null) {
            found = edition(true).attributes().get(code);
        }
        return Optional.ofNullable(found).map(Contributed::attribute);
    }

    /** All attributes that are offered, each module's in the order in which it gives them. */
    public Collection<Attribute> all() {
        return edition(false).offered();
    }

    /** The attribute's name for people. */
    public String name(Attribute attribute, Locale language) {
        return owner(attribute).name(attribute, language);
    }

    /** The name of one of its options; of a code it does not list, the code itself. */
    public String option(Attribute attribute, String option, Locale language) {
        return owner(attribute).option(attribute, option, language);
    }

    /** The name of its group. */
    public String group(Attribute attribute, Locale language) {
        return owner(attribute).group(attribute, language);
    }

    private AttributeContributor owner(Attribute attribute) {
        Contributed contributed = edition(false).attributes().get(attribute.code());
        if (contributed == null) {
            throw new IllegalArgumentException("not in the catalogue: " + attribute.code());
        }
        return contributed.owner();
    }

    private Edition edition(boolean now) {
        List<Long> versions = contributors.stream().map(contributor -> contributor.version(now)).toList();
        Edition known = latest;
        if (known == null || !known.versions().equals(versions)) {
            known = compiled(versions);
            latest = known;
        }
        return known;
    }

    private Edition compiled(List<Long> versions) {
        Map<String, Relation> aliases = new HashMap<>();
        Map<String, Contributed> attributes = new LinkedHashMap<>();
        List<Attribute> offered = new ArrayList<>();
        for (AttributeContributor contributor : contributors) {
            for (Attribute attribute : contributor.attributes()) {
                add(attribute, contributor, attributes, aliases);
                offered.add(attribute);
            }
            contributor.retired().forEach(attribute -> add(attribute, contributor, attributes, aliases));
        }
        return new Edition(versions, Map.copyOf(attributes), List.copyOf(offered));
    }

    private static void add(Attribute attribute, AttributeContributor owner, Map<String, Contributed> attributes,
            Map<String, Relation> aliases) {
        Relation relation = attribute.relation();
        Relation namesake = aliases.putIfAbsent(relation.alias(), relation);
        if (namesake != null && !namesake.equals(relation)) {
            throw new IllegalStateException("two relations call themselves " + relation.alias());
        }
        if (attributes.put(attribute.code(), new Contributed(attribute, owner)) != null) {
            throw new IllegalStateException("two attributes call themselves " + attribute.code());
        }
    }
}
