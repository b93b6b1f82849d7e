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
 * @param group under which people find it
 * @param options codes of a choice, in the order people expect
 * @param uses what it offers
 */
public record Attribute(String code, AttributeType type, Relation relation, String column, String group,
        List<String> options, Set<Use> uses) {

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

    public Attribute {
        if (!CODE.matcher(code).matches() || !CODE.matcher(column).matches() || !CODE.matcher(group).matches()) {
            throw new IllegalArgumentException("not an attribute: " + code + " " + column);
        }
        if (options.isEmpty() == (type == AttributeType.CHOICE)) {
            throw new IllegalArgumentException("options belong to a choice: " + code);
        }
        options = List.copyOf(options);
        uses = Set.copyOf(uses);
    }

    /** An attribute that can be filtered and, if its type has an order, sorted by. */
    public static Attribute of(String code, AttributeType type, Relation relation, String column, String group) {
        return new Attribute(code, type, relation, column, group, List.of(),
                type.ordered() ? EnumSet.of(Use.SORT, Use.FILTER) : EnumSet.of(Use.FILTER));
    }

    /** A choice among codes, which can be filtered by. */
    public static Attribute choice(String code, Relation relation, String column, String group, List<String> options) {
        return new Attribute(code, AttributeType.CHOICE, relation, column, group, options, EnumSet.of(Use.FILTER));
    }

    /** The same with one more use. */
    public Attribute with(Use use) {
        List<Use> more = new ArrayList<>(uses);
        more.add(use);
        return new Attribute(code, type, relation, column, group, options, Set.copyOf(EnumSet.copyOf(more)));
    }

    /** The same without a use. */
    public Attribute without(Use use) {
        List<Use> fewer = new ArrayList<>(uses);
        fewer.remove(use);
        return new Attribute(code, type, relation, column, group, options, Set.copyOf(fewer));
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

    String sql() {
        return relation.alias() + "." + column;
    }
}
