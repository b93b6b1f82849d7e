package dev.perennial.platform.catalogue;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.perennial.platform.catalogue.Subject.Occurrence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what rules need to know of a few customers: one statement for the attributes, one for each fact, all by index.
 * Whether the caller may see these customers has been asked before.
 */
@Component
public class SubjectReader {

    private final Population population;
    private final JdbcClient jdbc;

    public SubjectReader(Population population, JdbcClient jdbc) {
        this.population = population;
        this.jdbc = jdbc;
    }

    /** The customers of these ids that exist, ready for all of the evaluations. */
    public Map<Long, Subject> read(Collection<Long> ids, Evaluation... evaluations) {
        Needs needs = new Needs();
        Arrays.stream(evaluations).map(Evaluation::question).forEach(needs::add);
        Map<Long, Map<Attribute, @Nullable Object>> values = values(ids, needs.attributes());
        Map<Long, Map<String, List<Occurrence>>> facts = new HashMap<>();
        values.keySet().forEach(id -> facts.put(id, new HashMap<>()));
        needs.facts().forEach(part -> facts(values.keySet(), part, facts));
        Map<Long, Subject> subjects = new HashMap<>();
        values.forEach((id, known) -> subjects.put(id, new Subject(known, facts.getOrDefault(id, Map.of()))));
        return subjects;
    }

    private Map<Long, Map<Attribute, @Nullable Object>> values(Collection<Long> ids, Set<Attribute> attributes) {
        Relation base = population.relation();
        Set<Relation> others = new LinkedHashSet<>();
        attributes.forEach(attribute -> others.add(attribute.relation()));
        others.remove(base);
        StringBuilder sql = new StringBuilder("SELECT ").append(base.customer());
        attributes.forEach(attribute -> sql.append(", ").append(attribute.sql()));
        sql.append(" FROM ").append(base.table()).append(' ').append(base.alias());
        others.forEach(relation -> sql.append(relation.joined(base.customer())));
        sql.append(" WHERE ").append(base.customer()).append(" = ANY (?)");
        Map<Long, Map<Attribute, @Nullable Object>> found = new HashMap<>();
        jdbc.sql(sql.toString()).param(array(ids))
                .query(row -> {
                    found.put(row.getLong(1), values(row, 2, attributes));
                });
        return found;
    }

    private void facts(Set<Long> ids, Needs.Part part, Map<Long, Map<String, List<Occurrence>>> into) {
        Fact fact = part.fact();
        into.values().forEach(known -> known.put(fact.code(), new ArrayList<>()));
        Set<Relation> used = new LinkedHashSet<>();
        part.attributes().forEach(attribute -> used.add(attribute.relation()));
        List<Object> parameters = new ArrayList<>(List.of(array(ids)));
        StringBuilder sql = new StringBuilder("SELECT ").append(fact.relation().customer()).append(", ")
                .append(fact.daySql());
        part.attributes().forEach(attribute -> sql.append(", ").append(attribute.sql()));
        sql.append(fact.from(used)).append(" WHERE ").append(fact.relation().customer()).append(" = ANY (?)");
        if (fact.condition() != null) {
            sql.append(" AND ").append(fact.condition());
        }
        if (part.from() != null) {
            sql.append(" AND ").append(fact.daySql()).append(" >= ?");
            parameters.add(part.from());
        }
        if (part.to() != null) {
            sql.append(" AND ").append(fact.daySql()).append(" <= ?");
            parameters.add(part.to());
        }
        jdbc.sql(sql.toString()).params(parameters).query(row -> {
            Occurrence occurrence = new Occurrence(row.getObject(2, LocalDate.class),
                    values(row, 3, part.attributes()));
            into.getOrDefault(row.getLong(1), Map.of()).getOrDefault(fact.code(), new ArrayList<>()).add(occurrence);
        });
    }

    private static Map<Attribute, @Nullable Object> values(ResultSet row, int first, Set<Attribute> attributes)
            throws SQLException {
        Map<Attribute, @Nullable Object> values = new HashMap<>();
        int column = first;
        for (Attribute attribute : attributes) {
            values.put(attribute, value(row, column++, attribute.type()));
        }
        return values;
    }

    private static @Nullable Object value(ResultSet row, int column, AttributeType type) throws SQLException {
        return switch (type) {
            case TEXT, CHOICE -> row.getString(column);
            case INTEGER, USER, CUSTOMER -> orNull(row, row.getLong(column));
            case NUMBER, MONEY, PERCENT -> number(row.getObject(column));
            case DATE -> row.getObject(column, LocalDate.class);
            case INSTANT -> row.getObject(column, OffsetDateTime.class);
            case BOOLEAN -> orNull(row, row.getBoolean(column));
            case TEXT_LIST -> texts(row.getArray(column));
        };
    }

    private static @Nullable Object orNull(ResultSet row, Object value) throws SQLException {
        return row.wasNull() ? null : value;
    }

    private static @Nullable Object number(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Double number -> number;
            case BigDecimal number -> number;
            default -> new BigDecimal(value.toString());
        };
    }

    private static @Nullable List<String> texts(@Nullable Array array) throws SQLException {
        return array == null
                ? null
                : Arrays.stream((Object[]) array.getArray()).filter(text -> text != null).map(Object::toString)
                        .toList();
    }

    private static long[] array(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
