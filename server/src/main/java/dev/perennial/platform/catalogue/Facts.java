package dev.perennial.platform.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All facts of all modules, with their names. Some are data, so contributors are asked each time. */
@Component
public class Facts {

    private final List<FactContributor> contributors;

    public Facts(List<FactContributor> contributors) {
        this.contributors = List.copyOf(contributors);
    }

    /** The fact of that code. */
    public Optional<Fact> find(@Nullable String code) {
        return all().stream().filter(fact -> fact.code().equals(code)).findFirst();
    }

    /** All facts, each module's in the order in which it gives them. */
    public List<Fact> all() {
        return contributors.stream().flatMap(contributor -> contributor.facts().stream()).toList();
    }

    /** What the customer did, for people, as it stands in a sentence. */
    public String name(Fact fact, Locale language) {
        return owner(fact).name(fact, language);
    }

    /** The name of one of its attributes. */
    public String attribute(Fact fact, Attribute attribute, Locale language) {
        return owner(fact).attribute(fact, attribute, language);
    }

    /** The name of an option of one of its attributes; of a code it does not list, the code itself. */
    public String option(Fact fact, Attribute attribute, String option, Locale language) {
        return owner(fact).option(fact, attribute, option, language);
    }

    private FactContributor owner(Fact fact) {
        return contributors.stream()
                .filter(contributor -> contributor.facts().stream().anyMatch(own -> own.code().equals(fact.code())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not among the facts: " + fact.code()));
    }
}
