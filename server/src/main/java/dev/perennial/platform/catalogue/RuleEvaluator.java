package dev.perennial.platform.catalogue;

import java.time.LocalDate;

import dev.perennial.platform.kernel.Rule;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prepares rules to be asked of single customers, in process. The whole base is asked by {@link RuleCompiler}. */
@Component
public class RuleEvaluator {

    private final Catalogue catalogue;
    private final Facts facts;
    private final Today today;

    public RuleEvaluator(Catalogue catalogue, Facts facts, Today today) {
        this.catalogue = catalogue;
        this.facts = facts;
        this.today = today;
    }

    /** Prepares a rule as of today: it must be prepared anew on the next day. None holds for everyone. */
    public Evaluation prepare(@Nullable Rule rule, String pointer) {
        return prepare(rule, pointer, today.date());
    }

    /** Prepares a rule as of a day, on which its last days end. Everything wrong in it is told at once. */
    public Evaluation prepare(@Nullable Rule rule, String pointer, LocalDate asOf) {
        Violations violations = new Violations();
        Question question = new RuleReader(catalogue, facts, asOf, today.zone(), violations).read(rule, pointer);
        violations.refuse();
        return new Evaluation(question);
    }
}
