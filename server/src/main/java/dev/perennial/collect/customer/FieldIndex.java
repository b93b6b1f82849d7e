package dev.perennial.collect.customer;

import dev.perennial.collect.customer.CustomField.Sorting;
import dev.perennial.platform.catalogue.Attribute.Expression;
import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.jobs.JobHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the index by which lists are sorted by a field, or drops it, while people go on reading and writing. */
@Component
class FieldIndex implements JobHandler {

    static final String KIND = "customer-field-index";

    /** Names the field. */
    record Payload(long fieldId) {
    }

    private final JdbcClient jdbc;
    private final FieldTable table;
    private final CustomFields fields;
    private final TransactionTemplate transactions;

    FieldIndex(JdbcClient jdbc, FieldTable table, CustomFields fields, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.table = table;
        this.fields = fields;
        this.transactions = transactions;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext job) {
        CustomField field = table.find(job.payload(Payload.class).fieldId()).orElseThrow();
        String index = "customer_custom_sort_" + field.key();
        job.progress("index", 0, 1, "steps");
        if (field.sorting() == Sorting.NONE) {
            jdbc.sql("DROP INDEX CONCURRENTLY IF EXISTS collect." + index).update();
        } else if (!valid(index)) {
            // What an attempt before left behind is no index yet.
            jdbc.sql("DROP INDEX CONCURRENTLY IF EXISTS collect." + index).update();
            jdbc.sql("CREATE INDEX CONCURRENTLY " + index + " ON collect.customer_custom ("
                    + column(field.type().expression(field.key())) + ", customer_id)").update();
        }
        if (field.sorting() == Sorting.BUILDING) {
            transactions.executeWithoutResult(_ -> ready(field.id()));
        }
        job.progress("index", 1, 1, "steps");
    }

    private boolean valid(String index) {
        return jdbc.sql("""
                SELECT EXISTS (
                    SELECT 1
                    FROM pg_index
                    WHERE indexrelid = to_regclass(?)
                      AND indisvalid)
                """).param("collect." + index).query(Boolean.class).single();
    }

    private static String column(Expression expression) {
        return "(" + expression.value().replace("{}", "content") + ")";
    }

    /** Unless an administrator thought better of it meanwhile; the job of that change drops the index. */
    private void ready(long id) {
        table.lock().stream().filter(field -> field.id() == id && field.sorting() == Sorting.BUILDING).findFirst()
                .ifPresent(field -> {
                    table.update(new CustomField(id, field.version(), field.code(), field.names(), field.type(),
                            field.options(), field.required(), Sorting.READY, field.retired(), field.position()));
                    fields.changed();
                });
    }
}
