package dev.perennial.collect.customer;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.perennial.platform.kernel.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Changes a set of customers alike and notes what each was before, or gives them back what they were: each time a few
 * statements within the running transaction, however many customers.
 */
@Component
class CustomerBulk {

    /** What came of a set: how many were found, changed, and could not be changed. */
    record Outcome(long found, long changed, long refused) {
    }

    /** What came of undoing: how many are as before, and how many were kept because somebody changed them since. */
    record Undone(long undone, long kept) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CustomerIntake intake;
    private final ApplicationEventPublisher events;

    CustomerBulk(JdbcClient jdbc, Clock clock, CustomerIntake intake, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.intake = intake;
        this.events = events;
    }

    /** Changes those customers among these that the caller may see, and notes it under the edit. */
    Outcome apply(Caller caller, long bulk, BulkEdit edit, Collection<Long> ids) {
        intake.lockProfiles(ids);
        Set<BulkField> fields = edit.fields();
        JdbcClient.StatementSpec statement = jdbc.sql(applySql(edit, fields)).param("bulk", bulk)
                .param("ids", array(ids)).param("self", self(caller), java.sql.Types.BIGINT).param("now", now())
                .param("most", BulkEdit.MOST_TAGS);
        for (int i = 0; i < edit.steps().size(); i++) {
            if (edit.steps().get(i).value() != null) {
                statement = statement.param("v" + i, edit.steps().get(i).value());
            }
        }
        record Row(long found, Long[] changed, long refused) {
        }
        Row row = statement.query((result, _) -> new Row(result.getLong(1), (Long[]) result.getArray(2).getArray(),
                result.getLong(3))).single();
        follow(fields, List.of(row.changed()));
        return new Outcome(row.found(), row.changed().length, row.refused());
    }

    /** What is as it should be already stays untouched, so that nobody sees a change that was none. */
    private static String applySql(BulkEdit edit, Set<BulkField> fields) {
        Map<BulkField, String> expressions = edit.expressions();
        String refused = fields.contains(BulkField.TAGS) ? "cardinality(t.tags) > :most" : "false";
        return """
                WITH target AS MATERIALIZED (
                    SELECT p.id, %1$s AS before, %2$s
                    FROM collect.customer_profile AS p
                    WHERE p.id = ANY (:ids)
                      AND (:self::bigint IS NULL OR p.owner_id = :self)
                ), changed AS (
                    UPDATE collect.customer_profile AS p
                    SET %3$s, updated_at = :now, version = p.version + 1
                    FROM target AS t
                    WHERE p.id = t.id
                      AND ROW(%4$s) IS DISTINCT FROM ROW(%5$s)
                      AND NOT %6$s
                    RETURNING p.id, t.before, %1$s AS after
                ), noted AS (
                    INSERT INTO collect.customer_bulk_row (bulk_id, customer_id, state, before, after, changed_at)
                    SELECT :bulk, id, 'changed', before, after, :now
                    FROM changed
                    UNION ALL
                    SELECT :bulk, t.id, 'refused', t.before, t.before, :now
                    FROM target AS t
                    WHERE %6$s
                    RETURNING customer_id, state
                )
                SELECT (SELECT count(*) FROM target),
                       coalesce((SELECT array_agg(customer_id) FROM noted WHERE state = 'changed'), '{}'::bigint[]),
                       (SELECT count(*) FROM noted WHERE state = 'refused')
                """.formatted(BulkField.json(fields),
                joined(fields, field -> expressions.get(field) + " AS " + field.column()),
                joined(fields, field -> field.column() + " = t." + field.column()),
                joined(fields, field -> "p." + field.column()), joined(fields, field -> "t." + field.column()),
                refused);
    }

    /** The next customers that an edit changed and that are not undone, in the order of their ids. */
    List<Long> changedBy(long bulk, long after, int limit) {
        return jdbc.sql("""
                SELECT customer_id
                FROM collect.customer_bulk_row
                WHERE bulk_id = ?
                  AND customer_id > ?
                  AND state = 'changed'
                ORDER BY customer_id
                LIMIT ?
                """).param(bulk).param(after).param(limit).query(Long.class).list();
    }

    /** Gives customers back what they were before the edit, unless somebody changed one of its fields since. */
    Undone revert(Caller caller, long bulk, Set<BulkField> fields, Collection<Long> ids) {
        intake.lockProfiles(ids);
        String sql = """
                WITH back AS (
                    UPDATE collect.customer_profile AS p
                    SET %1$s, updated_at = :now, version = p.version + 1
                    FROM collect.customer_bulk_row AS r
                    WHERE r.bulk_id = :bulk
                      AND r.customer_id = ANY (:ids)
                      AND r.state = 'changed'
                      AND p.id = r.customer_id
                      AND %2$s = r.after
                      AND (:self::bigint IS NULL OR p.owner_id = :self)
                    RETURNING p.id
                )
                UPDATE collect.customer_bulk_row AS r
                SET state = CASE WHEN r.customer_id IN (SELECT id FROM back) THEN 'undone' ELSE 'kept' END,
                    undone_at = :now
                WHERE r.bulk_id = :bulk
                  AND r.customer_id = ANY (:ids)
                  AND r.state = 'changed'
                RETURNING r.customer_id, r.state = 'undone'
                """.formatted(joined(fields, field -> field.column() + " = " + field.kept("r.before")),
                BulkField.json(fields));
        record Row(long customer, boolean undone) {
        }
        List<Row> rows = jdbc.sql(sql).param("bulk", bulk).param("ids", array(ids))
                .param("self", self(caller), java.sql.Types.BIGINT).param("now", now())
                .query((row, _) -> new Row(row.getLong(1), row.getBoolean(2))).list();
        List<Long> undone = rows.stream().filter(Row::undone).map(Row::customer).toList();
        follow(fields, undone);
        return new Undone(undone.size(), rows.size() - (long) undone.size());
    }

    /** The list shows what the profiles now say. */
    private void follow(Set<BulkField> fields, List<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        Set<BulkField> listed = fields.stream().filter(BulkField::listed)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!listed.isEmpty()) {
            jdbc.sql("""
                    UPDATE collect.customer_list AS l
                    SET %s
                    FROM collect.customer_profile AS p
                    WHERE p.id = l.customer_id
                      AND l.customer_id = ANY (:ids)
                    """.formatted(joined(listed, field -> field.column() + " = p." + field.column())))
                    .param("ids", array(ids)).update();
        }
        events.publishEvent(new CustomersChanged(ids));
    }

    private interface Part {
        String of(BulkField field);
    }

    private static String joined(Set<BulkField> fields, Part part) {
        return fields.stream().map(part::of).collect(Collectors.joining(", "));
    }

    /** Whose customers alone the caller may change; none for those who may change all. */
    private static @Nullable Long self(Caller caller) {
        return caller.seesAllCustomers() ? null : Long.valueOf(caller.userId().orElse(-1));
    }

    private static long[] array(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
