package dev.perennial.platform.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something that can be asked about a customer: shown in lists, filtered and sorted by. Its name stands beside the contributor
 * in {@code attributes_en.properties} and {@code attributes_zh.properties} under its code, names of its options under
 * {@code <code>.<option>}, the name of its group under {@code group.<group>}.
 *
 * @param code name for programs, unique among all modules
 * @param type kind of value
 * @param relation the table it is a column of
 * @param column the column
 * @param expression how the value is read from the column
 * @param group under which people find it
 * @param options codes of a choice, in the order people expect
 * @param uses what it offers
 */
public record Attribute(String code, AttributeType type, Relation relation, String column, Expression expression,
        String group, List<String> options, Set<Use> uses) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]*");

    /** What an attribute offers. */
    public enum Use {
        /** Lists can be ordered by it: there is an index over (column, customer), or one is cheap to do without. */
        SORT,
        /** Rules can ask for it. */
        FILTER,
        /** Never missing in its table. */
        ALWAYS
    }

    /**
     * SQL over a column, which stands for it as {@code {}}. Written by modules, never by people.
     *
     * @param value the value, of the attribute's SQL type
     * @param equal whether it equals a parameter (of a list: whether it contains all of one), in the form that indexes serve
     */
    public record Expression(String value, String equal) {

        /** The column as it is. */
        static final Expression COLUMN = new Expression("{}", "{} = ?");

        /** A column that is a list. */
        static final Expression LIST = new Expression("{}", "{} @> ?::text[]");

        static Expression of(AttributeType type) {
            return type == AttributeType.TEXT_LIST ? LIST : COLUMN;
        }
    }

    public Attribute {
        if (!CODE.matcher(code).matches() || !CODE.matcher(column).matches() || !CODE.matcher(group).matches()) {
            throw new IllegalArgumentException("not an attribute: " + code + " " + column);
        }
        boolean chosen = type == AttributeType.CHOICE || (type == AttributeType.TEXT_LIST && !options.isEmpty());
        if (options.isEmpty() == chosen) {
            throw new IllegalArgumentException("options belong to a choice: " + code);
        }
        options = List.copyOf(options);
        uses = Set.copyOf(uses);
    }

    /** An attribute that can be filtered and, if its type has an order, sorted by. */
    public static Attribute of(String code, AttributeType type, Relation relation, String column, String group) {
        return new Attribute(code, type, relation, column, Expression.of(type), group, List.of(),
                type.ordered() ? EnumSet.of(Use.SORT, Use.FILTER) : EnumSet.of(Use.FILTER));
    }

    /** A choice among codes, which can be filtered by. */
    public static Attribute choice(String code, Relation relation, String column, String group, List<String> options) {
        return new Attribute(code, AttributeType.CHOICE, relation, column, Expression.COLUMN, group, options,
                EnumSet.of(Use.FILTER));
    }

    /** One whose value is made from a column; it can be filtered by. A choice, or a list of choices, has options. */
    public static Attribute computed(String code, AttributeType type, Relation relation, String column,
            Expression expression, String group, List<String> options) {
        return new Attribute(code, type, relation, column, expression, group, options, EnumSet.of(Use.FILTER));
    }

    /** The same with one more use. */
    public Attribute with(Use use) {
        List<Use> more = new ArrayList<>(uses);
        more.add(use);
        return new Attribute(code, type, relation, column, expression, group, options,
                Set.copyOf(EnumSet.copyOf(more)));
    }

    /** The same without a use. */
    public Attribute without(Use use) {
        List<Use> fewer = new ArrayList<>(uses);
        fewer.remove(use);
        return new Attribute(code, type, relation, column, expression, group, options, Set.copyOf(fewer));
    }

    public boolean sortable() {
        return uses.contains(Use.SORT);
    }

    public boolean filterable() {
        return uses.contains(Use.FILTER);
    }

    boolean always() {
        return uses.contains(Use.ALWAYS);
    }

    /** Whether its value is the column itself. */
    public boolean plain() {
        return expression.value().equals("{}");
    }

    String sql() {
        return over(expression.value());
    }

    /** SQL that compares it with one parameter: equal to it, or, for a list, containing all of it. */
    String equality() {
        return over(expression.equal());
    }

    private String over(String template) {
        return template.replace("{}", relation.alias() + "." + column);
    }
}
