package dev.perennial.understand.value;

import java.util.concurrent.CountDownLatch;

import dev.perennial.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A table that takes the place of another. */
@ServerTest
class PlacementTest {

    @Autowired
    private Placement placement;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TransactionTemplate transactions;

    @BeforeEach
    void twoTables() {
        jdbc.sql("CREATE TABLE understand.placed AS SELECT 'before' AS content").update();
        jdbc.sql("CREATE TABLE understand.placed_r1 AS SELECT 'after' AS content").update();
    }

    @AfterEach
    void none() {
        jdbc.sql("DROP TABLE understand.placed").update();
    }

    @Test
    void aTableThatTheDatabaseSweepsIsWaitedFor() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Thread sweeper = Thread.ofPlatform().start(() -> transactions.executeWithoutResult(_ -> {
            jdbc.sql("LOCK TABLE understand.placed_r1 IN SHARE UPDATE EXCLUSIVE MODE").update();
            held.countDown();
            hold(enough);
        }));
        held.await();
        Thread publisher = Thread.ofPlatform().start(() -> transactions.executeWithoutResult(
                transaction -> placement.put("understand.placed_r1", "understand.placed", transaction)));
        await().until(() -> waiting("understand.placed_r1"));
        assertThat(shown()).as("readers are not kept waiting meanwhile").isEqualTo("before");
        enough.countDown();
        sweeper.join();
        publisher.join();
        assertThat(shown()).isEqualTo("after");
    }

    private boolean waiting(String table) {
        return jdbc.sql("SELECT count(*) FROM pg_locks WHERE relation = CAST(? AS regclass) AND NOT granted")
                .param(table).query(Long.class).single() > 0;
    }

    private String shown() {
        return jdbc.sql("SELECT content FROM understand.placed").query(String.class).single();
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
