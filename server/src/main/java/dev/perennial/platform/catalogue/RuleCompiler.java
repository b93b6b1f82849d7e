package dev.perennial.platform.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.perennial.platform.kernel.Rule;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compiles rules to SQL: columns only from the catalogue, values only as parameters. Negation is pushed down to the single
 * comparisons, where {@code IS NOT TRUE} makes null count as not; above them only AND and OR remain, so that SQL's third truth
 * value never turns an answer around and indexes stay usable for whatever is not negated.
 */
@Component
public class RuleCompiler {

    private final Catalogue catalogue;
    private final Facts facts;
    private final Population population;
    private final Today today;

    public RuleCompiler(Catalogue catalogue, Facts facts, Population population, Today today) {
        this.catalogue = catalogue;
        this.facts = facts;
        this.population = population;
        this.today = today;
    }

    /**
     * Compiles a rule as of today; none holds for everyone. Everything wrong in it is told at once, with places below the
     * pointer.
     */
    public Condition compile(@Nullable Rule rule, String pointer) {
        return compile(rule, pointer, today.date());
    }

    /** Compiles a rule as of a day, on which its last days end. */
    public Condition compile(@Nullable Rule rule, String pointer, LocalDate asOf) {
        if (rule == null) {
            return Condition.ALWAYS;
        }
        Violations violations = new Violations();
        Question question = new RuleReader(catalogue, facts, asOf, today.zone(), violations).read(rule, pointer);
        violations.refuse();
        List<Object> parameters = new ArrayList<>();
        Set<Relation> relations = new LinkedHashSet<>();
        String sql = new QuestionSql(catalogue, population, parameters, relations).sql(question, true, true);
        return new Condition(sql, parameters, relations);
    }
}
