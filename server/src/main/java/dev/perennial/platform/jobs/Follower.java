package dev.perennial.platform.jobs;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import dev.perennial.platform.storage.ConnectionPools;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A thread that follows what transactions leave to be done. While more keeps coming in bulk it rests nine times as long as it
 * works, so that intake loses at most a tenth of one processor to it; afterwards it works through. What waits is in the
 * database, so nothing is forgotten when the process dies. At rest it looks now and then for what another process left.
 */
public class Follower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final long AFTER_FAILURE = TimeUnit.SECONDS.toNanos(5);
    private static final long STILL_COMING = TimeUnit.SECONDS.toNanos(2);
    private static final int REST = 9;

    private final String name;
    private final long lookEvery;
    private final long gather;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    private volatile BooleanSupplier step = () -> false;
    private volatile long lastBulk = System.nanoTime() - STILL_COMING;
    private boolean woken;

    /**
     * A thread that begins with the application.
     *
     * @param lookEvery how often it looks though nobody woke it
     * @param gather how long it waits, once woken, for more to come
     */
    protected Follower(String name, Duration lookEvery, Duration gather) {
        this.name = name;
        this.lookEvery = lookEvery.toNanos();
        this.gather = gather.toNanos();
    }

    /** Names the work: a step at a time until it answers false. */
    public final void follow(BooleanSupplier work) {
        step = work;
    }

    /**
     * Says that somebody waits.
     *
     * @param isBulk whether many do, and more are likely to come
     */
    public final void wake(boolean isBulk) {
        if (isBulk) {
            lastBulk = System.nanoTime();
        }
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (isRunning()) {
            try {
                ConnectionPools.forJobs(this::work);
                await(lookEvery, true);
                pause(gather);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                if (isRunning()) {
                    LOG.warn("{} failed; this is tried again.", name, e);
                    pause(AFTER_FAILURE);
                }
            }
        }
    }

    private void work() {
        boolean more = true;
        while (more && isRunning()) {
            long begin = System.nanoTime();
            more = step.getAsBoolean();
            long end = System.nanoTime();
            if (more && end - lastBulk < STILL_COMING) {
                pause((end - begin) * REST);
            }
        }
    }

    private void pause(long nanos) {
        try {
            await(nanos, false);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(long nanos, boolean untilWoken) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && isRunning() && !(untilWoken && woken)) {
                left = changed.awaitNanos(left);
            }
            if (untilWoken) {
                woken = false;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        thread.set(started);
        started.start();
    }

    @Override
    public void stop() {
        Thread running = thread.getAndSet(null);
        if (running != null) {
            wake(false);
            try {
                running.join(TimeUnit.NANOSECONDS.toMillis(AFTER_FAILURE));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread.get() != null;
    }
}
