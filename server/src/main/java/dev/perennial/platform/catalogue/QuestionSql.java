package dev.perennial.platform.catalogue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes one question as SQL, with its parameters in their order and the relations whose columns it names. */
final class QuestionSql {

    private final Catalogue catalogue;
    private final Population population;
    private final List<Object> parameters;
    private final Set<Relation> relations;

    QuestionSql(Catalogue catalogue, Population population, List<Object> parameters, Set<Relation> relations) {
        this.catalogue = catalogue;
        this.population = population;
        this.parameters = parameters;
        this.relations = relations;
    }

    /**
     * The question, or its opposite.
     *
     * @param required whether the whole rule holds only where this does
     */
    String sql(Question question, boolean holds, boolean required) {
        return switch (question) {
            case Question.All(List<Question> parts) -> joined(parts, holds, holds, required);
            case Question.Any(List<Question> parts) -> joined(parts, holds, !holds, required);
            case Question.Opposite(Question inner) -> sql(inner, !holds, required);
            case Question.Compared compared -> leaf(compared(compared), holds);
            case Question.OneOf oneOf -> leaf(oneOf(oneOf), holds);
            case Question.Ranged(Attribute attribute, Object low, Object high) -> {
                relations.add(attribute.relation());
                parameters.add(low);
                parameters.add(high);
                yield leaf(attribute.sql() + " BETWEEN ? AND ?", holds);
            }
            case Question.Absent(Attribute attribute) -> absent(attribute, holds);
            case Question.Relative relative -> sql(relative.meaning(), holds, required);
            case Question.Yearly yearly -> leaf(yearly(yearly), holds);
            case Question.Occurred occurred -> new OccurredSql(this, occurred).sql(holds, required);
        };
    }

    private String joined(List<Question> parts, boolean holds, boolean and, boolean required) {
        return parts.isEmpty()
                ? String.valueOf(and)
                : parts.stream().map(part -> sql(part, holds, required && and))
                        .collect(Collectors.joining(and ? " AND " : " OR ", "(", ")"));
    }

    private String compared(Question.Compared question) {
        Attribute attribute = question.attribute();
        relations.add(attribute.relation());
        String column = attribute.sql();
        Object value = question.value();
        if (attribute.type() == AttributeType.TEXT_LIST) {
            parameters.add(new String[]{value.toString()});
            return attribute.equality();
        }
        return switch (question.comparison()) {
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

    private String oneOf(Question.OneOf question) {
        Attribute attribute = question.attribute();
        relations.add(attribute.relation());
        parameters.add(question.values().stream().map(Object::toString).toArray(String[]::new));
        return attribute.type() == AttributeType.TEXT_LIST
                ? attribute.sql() + " && ?::text[]"
                : attribute.sql() + " = ANY(?::" + attribute.type().sqlType() + "[])";
    }

    private String yearly(Question.Yearly question) {
        relations.add(question.attribute().relation());
        String column = question.attribute().sql();
        String day = "(extract(month FROM " + column + ") * 100 + extract(day FROM " + column + "))";
        return question.from() <= question.to()
                ? day + " BETWEEN " + question.from() + " AND " + question.to()
                : "(" + day + " >= " + question.from() + " OR " + day + " <= " + question.to() + ")";
    }

    private String absent(Attribute attribute, boolean holds) {
        relations.add(attribute.relation());
        String column = attribute.sql();
        if (attribute.type() == AttributeType.TEXT_LIST) {
            return holds ? "coalesce(cardinality(" + column + "), 0) = 0" : "cardinality(" + column + ") > 0";
        }
        return column + (holds ? " IS NULL" : " IS NOT NULL");
    }

    /** The column of an attribute that a summary names. */
    String kept(String attribute) {
        Attribute found = catalogue.find(attribute)
                .orElseThrow(() -> new IllegalStateException("a summary of no attribute: " + attribute));
        relations.add(found.relation());
        return found.sql();
    }

    /** The tables and conditions that give the rows of a fact for the customer at hand. */
    String rows(Question.Occurred question) {
        Fact fact = question.fact();
        relations.add(population.relation());
        StringBuilder where = new StringBuilder(" WHERE ").append(fact.relation().customer()).append(" = ")
                .append(population.relation().customer());
        if (fact.condition() != null) {
            where.append(" AND ").append(fact.condition());
        }
        if (question.from() != null) {
            where.append(bound(" AND " + fact.daySql() + " >= ?", question.from()));
        }
        if (question.to() != null) {
            where.append(bound(" AND " + fact.daySql() + " <= ?", question.to()));
        }
        Set<Relation> used = new LinkedHashSet<>();
        if (question.where() != null) {
            where.append(" AND ").append(
                    new QuestionSql(catalogue, population, parameters, used).sql(question.where(), true, false));
        }
        return fact.from(used) + where;
    }

    String bound(String sql, Object value) {
        parameters.add(value);
        return sql;
    }

    private static String leaf(String comparison, boolean holds) {
        return holds ? comparison : "(" + comparison + ") IS NOT TRUE";
    }

    private static String literal(Object value) {
        return value.toString().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
