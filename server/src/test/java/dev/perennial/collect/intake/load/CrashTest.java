package dev.perennial.collect.intake.load;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import dev.perennial.collect.intake.Drafts;
import dev.perennial.collect.intake.ImportRequest;
import dev.perennial.collect.intake.store.ImportTable;
import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.testing.ServerTest;
import org.jspecify.annotations.Nullable;
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

    /** The process dies. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A job whose process dies when it looks whether to go on for the n-th time while loading. */
    private static final class Mortal implements JobContext {

        private final long importId;
        private final AtomicInteger life = new AtomicInteger(Integer.MAX_VALUE);
        private volatile @Nullable Object checkpoint;
        private volatile @Nullable Object result;
        private volatile boolean loading;

        Mortal(long importId) {
            this.importId = importId;
        }

        @Override
        public long jobId() {
            return 0;
        }

        @Override
        public Caller createdBy() {
            return Caller.system();
        }

        @Override
        public <T> T payload(Class<T> type) {
            return type.cast(new ImportJob.Payload(importId));
        }

        @Override
        public void progress(String phase, long done, long total, String unit) {
            loading = phase.equals("load");
        }

        @Override
        public void count(String name, long value) {
            assertThat(value).as(name).isNotNegative();
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void checkCancelled() {
            if (loading && life.decrementAndGet() <= 0) {
                throw new Death();
            }
        }

        @Override
        public void onStop(Runnable action) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> Optional<T> checkpoint(Class<T> type) {
            return Optional.ofNullable(checkpoint).map(type::cast);
        }

        @Override
        public void saveCheckpoint(Object checkpoint) {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isTrue();
            this.checkpoint = checkpoint;
        }

        @Override
        public void result(Object result) {
            this.result = result;
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
        Mortal context = new Mortal(start(text.toString()));
        for (int death = 0; death < 4; death++) {
            context.life.set(4);
            assertThatThrownBy(() -> job.run(context)).isInstanceOf(Death.class);
        }
        assertThat(orders()).isBetween(1L, ORDERS - 1L);
        context.life.set(Integer.MAX_VALUE);
        job.run(context);

        assertThat(orders()).isEqualTo(ORDERS);
        assertThat(spend()).isEqualTo(sum);
        assertThat(listed()).isEqualTo(sum);
        assertThat(context.result).isInstanceOfSatisfying(ImportEnd.Result.class, done -> {
            assertThat(done.counts().rows()).isEqualTo(ORDERS + 1);
            assertThat(done.counts().created()).isEqualTo(ORDERS);
            assertThat(done.counts().duplicate()).isZero();
            assertThat(done.counts().rejected()).isEqualTo(1);
            assertThat(done.counts().customersCreated()).isEqualTo(customers());
        });
        assertThat(imports.find(context.importId).orElseThrow().state()).isEqualTo("succeeded");
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
                SELECT (sum(l.net_spend) * 100)::bigint
                FROM collect.customer_list l JOIN collect.customer_identity i USING (customer_id)
                WHERE i.source = ?
                """).param(source).query(Long.class).single();
    }

    private long customers() {
        return jdbc.sql("SELECT count(*) FROM collect.customer_identity WHERE source = ?").param(source)
                .query(Long.class).single();
    }
}
