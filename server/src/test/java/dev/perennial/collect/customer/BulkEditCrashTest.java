package dev.perennial.collect.customer;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Rule;
import dev.perennial.testing.MortalJob;
import dev.perennial.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A process may die at any moment of an edit of many customers, or of its undoing; in the end it is exact. */
@ServerTest
class BulkEditCrashTest {

    private static final int CUSTOMERS = 100_000;

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private JsonMapper json;
    @Autowired
    private BulkTable table;
    @Autowired
    private BulkEditJob editJob;
    @Autowired
    private BulkUndoJob undoJob;

    /** A job whose process dies right before the n-th transaction would be kept. */
    private static final class Mortal extends MortalJob {

        private final AtomicInteger saves = new AtomicInteger(Integer.MAX_VALUE);

        Mortal(long bulk) {
            super(new EditCustomers.Payload(bulk), Caller.system());
        }

        @Override
        public void saveCheckpoint(Object next) {
            if (saves.decrementAndGet() <= 0) {
                throw new Death();
            }
            super.saveCheckpoint(next);
        }
    }

    @Test
    void anEditOfAHundredThousandThatDiesAgainAndAgainIsExactAndSoIsItsUndoing() {
        jdbc.sql("""
                WITH made AS (
                    INSERT INTO collect.customer_profile (name, city, source, tags, created_at, updated_at)
                    SELECT 'N' || n, 'City ' || n % 7, 'bulk-crash', ARRAY['t' || n % 3], now(), now()
                    FROM generate_series(1, :customers) AS n
                    RETURNING id, kind, name, city, source
                ), figures AS (
                    INSERT INTO collect.customer_figures (customer_id)
                    SELECT id
                    FROM made
                )
                INSERT INTO collect.customer_list (customer_id, kind, name, city, source, created_on)
                SELECT id, kind, name, city, source, current_date
                FROM made
                """).param("customers", CUSTOMERS).update();
        String before = fingerprint();
        long bulk = start();

        Mortal editing = new Mortal(bulk);
        for (int save = 1; save < 4; save++) {
            editing.saves.set(save);
            assertThatThrownBy(() -> editJob.run(editing)).isInstanceOf(MortalJob.Death.class);
        }
        assertThat(tagged()).isBetween(1L, CUSTOMERS - 1L);
        editing.saves.set(Integer.MAX_VALUE);
        editJob.run(editing);
        jdbc.sql("UPDATE collect.customer_bulk SET state = 'succeeded' WHERE id = ?").param(bulk).update();
        assertThat(tagged()).isEqualTo(CUSTOMERS);
        assertThat(listedIn("Elsewhere")).isEqualTo(CUSTOMERS);
        assertThat(changedOnce()).isEqualTo(CUSTOMERS);
        EditCustomers.Counts counts = table.find(bulk).orElseThrow().counts();
        assertThat(counts).isEqualTo(new EditCustomers.Counts(CUSTOMERS, CUSTOMERS, 0, 0, 0));

        assertThat(table.beginUndo(bulk, Caller.system())).isTrue();
        Mortal undoing = new Mortal(bulk);
        undoing.dieIn("undo", 3);
        assertThatThrownBy(() -> undoJob.run(undoing)).isInstanceOf(MortalJob.Death.class);
        undoing.live();
        undoJob.run(undoing);
        assertThat(fingerprint()).isEqualTo(before);
        assertThat(listedIn("Elsewhere")).isZero();
        assertThat(table.find(bulk).orElseThrow().counts())
                .isEqualTo(new EditCustomers.Counts(CUSTOMERS, CUSTOMERS, 0, CUSTOMERS, 0));
    }

    private long start() {
        Rule rule = json.readValue("""
                {"op":"compare","attribute":"source","comparison":"eq","value":"bulk-crash"}""", Rule.class);
        return table.insert(Caller.system(),
                new EditCustomers.Command(new EditCustomers.Selection(null, true, rule, null),
                        List.of(new BulkEdit.Change("tags", "add", json.readTree("[\"bulk\"]")),
                                new BulkEdit.Change("city", "set", json.readTree("\"Elsewhere\"")))),
                null, new byte[0]);
    }

    private long tagged() {
        return one("SELECT count(*) FROM collect.customer_profile WHERE source = 'bulk-crash' AND 'bulk' = ANY (tags)");
    }

    /** Those whose profile was changed once and no more. */
    private long changedOnce() {
        return one("SELECT count(*) FROM collect.customer_profile WHERE source = 'bulk-crash' AND version = 2");
    }

    private long listedIn(String city) {
        return jdbc.sql("SELECT count(*) FROM collect.customer_list WHERE source = 'bulk-crash' AND city = ?")
                .param(city).query(Long.class).single();
    }

    private long one(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private String fingerprint() {
        return jdbc.sql("""
                SELECT md5(string_agg(p.name || p.city || p.tags::text || l.city, ',' ORDER BY p.id))
                FROM collect.customer_profile AS p
                JOIN collect.customer_list AS l ON l.customer_id = p.id
                WHERE p.source = 'bulk-crash'
                """).query(String.class).single();
    }
}
