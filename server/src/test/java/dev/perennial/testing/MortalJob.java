package dev.perennial.testing;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.kernel.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A job whose process dies when it looks whether to go on for the n-th time in a phase. What it had saved by then is still
 * there for the next attempt.
 */
public class MortalJob implements JobContext {

    /** The process dies. */
    public static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Object payload;
    private final Caller createdBy;
    private final AtomicInteger life = new AtomicInteger(Integer.MAX_VALUE);
    private volatile String deadly = "";
    private volatile String phase = "";
    private volatile @Nullable Object checkpoint;
    private volatile @Nullable Object result;

    public MortalJob(Object payload, Caller createdBy) {
        this.payload = payload;
        this.createdBy = createdBy;
    }

    /** Lets the process die at the n-th look in a phase. */
    public void dieIn(String fatalPhase, int looks) {
        deadly = fatalPhase;
        life.set(looks);
    }

    /** Lets the process live. */
    public void live() {
        deadly = "";
    }

    public @Nullable Object result() {
        return result;
    }

    @Override
    public long jobId() {
        return 0;
    }

    @Override
    public Caller createdBy() {
        return createdBy;
    }

    @Override
    public <T> T payload(Class<T> type) {
        return type.cast(payload);
    }

    @Override
    public void progress(String now, long done, long total, String unit) {
        phase = now;
    }

    @Override
    public void count(String name, long value) {
        if (value < 0) {
            throw new AssertionError(name + " is " + value);
        }
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public void checkCancelled() {
        if (phase.equals(deadly) && life.decrementAndGet() <= 0) {
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
    public void saveCheckpoint(Object saved) {
        checkpoint = saved;
    }

    @Override
    public void result(Object found) {
        result = found;
    }
}
