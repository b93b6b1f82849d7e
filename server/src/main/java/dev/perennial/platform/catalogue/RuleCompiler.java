package dev.perennial.platform.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.Rule;
import dev.perennial.platform.kernel.Rule.Comparison;
import dev.perennial.platform.kernel.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Compiles rules to SQL: columns only from the catalogue, values only as parameters. Negation is pushed down to the single
 * comparisons, where {@code IS NOT TRUE} makes null count as not; above them only AND and OR remain, so that SQL's third truth
 * value never turns an answer around and indexes stay usable for whatever is not negated.
 */
@Component
public class RuleCompiler {

    static final int DEEPEST = 12;
    static final int MOST_CONDITIONS = 200;
    static final int MOST_VALUES = 1000;

    private final Catalogue catalogue;

    public RuleCompiler(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Compiles a rule; none holds for everyone. Everything wrong in it is told at once, with places below the pointer. */
    public Condition compile(@Nullable Rule rule, String pointer) {
        if (rule == null) {
            return Condition.ALWAYS;
        }
        Walk walk = new Walk();
        String sql = walk.sql(rule, pointer, true, 1);
        walk.violations.refuse();
        return new Condition(sql, walk.parameters, walk.relations);
    }

    private final class Walk {

        private final Violations violations = new Violations();
        private final Values values = new Values(violations);
        private final List<Object> parameters = new ArrayList<>();
        private final Set<Relation> relations = new LinkedHashSet<>();
        private int conditions;

        /** The rule, or its opposite. */
        String sql(@Nullable Rule rule, String pointer, boolean holds, int depth) {
            if (rule == null) {
                violations.add(pointer, KernelProblem.REQUIRED);
                return "false";
            }
            if (depth > DEEPEST) {
                violations.add(pointer, CatalogueProblem.TOO_DEEP, DEEPEST);
                return "false";
            }
            conditions++;
            if (conditions > MOST_CONDITIONS) {
                if (conditions == MOST_CONDITIONS + 1) {
                    violations.add(pointer, CatalogueProblem.TOO_LARGE, MOST_CONDITIONS);
                }
                return "false";
            }
            return switch (rule) {
                case Rule.And(List<@Nullable Rule> rules) -> all(rules, pointer, holds, depth, true);
                case Rule.Or(List<@Nullable Rule> rules) -> all(rules, pointer, holds, depth, false);
                case Rule.Not(Rule inner) -> sql(inner, pointer + "/rule", !holds, depth + 1);
                case Rule.Compare compare -> compare(compare, pointer, holds);
                case Rule.In in -> in(in, pointer, holds);
                case Rule.Between between -> between(between, pointer, holds);
                case Rule.Missing missing -> missing(missing, pointer, holds);
            };
        }

        private String all(@Nullable List<@Nullable Rule> rules, String pointer, boolean holds, int depth,
                boolean conjunction) {
            if (rules == null) {
                violations.add(pointer + "/rules", KernelProblem.REQUIRED);
                return "false";
            }
            boolean and = conjunction == holds;
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < rules.size() && conditions <= MOST_CONDITIONS; i++) {
                parts.add(sql(rules.get(i), pointer + "/rules/" + i, holds, depth + 1));
            }
            return parts.isEmpty()
                    ? String.valueOf(and)
                    : parts.stream().collect(Collectors.joining(and ? " AND " : " OR ", "(", ")"));
        }

        private String compare(Rule.Compare rule, String pointer, boolean holds) {
            Optional<Attribute> found = attribute(rule.attribute(), pointer);
            Comparison comparison = rule.comparison();
            if (comparison == null) {
                violations.add(pointer + "/comparison", KernelProblem.REQUIRED);
            }
            if (found.isEmpty() || comparison == null) {
                return "false";
            }
            Attribute attribute = found.get();
            if (!attribute.type().comparisons().contains(comparison)) {
                violations.add(pointer + "/comparison", CatalogueProblem.COMPARISON_UNSUITABLE, attribute.code(),
                        attribute.type().comparisons().stream().sorted(Comparator.naturalOrder())
                                .map(RuleCompiler::code).collect(Collectors.joining(", ")));
                return "false";
            }
            Optional<Object> value = values.read(attribute, rule.value(), pointer + "/value");
            if (value.isEmpty()) {
                return "false";
            }
            use(attribute);
            if (comparison == Comparison.NOT_EQUAL) {
                return leaf(comparison(attribute, Comparison.EQUAL, value.get()), !holds);
            }
            return leaf(comparison(attribute, comparison, value.get()), holds);
        }

        private String comparison(Attribute attribute, Comparison comparison, Object value) {
            String column = attribute.sql();
            if (attribute.type() == AttributeType.TEXT_LIST) {
                parameters.add(new String[]{value.toString()});
                return attribute.equality();
            }
            return switch (comparison) {
                case GREATER -> bound(column + " > ?", value);
                case AT_LEAST -> bound(column + " >= ?", value);
                case LESS -> bound(column + " < ?", value);
                case AT_MOST -> bound(column + " <= ?", value);
                case EQUAL -> bound(attribute.equality(), value);
                case NOT_EQUAL -> throw new IllegalStateException("an opposite, not a comparison");
                // The database's own collation: a language's would make each row cost three times as much.
                case CONTAINS -> bound(column + " COLLATE \"default\" ILIKE ?", "%" + literal(value) + "%");
                case STARTS_WITH -> bound(column + " COLLATE \"default\" ILIKE ?", literal(value) + "%");
            };
        }

        private String bound(String sql, Object value) {
            parameters.add(value);
            return sql;
        }

        private String in(Rule.In rule, String pointer, boolean holds) {
            Optional<Attribute> found = attribute(rule.attribute(), pointer);
            List<@Nullable JsonNode> listed = rule.values();
            if (listed == null) {
                violations.add(pointer + "/values", KernelProblem.REQUIRED);
            } else if (listed.size() > MOST_VALUES) {
                violations.add(pointer + "/values", CatalogueProblem.TOO_MANY_VALUES, MOST_VALUES);
            }
            if (found.isEmpty() || listed == null || listed.size() > MOST_VALUES) {
                return "false";
            }
            Attribute attribute = found.get();
            if (!attribute.type().listable()) {
                violations.add(pointer + "/attribute", CatalogueProblem.NOT_LISTABLE, attribute.code());
                return "false";
            }
            List<String> read = new ArrayList<>();
            for (int i = 0; i < listed.size(); i++) {
                values.read(attribute, listed.get(i), pointer + "/values/" + i).map(Object::toString)
                        .ifPresent(read::add);
            }
            use(attribute);
            parameters.add(read.toArray(new String[0]));
            return leaf(attribute.type() == AttributeType.TEXT_LIST
                    ? attribute.sql() + " && ?::text[]"
                    : attribute.sql() + " = ANY(?::" + attribute.type().sqlType() + "[])", holds);
        }

        private String between(Rule.Between rule, String pointer, boolean holds) {
            Optional<Attribute> found = attribute(rule.attribute(), pointer);
            if (found.isEmpty()) {
                return "false";
            }
            Attribute attribute = found.get();
            if (!attribute.type().ordered()) {
                violations.add(pointer + "/attribute", CatalogueProblem.NOT_ORDERED, attribute.code());
                return "false";
            }
            Optional<Object> low = values.read(attribute, rule.low(), pointer + "/low");
            Optional<Object> high = values.read(attribute, rule.high(), pointer + "/high");
            if (low.isEmpty() || high.isEmpty()) {
                return "false";
            }
            if (reversed(low.get(), high.get())) {
                violations.add(pointer + "/low", CatalogueProblem.RANGE_REVERSED);
            }
            use(attribute);
            parameters.add(low.get());
            parameters.add(high.get());
            return leaf(attribute.sql() + " BETWEEN ? AND ?", holds);
        }

        private String missing(Rule.Missing rule, String pointer, boolean holds) {
            Optional<Attribute> found = attribute(rule.attribute(), pointer);
            if (found.isEmpty()) {
                return "false";
            }
            use(found.get());
            String column = found.get().sql();
            if (found.get().type() == AttributeType.TEXT_LIST) {
                return holds ? "coalesce(cardinality(" + column + "), 0) = 0" : "cardinality(" + column + ") > 0";
            }
            return column + (holds ? " IS NULL" : " IS NOT NULL");
        }

        private String leaf(String comparison, boolean holds) {
            return holds ? comparison : "(" + comparison + ") IS NOT TRUE";
        }

        private Optional<Attribute> attribute(@Nullable String code, String pointer) {
            if (code == null) {
                violations.add(pointer + "/attribute", KernelProblem.REQUIRED);
                return Optional.empty();
            }
            Optional<Attribute> found = catalogue.find(code);
            if (found.isEmpty()) {
                violations.add(pointer + "/attribute", CatalogueProblem.ATTRIBUTE_UNKNOWN, code);
            }
            Predicate<Attribute> filterable = Attribute::filterable;
            found.filter(filterable.negate()).ifPresent(
                    attribute -> violations.add(pointer + "/attribute", CatalogueProblem.NOT_FILTERABLE, code));
            return found.filter(filterable);
        }

        private void use(Attribute attribute) {
            relations.add(attribute.relation());
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // both were read as the type of one attribute
    private static boolean reversed(Object low, Object high) {
        return ((Comparable) low).compareTo(high) > 0;
    }

    private static String literal(Object value) {
        return value.toString().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static String code(Comparison comparison) {
        try {
            return Objects.requireNonNull(
                    Comparison.class.getField(comparison.name()).getAnnotation(JsonProperty.class)).value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
