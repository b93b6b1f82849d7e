package dev.perennial.collect.customer;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Cancels statements that take too long. The driver's own timeout wakes a timer for every statement, which costs a tenth of
 * a page; this looks a few times a second, and not at all while nothing runs.
 */
@Component
class QueryGuard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueryGuard.class);
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(200);

    private final Map<Statement, Long> deadlines = new ConcurrentHashMap<>();
    private final Thread watcher;
    private volatile boolean asleep;
    private volatile boolean closed;

    QueryGuard() {
        watcher = Thread.ofPlatform().daemon().name("query-guard").start(this::watch);
    }

    /** Watches a statement until the watch is closed. */
    Watch watch(Statement statement, int seconds) {
        return watchUntil(statement, System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
    }

    /** Watches a statement, which must end by this point of {@link System#nanoTime()}, until the watch is closed. */
    Watch watchUntil(Statement statement, long end) {
        deadlines.put(statement, end);
        if (asleep) {
            asleep = false;
            LockSupport.unpark(watcher);
        }
        return () -> deadlines.remove(statement);
    }

    /** The time during which a statement is watched. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    private void watch() {
        while (!closed) {
            asleep = true;
            if (deadlines.isEmpty()) {
                LockSupport.park(this);
            }
            asleep = false;
            LockSupport.parkNanos(this, LOOK_EVERY);
            long now = System.nanoTime();
            deadlines.forEach((statement, deadline) -> {
                if (now - deadline >= 0) {
                    // Again at each look until the watch is closed: a statement just about to start cannot be cancelled yet.
                    cancel(statement);
                }
            });
        }
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            LOG.debug("The statement ended before it was cancelled.", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watcher);
    }
}
