package dev.perennial.platform.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.perennial.platform.catalogue.Cursor.AfterId;
import dev.perennial.platform.catalogue.Cursor.AfterMissing;
import dev.perennial.platform.catalogue.Cursor.AfterValue;
import org.jspecify.annotations.Nullable;

/**
 * A list of customers as SQL, one page at a time.
 *
 * <p>Pages follow an index over (value, customer) of the table that has the value to sort by, forwards or backwards, and
 * begin right after the last row of the page before, however far down that is. Customers without a value come after all
 * others, in the order of their ids: a second phase with a statement of its own.
 *
 * @param base has one row for each customer, with the name in a column {@code name}
 * @param fields to show
 * @param visible which customers the caller may see
 * @param rule which customers are wanted
 */
public record Listing(Relation base, List<Attribute> fields, Condition visible, Condition rule, Order order) {

    private static final int[] PAGE_SIZES = {21, 51, 101, 201};

    public Listing {
        fields = List.copyOf(fields);
    }

    /**
     * One statement of a page. Its columns are the customer's id, the fields, and the value sorted by if there is one.
     *
     * @param phase in which it reads
     */
    public record Page(SqlText statement, Phase phase) {
    }

    /** Which of a list's customers a statement reads. */
    public enum Phase {
        /** In the order of ids. */
        IDS,
        /** Those with a value to sort by. */
        VALUES,
        /** Those without. */
        MISSING
    }

    /** The statement with which the page after the cursor begins; null for the first page. */
    public Page page(@Nullable String after, int rows) {
        Cursor cursor = after == null ? null : Cursor.read(order, after);
        if (order.attribute() == null) {
            return ids(cursor instanceof AfterId(long id) ? id : null, rows);
        }
        return switch (cursor) {
            case AfterMissing(Long id) -> missing(order.attribute(), id, rows);
            case null, default -> values(order.attribute(), cursor instanceof AfterValue value ? value : null, rows);
        };
    }

    /** The statement that goes on where the customers with a value end; null if there are no others. */
    public @Nullable Page rest(int rows) {
        Attribute by = order.attribute();
        return by == null || hasNoMissing(by) ? null : missing(by, null, rows);
    }

    /** Counts the customers. */
    public SqlText count() {
        List<Object> parameters = new ArrayList<>();
        String sql = "SELECT count(*)" + from(base, rule.relations()) + where(parameters, List.of(), List.of());
        return new SqlText(sql, parameters);
    }

    /** One row without meaning for each customer, up to a limit. */
    public SqlText upTo(int limit) {
        List<Object> parameters = new ArrayList<>();
        String sql = "SELECT 1" + from(base, rule.relations()) + where(parameters, List.of(), List.of()) + " LIMIT "
                + limit;
        return new SqlText(sql, parameters);
    }

    /** The number of customers, up to a limit. */
    public SqlText countUpTo(int limit) {
        SqlText rows = upTo(limit);
        return new SqlText("SELECT count(*) FROM (" + rows.sql() + ") AS counted", rows.parameters());
    }

    /** The cursor after a row: its id and, in the phase of values, what it was sorted by. */
    public String cursor(Phase phase, long id, @Nullable Object value) {
        return Cursor.write(order, switch (phase) {
            case IDS -> new AfterId(id);
            case VALUES -> new AfterValue(value == null ? "" : value, id);
            case MISSING -> new AfterMissing(id);
        });
    }

    /** The cursor before the first customer without a value; null if there are no such. */
    public @Nullable String cursorOfRest() {
        Attribute by = order.attribute();
        return by == null || hasNoMissing(by) ? null : Cursor.write(order, new AfterMissing(null));
    }

    private Page ids(@Nullable Long after, int rows) {
        return statement(Phase.IDS, base, null, base.customer(),
                after == null ? List.of() : List.of(base.customer() + " " + order.beyond() + " ?"),
                after == null ? List.of() : List.of(after), rows);
    }

    private Page values(Attribute by, @Nullable AfterValue after, int rows) {
        String customer = by.relation().customer();
        String column = by.sql();
        List<String> conditions = after == null
                ? by.always() ? List.of() : List.of(column + " IS NOT NULL")
                : List.of("(" + column + ", " + customer + ") " + order.beyond() + " (?, ?)");
        List<Object> parameters = after == null ? List.of() : List.of(after.value(), after.id());
        return statement(Phase.VALUES, by.relation(), by, column + " " + order.direction() + ", " + customer,
                conditions,
                parameters, rows);
    }

    private Page missing(Attribute by, @Nullable Long after, int rows) {
        List<String> conditions = new ArrayList<>(List.of(by.sql() + " IS NULL"));
        if (after != null) {
            conditions.add(base.customer() + " " + order.beyond() + " ?");
        }
        return statement(Phase.MISSING, base, by, base.customer(), conditions,
                after == null ? List.of() : List.of(after), rows);
    }

    private Page statement(Phase phase, Relation first, @Nullable Attribute by, String orderBy,
            List<String> conditions, List<Object> conditionParameters, int rows) {
        StringBuilder sql = new StringBuilder("SELECT ").append(base.customer());
        Set<Relation> relations = new LinkedHashSet<>();
        List<Object> parameters = new ArrayList<>();
        for (Attribute field : fields) {
            sql.append(", ").append(field.type() == AttributeType.CUSTOMER ? named(field, parameters) : field.sql());
            relations.add(field.relation());
        }
        if (by != null) {
            sql.append(", ").append(by.sql());
            relations.add(by.relation());
        }
        relations.addAll(rule.relations());
        sql.append(from(first, relations)).append(where(parameters, conditions, conditionParameters))
                .append(" ORDER BY ").append(orderBy).append(' ').append(order.direction()).append(" LIMIT ")
                .append(quantised(rows));
        return new Page(new SqlText(sql.toString(), parameters), phase);
    }

    /** The id of a customer that a field names, and behind a unit separator the name if the caller may see it. */
    private String named(Attribute field, List<Object> parameters) {
        boolean all = visible.equals(Condition.ALWAYS);
        parameters.addAll(all ? List.of() : visible.parameters());
        // Inside, the base's alias stands for the customer that is named.
        return "%1$s || coalesce(chr(31) || (SELECT %2$s.name FROM %3$s AS %2$s WHERE %4$s = %1$s%5$s), '')"
                .formatted(field.sql(), base.alias(), base.table(), base.customer(),
                        all ? "" : " AND " + visible.sql());
    }

    private String from(Relation first, Set<Relation> relations) {
        StringBuilder sql = new StringBuilder(" FROM ").append(first.table()).append(' ').append(first.alias());
        if (!first.equals(base)) {
            sql.append(" JOIN ").append(base.table()).append(' ').append(base.alias()).append(" ON ")
                    .append(base.customer()).append(" = ").append(first.customer());
        }
        relations.stream().filter(relation -> !relation.equals(base) && !relation.equals(first))
                .forEach(relation -> sql.append(relation.joined(base.customer())));
        return sql.toString();
    }

    private String where(List<Object> parameters, List<String> conditions, List<Object> conditionParameters) {
        List<String> all = new ArrayList<>();
        for (Condition condition : List.of(visible, rule)) {
            if (!condition.equals(Condition.ALWAYS)) {
                all.add(condition.sql());
                parameters.addAll(condition.parameters());
            }
        }
        all.addAll(conditions);
        parameters.addAll(conditionParameters);
        return all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
    }

    private boolean hasNoMissing(Attribute by) {
        return by.always() && (by.relation().complete() || by.relation().equals(base));
    }

    /** A limit is part of the text, because a plan for an unknown one would be a bad one; so there are few of them. */
    private static int quantised(int rows) {
        for (int size : PAGE_SIZES) {
            if (rows <= size) {
                return size;
            }
        }
        return rows;
    }
}
