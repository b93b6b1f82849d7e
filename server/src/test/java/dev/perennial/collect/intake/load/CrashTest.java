package dev.perennial.collect.intake.load;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.perennial.collect.intake.Drafts;
import dev.perennial.collect.intake.ImportRequest;
import dev.perennial.collect.intake.store.ImportTable;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.testing.MortalJob;
import dev.perennial.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A process may die at any moment; the import then goes on and everything is there exactly once. */
@ServerTest
class CrashTest {

    private static final AtomicInteger SOURCES = new AtomicInteger();
    private static final int ORDERS = 100_000;

    @Autowired
    private Drafts drafts;
    @Autowired
    private ImportTable imports;
    @Autowired
    private ImportJob job;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Clock clock;

    private final String source = "crash-" + SOURCES.incrementAndGet();

    /** An import whose process also dies in the transaction that notes what was read, or that ends it all. */
    private static final class MortalImport extends MortalJob {

        private final long importId;
        private final AtomicBoolean diesBeforeCommit = new AtomicBoolean();

        MortalImport(long importId) {
            super(new ImportJob.Payload(importId), Caller.system());
            this.importId = importId;
        }

        private void dieBeforeCommit() {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isTrue();
            if (diesBeforeCommit.getAndSet(false)) {
                throw new Death();
            }
        }

        @Override
        public void saveCheckpoint(Object checkpoint) {
            dieBeforeCommit();
            super.saveCheckpoint(checkpoint);
        }

        @Override
        public void result(Object found) {
            dieBeforeCommit();
            super.result(found);
        }
    }

    @Test
    void anImportThatDiesAgainAndAgainIsExactInTheEnd() {
        Random random = new Random(11);
        StringBuilder text = new StringBuilder("order,customer,date,amount\n");
        long sum = 0;
        for (int i = 0; i < ORDERS; i++) {
            long cents = random.nextInt(1_000_000) - 100_000L;
            sum += cents;
            text.append(i).append(",C").append(random.nextInt(20_000)).append(",2025-01-01,")
                    .append(java.math.BigDecimal.valueOf(cents, 2)).append('\n');
        }
        text.append("x,,2025-01-01,1\n");
        MortalImport context = new MortalImport(start(text.toString()));
        context.dieIn("read", 10);
        dies(context);
        context.live();
        context.diesBeforeCommit.set(true);
        dies(context);
        for (int death = 0; death < 3; death++) {
            context.dieIn("load", 4);
            dies(context);
        }
        assertThat(orders()).isBetween(1L, ORDERS - 1L);
        context.live();
        loseTheDatabaseWhileLoading(context.importId);
        dies(context);
        jdbc.sql("SELECT setval('collect.crash', 1)").query(Long.class).single();
        dies(context);
        context.diesBeforeCommit.set(true);
        dies(context);
        job.run(context);

        assertThat(orders()).isEqualTo(ORDERS);
        assertThat(spend()).isEqualTo(sum);
        assertThat(listed()).isEqualTo(sum);
        assertThat(context.result()).isInstanceOfSatisfying(ImportEnd.Result.class, done -> {
            assertThat(done.counts().rows()).isEqualTo(ORDERS + 1);
            assertThat(done.counts().created()).isEqualTo(ORDERS);
            assertThat(done.counts().duplicate()).isZero();
            assertThat(done.counts().rejected()).isEqualTo(1);
            assertThat(done.counts().customersCreated()).isEqualTo(customers());
        });
        assertThat(imports.find(context.importId).orElseThrow().state()).isEqualTo("succeeded");
    }

    private void dies(MortalImport context) {
        assertThatThrownBy(() -> job.run(context)).isInstanceOf(RuntimeException.class);
    }

    /** Ends the session of the third transaction that is about to commit; others at work meanwhile may get further. */
    private void loseTheDatabaseWhileLoading(long importId) {
        jdbc.sql("CREATE SEQUENCE collect.crash").update();
        jdbc.sql("""
                CREATE FUNCTION collect.crash() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF nextval('collect.crash') = 3 THEN
                        PERFORM pg_terminate_backend(pg_backend_pid());
                    END IF;
                    RETURN NEW;
                END
                $$
                """).update();
        jdbc.sql("""
                CREATE TRIGGER crash BEFORE INSERT OR UPDATE ON collect.intake_part
                FOR EACH ROW WHEN (NEW.import_id = %d) EXECUTE FUNCTION collect.crash()
                """.formatted(importId)).update();
    }

    private long start(String text) {
        Drafts.Draft draft = drafts.upload(Caller.system(), "crash.csv",
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        ImportRequest request = new ImportRequest(draft.id(), "orders", null, null, null, List.of(), source);
        return imports.insert(draft.id(), "orders", new ImportTable.Asked(request, "en"), Caller.system(),
                OffsetDateTime.now(clock));
    }

    private long orders() {
        return jdbc.sql("SELECT count(*) FROM collect.commerce_order_key WHERE source = ?").param(source)
                .query(Long.class).single();
    }

    private long spend() {
        return jdbc.sql("""
                SELECT (sum(o.base_amount) * 100)::bigint
                FROM collect.commerce_order o JOIN collect.commerce_order_key k ON k.order_id = o.id
                WHERE k.source = ?
                """).param(source).query(Long.class).single();
    }

    private long listed() {
        return jdbc.sql("""
                SELECT (sum(f.net_spend) * 100)::bigint
                FROM collect.customer_figures f JOIN collect.customer_identity i USING (customer_id)
                WHERE i.source = ?
                """).param(source).query(Long.class).single();
    }

    private long customers() {
        return jdbc.sql("SELECT count(*) FROM collect.customer_identity WHERE source = ?").param(source)
                .query(Long.class).single();
    }
}
