package dev.perennial.platform.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Something that happens to a customer on a day, any number of times: an order, a visit. Each row of a table, or of a table
 * joined to its parts, is one. Rules ask how often it happened within some days, and what it was like. Names stand beside the
 * contributor, see {@link FactContributor}.
 *
 * @param code name for programs, unique among all modules
 * @param relation the table; its customer column and the day have an index that begins with the two, in this order
 * @param day the column with the day of the business zone, never missing
 * @param condition SQL that tells these rows from others of the table; none for all
 * @param joins tables whose columns are attributes too
 * @param attributes what rules can ask about one of them, columns of the table or of a joined one
 * @param summary what is kept of it for each customer
 */
public record Fact(String code, Relation relation, String day, @Nullable String condition, List<Join> joins,
        List<Attribute> attributes, @Nullable Summary summary) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]*");

    /**
     * A table beside the fact's.
     *
     * @param relation the table
     * @param on SQL that says which of its rows belong to one
     * @param parts whether each of its rows makes a fact of its own; else there is at most one, and none is fine
     */
    public record Join(Relation relation, String on, boolean parts) {

        /** A table that knows more, with at most one row for each fact. */
        public static Join lookup(Relation relation, String on) {
            return new Join(relation, on, false);
        }

        /** A table whose rows are the facts, such as the lines of an order. */
        public static Join parts(Relation relation, String on) {
            return new Join(relation, on, true);
        }
    }

    /**
     * Attributes of customers that are always right about the fact, so that most questions need not look at it.
     *
     * @param first code of the attribute with the first day
     * @param last code of the attribute with the last day
     * @param count code of the attribute with the number
     */
    public record Summary(String first, String last, String count) {
    }

    public Fact {
        joins = List.copyOf(joins);
        attributes = List.copyOf(attributes);
        if (!CODE.matcher(code).matches() || !CODE.matcher(day).matches()) {
            throw new IllegalArgumentException("not a fact: " + code + " " + day);
        }
        Set<Relation> known = new HashSet<>(Set.of(relation));
        joins.forEach(join -> known.add(join.relation()));
        Set<String> codes = new HashSet<>();
        for (Attribute attribute : attributes) {
            if (!known.contains(attribute.relation()) || !codes.add(attribute.code())) {
                throw new IllegalArgumentException("not an attribute of " + code + ": " + attribute.code());
            }
        }
    }

    /** A fact that is a row of a table. */
    public static Fact of(String code, Relation relation, String day, List<Attribute> attributes) {
        return new Fact(code, relation, day, null, List.of(), attributes, null);
    }

    /** The same, only rows that meet a condition. */
    public Fact where(String sql) {
        return new Fact(code, relation, day, sql, joins, attributes, summary);
    }

    /** The same with one more table and more attributes. */
    public Fact joined(Join join, List<Attribute> more) {
        List<Join> allJoins = new ArrayList<>(joins);
        allJoins.add(join);
        List<Attribute> allAttributes = new ArrayList<>(attributes);
        allAttributes.addAll(more);
        return new Fact(code, relation, day, condition, allJoins, allAttributes, summary);
    }

    /** The same with a summary. */
    public Fact summedUp(Summary by) {
        return new Fact(code, relation, day, condition, joins, attributes, by);
    }

    /** Its attribute of that code. */
    Optional<Attribute> attribute(@Nullable String wanted) {
        return attributes.stream().filter(attribute -> attribute.code().equals(wanted)).findFirst();
    }

    String daySql() {
        return relation.alias() + "." + day;
    }

    /** The tables from which rows are read that show these relations. */
    String from(Set<Relation> used) {
        Set<Relation> wanted = new HashSet<>(used);
        List<Join> taken = new ArrayList<>();
        for (Join join : joins.reversed()) {
            boolean leadsOn = taken.stream().anyMatch(later -> later.on().contains(join.relation().alias() + "."));
            if (join.parts() || leadsOn || wanted.contains(join.relation())) {
                taken.addFirst(join);
            }
        }
        StringBuilder sql = new StringBuilder(" FROM ").append(relation.table()).append(' ').append(relation.alias());
        taken.forEach(join -> sql.append(join.parts() ? " JOIN " : " LEFT JOIN ").append(join.relation().table())
                .append(' ').append(join.relation().alias()).append(" ON ").append(join.on()));
        return sql.toString();
    }
}
