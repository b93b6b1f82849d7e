package dev.perennial.collect.customer;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.perennial.platform.kernel.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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
    private final List<CustomerIndexer> indexers;
    private final ApplicationEventPublisher events;

    CustomerBulk(JdbcClient jdbc, Clock clock, CustomerIntake intake, List<CustomerIndexer> indexers,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.intake = intake;
        this.indexers = List.copyOf(indexers);
        this.events = events;
    }

    /** Changes those customers among these that the caller may see, and notes it under the edit. */
    Outcome apply(Caller caller, long bulk, BulkEdit edit, Collection<Long> ids) {
        intake.lockProfiles(ids);
        BulkFields fields = edit.fields();
        ObjectNode filled = JsonNodeFactory.instance.objectNode();
        edit.custom().stream().filter(step -> step.value() != null)
                .forEach(step -> filled.set(step.field().key(), step.value()));
        JdbcClient.StatementSpec statement = jdbc.sql(applySql(edit, fields)).param("bulk", bulk)
                .param("ids", array(ids)).param("self", self(caller), Types.BIGINT).param("now", now())
                .param("most", BulkEdit.MOST_TAGS).param("keys", fields.keys()).param("filled", filled.toString());
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
    private static String applySql(BulkEdit edit, BulkFields fields) {
        Map<BulkField, String> expressions = edit.expressions();
        String refused = fields.columns().contains(BulkField.TAGS) ? "cardinality(t.tags) > :most" : "false";
        return """
                WITH target AS MATERIALIZED (
                    SELECT p.id, %1$s AS before, x.content AS had,
                           (coalesce(x.content, '{}') - :keys::text[]) || :filled::jsonb AS has%2$s
                    FROM collect.customer_profile AS p
                    LEFT JOIN collect.customer_custom AS x ON x.customer_id = p.id
                    WHERE p.id = ANY (:ids)
                      AND (:self::bigint IS NULL OR p.owner_id = :self)
                ), changed AS (
                    UPDATE collect.customer_profile AS p
                    SET %3$supdated_at = :now, version = p.version + 1
                    FROM target AS t
                    WHERE p.id = t.id
                      AND ROW(%4$scoalesce(t.had, '{}')) IS DISTINCT FROM ROW(%5$st.has)
                      AND NOT %6$s
                    RETURNING p.id, t.before, t.has, %7$s AS after
                ), noted AS (
                    INSERT INTO collect.customer_bulk_row (bulk_id, customer_id, state, before, after, changed_at)
                    SELECT :bulk, id, 'changed', before, after, :now
                    FROM changed
                    UNION ALL
                    SELECT :bulk, t.id, 'refused', t.before, t.before, :now
                    FROM target AS t
                    WHERE %6$s
                    RETURNING customer_id, state
                )%8$s
                SELECT (SELECT count(*) FROM target),
                       coalesce((SELECT array_agg(customer_id) FROM noted WHERE state = 'changed'), '{}'::bigint[]),
                       (SELECT count(*) FROM noted WHERE state = 'refused')
                """.formatted(fields.json("x.content"),
                fields.columns().isEmpty()
                        ? ""
                        : ", " + fields.columns(field -> expressions.get(field) + " AS " + field.column()),
                fields.columnsAnd(field -> field.column() + " = t." + field.column()),
                fields.columnsAnd(field -> "p." + field.column()), fields.columnsAnd(field -> "t." + field.column()),
                refused,
                fields.json("t.has"), fields.custom().isEmpty() ? "" : """
                        , filled AS (
                            INSERT INTO collect.customer_custom (customer_id, content)
                            SELECT id, has
                            FROM changed
                            ON CONFLICT (customer_id) DO UPDATE SET content = excluded.content
                        )""");
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
    Undone revert(Caller caller, long bulk, BulkFields fields, Collection<Long> ids) {
        intake.lockProfiles(ids);
        record Row(long customer, boolean undone) {
        }
        List<Row> rows = jdbc.sql(revertSql(fields)).param("bulk", bulk).param("ids", array(ids))
                .param("self", self(caller), Types.BIGINT).param("now", now()).param("keys", fields.keys())
                .query((row, _) -> new Row(row.getLong(1), row.getBoolean(2))).list();
        List<Long> undone = rows.stream().filter(Row::undone).map(Row::customer).toList();
        follow(fields, undone);
        return new Undone(undone.size(), rows.size() - (long) undone.size());
    }

    private static String revertSql(BulkFields fields) {
        return """
                WITH mine AS MATERIALIZED (
                    SELECT r.customer_id, r.before, r.after, x.content
                    FROM collect.customer_bulk_row AS r
                    LEFT JOIN collect.customer_custom AS x ON x.customer_id = r.customer_id
                    WHERE r.bulk_id = :bulk
                      AND r.customer_id = ANY (:ids)
                      AND r.state = 'changed'
                ), back AS (
                    UPDATE collect.customer_profile AS p
                    SET %1$supdated_at = :now, version = p.version + 1
                    FROM mine AS r
                    WHERE p.id = r.customer_id
                      AND %2$s = r.after
                      AND (:self::bigint IS NULL OR p.owner_id = :self)
                    RETURNING p.id, r.before
                )%3$s
                UPDATE collect.customer_bulk_row AS r
                SET state = CASE WHEN r.customer_id IN (SELECT id FROM back) THEN 'undone' ELSE 'kept' END,
                    undone_at = :now
                WHERE r.bulk_id = :bulk
                  AND r.customer_id = ANY (:ids)
                  AND r.state = 'changed'
                RETURNING r.customer_id, r.state = 'undone'
                """.formatted(
                fields.columnsAnd(field -> field.column() + " = " + field.kept("r.before")),
                fields.json("r.content"), fields.custom().isEmpty() ? "" : """
                        , filled AS (
                            INSERT INTO collect.customer_custom AS x (customer_id, content)
                            SELECT id, %s
                            FROM back
                            ON CONFLICT (customer_id) DO UPDATE SET content = (x.content - :keys::text[]) || excluded.content
                        )""".formatted(fields.kept("before")));
    }

    /** The list and whoever finds customers follow what the profiles now say. */
    private void follow(BulkFields fields, List<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        BulkFields listed = new BulkFields(
                fields.columns().stream().filter(BulkField::listed).collect(Collectors.toSet()), List.of());
        if (!listed.columns().isEmpty()) {
            jdbc.sql("""
                    UPDATE collect.customer_list AS l
                    SET %s
                    FROM collect.customer_profile AS p
                    WHERE p.id = l.customer_id
                      AND l.customer_id = ANY (:ids)
                    """.formatted(listed.columns(field -> field.column() + " = p." + field.column())))
                    .param("ids", array(ids)).update();
        }
        if (fields.columns().contains(BulkField.OWNER)) {
            indexers.forEach(indexer -> indexer.changed(ids));
        }
        events.publishEvent(new CustomersChanged(ids));
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
