package dev.perennial.platform.catalogue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perennial.platform.catalogue.Question.Times;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.Rule;
import dev.perennial.platform.kernel.Rule.Comparison;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads one rule against the catalogue. Everything wrong is gathered with its place; what could not be read then holds for
 * nobody, so a question must not be used while there are violations.
 */
final class RuleReader {

    static final int DEEPEST = 12;
    static final int MOST_CONDITIONS = 200;
    static final int MOST_VALUES = 1000;

    private static final Question NOTHING = new Question.Any(List.of());

    private final Catalogue catalogue;
    private final Facts facts;
    private final Violations violations;
    private final Values values;
    private final WindowReader windows;
    private final RelativeReader relatives;
    private int conditions;

    RuleReader(Catalogue catalogue, Facts facts, LocalDate today, ZoneId zone, Violations violations) {
        this.catalogue = catalogue;
        this.facts = facts;
        this.violations = violations;
        this.values = new Values(violations);
        this.windows = new WindowReader(today, violations);
        this.relatives = new RelativeReader(today, zone, windows, violations);
    }

    /** Reads a rule; none holds for everyone. */
    Question read(@Nullable Rule rule, String pointer) {
        return rule == null ? new Question.All(List.of()) : new Scope(null).read(rule, pointer, 1);
    }

    /** What attributes are looked up in: the catalogue, or a fact. */
    private final class Scope {

        private final @Nullable Fact fact;

        Scope(@Nullable Fact fact) {
            this.fact = fact;
        }

        Question read(@Nullable Rule rule, String pointer, int depth) {
            if (rule == null) {
                violations.add(pointer, KernelProblem.REQUIRED);
                return NOTHING;
            }
            if (depth > DEEPEST) {
                violations.add(pointer, CatalogueProblem.TOO_DEEP, DEEPEST);
                return NOTHING;
            }
            conditions++;
            if (conditions > MOST_CONDITIONS) {
                if (conditions == MOST_CONDITIONS + 1) {
                    violations.add(pointer, CatalogueProblem.TOO_LARGE, MOST_CONDITIONS);
                }
                return NOTHING;
            }
            return switch (rule) {
                case Rule.And(List<@Nullable Rule> rules) -> new Question.All(parts(rules, pointer, depth));
                case Rule.Or(List<@Nullable Rule> rules) -> new Question.Any(parts(rules, pointer, depth));
                case Rule.Not(Rule inner) -> new Question.Opposite(read(inner, pointer + "/rule", depth + 1));
                case Rule.Compare compare -> compare(compare, pointer);
                case Rule.In in -> in(in, pointer);
                case Rule.Between between -> between(between, pointer);
                case Rule.Missing missing -> attribute(missing.attribute(), pointer)
                        .<Question>map(Question.Absent::new).orElse(NOTHING);
                case Rule.Relative relative -> attribute(relative.attribute(), pointer)
                        .flatMap(attribute -> relatives.read(relative, attribute, pointer)).orElse(NOTHING);
                case Rule.Happened happened -> happened(happened, pointer, depth);
            };
        }

        private List<Question> parts(@Nullable List<@Nullable Rule> rules, String pointer, int depth) {
            List<Question> parts = new ArrayList<>();
            if (rules == null) {
                violations.add(pointer + "/rules", KernelProblem.REQUIRED);
                return parts;
            }
            for (int i = 0; i < rules.size() && conditions <= MOST_CONDITIONS; i++) {
                parts.add(read(rules.get(i), pointer + "/rules/" + i, depth + 1));
            }
            return parts;
        }

        private Question compare(Rule.Compare rule, String pointer) {
            Optional<Attribute> found = attribute(rule.attribute(), pointer);
            Comparison comparison = rule.comparison();
            if (comparison == null) {
                violations.add(pointer + "/comparison", KernelProblem.REQUIRED);
            }
            if (found.isEmpty() || comparison == null) {
                return NOTHING;
            }
            Attribute attribute = found.get();
            if (!attribute.type().comparisons().contains(comparison)) {
                violations.add(pointer + "/comparison", CatalogueProblem.COMPARISON_UNSUITABLE, attribute.code(),
                        codes(attribute.type().comparisons()));
                return NOTHING;
            }
            return values.read(attribute, rule.value(), pointer + "/value")
                    .<Question>map(value -> comparison == Comparison.NOT_EQUAL
                            ? new Question.Opposite(new Question.Compared(attribute, Comparison.EQUAL, value))
                            : new Question.Compared(attribute, comparison, value))
                    .orElse(NOTHING);
        }

        private Question in(Rule.In rule, String pointer) {
            Optional<Attribute> found = attribute(rule.attribute(), pointer);
            List<@Nullable JsonNode> listed = rule.values();
            if (listed == null) {
                violations.add(pointer + "/values", KernelProblem.REQUIRED);
            } else if (listed.size() > MOST_VALUES) {
                violations.add(pointer + "/values", CatalogueProblem.TOO_MANY_VALUES, MOST_VALUES);
            }
            if (found.isEmpty() || listed == null || listed.size() > MOST_VALUES) {
                return NOTHING;
            }
            Attribute attribute = found.get();
            if (!attribute.type().listable()) {
                violations.add(pointer + "/attribute", CatalogueProblem.NOT_LISTABLE, attribute.code());
                return NOTHING;
            }
            List<Object> read = new ArrayList<>();
            for (int i = 0; i < listed.size(); i++) {
                values.read(attribute, listed.get(i), pointer + "/values/" + i).ifPresent(read::add);
            }
            return new Question.OneOf(attribute, read);
        }

        private Question between(Rule.Between rule, String pointer) {
            Optional<Attribute> found = attribute(rule.attribute(), pointer);
            if (found.isEmpty()) {
                return NOTHING;
            }
            Attribute attribute = found.get();
            if (!attribute.type().ordered()) {
                violations.add(pointer + "/attribute", CatalogueProblem.NOT_ORDERED, attribute.code());
                return NOTHING;
            }
            Optional<Object> low = values.read(attribute, rule.low(), pointer + "/low");
            Optional<Object> high = values.read(attribute, rule.high(), pointer + "/high");
            if (low.isEmpty() || high.isEmpty()) {
                return NOTHING;
            }
            if (reversed(low.get(), high.get())) {
                violations.add(pointer + "/low", CatalogueProblem.RANGE_REVERSED);
            }
            return new Question.Ranged(attribute, low.get(), high.get());
        }

        private Question happened(Rule.Happened rule, String pointer, int depth) {
            if (fact != null) {
                violations.add(pointer, CatalogueProblem.FACT_WITHIN_FACT);
                return NOTHING;
            }
            Optional<Fact> found = facts.find(rule.event());
            if (rule.event() == null) {
                violations.add(pointer + "/event", KernelProblem.REQUIRED);
            } else if (found.isEmpty()) {
                violations.add(pointer + "/event", CatalogueProblem.FACT_UNKNOWN, rule.event());
            }
            WindowReader.Days days = windows.days(rule.within(), pointer + "/within");
            Times times = windows.times(rule.count(), pointer + "/count");
            if (found.isEmpty()) {
                return NOTHING;
            }
            Question where = rule.where() == null
                    ? null
                    : new Scope(found.get()).read(rule.where(), pointer + "/where", depth + 1);
            boolean unequal = times.comparison() == Comparison.NOT_EQUAL;
            Question occurred = new Question.Occurred(found.get(), days.from(), days.to(), rule.within(),
                    unequal ? new Times(Comparison.EQUAL, times.value()) : times, where);
            return unequal ? new Question.Opposite(occurred) : occurred;
        }

        private Optional<Attribute> attribute(@Nullable String code, String pointer) {
            if (code == null) {
                violations.add(pointer + "/attribute", KernelProblem.REQUIRED);
                return Optional.empty();
            }
            Function<String, Optional<Attribute>> lookup = fact == null ? catalogue::find : fact::attribute;
            Optional<Attribute> found = lookup.apply(code);
            if (found.isEmpty()) {
                if (fact == null) {
                    violations.add(pointer + "/attribute", CatalogueProblem.ATTRIBUTE_UNKNOWN, code);
                } else {
                    violations.add(pointer + "/attribute", CatalogueProblem.NOT_OF_FACT, code, fact.code(),
                            fact.attributes().stream().map(Attribute::code).collect(Collectors.joining(", ")));
                }
            } else if (!found.get().filterable()) {
                violations.add(pointer + "/attribute", CatalogueProblem.NOT_FILTERABLE, code);
            }
            return found.filter(Attribute::filterable);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // both were read as the type of one attribute
    private static boolean reversed(Object low, Object high) {
        return ((Comparable) low).compareTo(high) > 0;
    }

    static String codes(Set<Comparison> comparisons) {
        return comparisons.stream().sorted(Comparator.naturalOrder()).map(RuleReader::code)
                .collect(Collectors.joining(", "));
    }

    static String code(Comparison comparison) {
        try {
            return Objects.requireNonNull(
                    Comparison.class.getField(comparison.name()).getAnnotation(JsonProperty.class)).value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
