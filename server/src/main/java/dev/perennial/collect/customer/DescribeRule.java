package dev.perennial.collect.customer;

import java.util.List;
import java.util.Locale;

import dev.perennial.platform.catalogue.RuleSentence;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Rule;
import dev.perennial.platform.kernel.Violation;
import dev.perennial.platform.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Says what a rule about customers means, or what is wrong with it. */
@Service
public class DescribeRule {

    /**
     * A rule in words.
     *
     * @param sentence none if something is wrong
     */
    public record Description(@Nullable String sentence, List<Violation> violations) {
    }

    private final RuleSentence sentence;
    private final OwnerNames owners;
    private final Customers customers;
    private final Installation installation;

    DescribeRule(RuleSentence sentence, OwnerNames owners, Customers customers, Installation installation) {
        this.sentence = sentence;
        this.owners = owners;
        this.customers = customers;
        this.installation = installation;
    }

    /** The rule as a sentence; no rule means everyone. */
    public Description describe(Caller caller, @Nullable Rule rule, String pointer, Locale language) {
        RuleSentence.Names names = new RuleSentence.Names() {

            @Override
            public String user(long id) {
                return owners.all().getOrDefault(id, "#" + id);
            }

            @Override
            public String customer(long id) {
                return customers.find(caller, id).map(CustomerView::name).orElse("#" + id);
            }

            @Override
            public String currency() {
                return installation.currency();
            }
        };
        try {
            return new Description(sentence.say(rule, pointer, names, language), List.of());
        } catch (ProblemException e) {
            if (e.violations().isEmpty()) {
                throw e;
            }
            return new Description(null, e.violations());
        }
    }
}
