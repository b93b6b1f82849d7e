package dev.perennial.platform.jobs;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.perennial.platform.jobs.JobTable.Attempt;
import dev.perennial.platform.jobs.JobTable.Pulse;
import dev.perennial.platform.kernel.Caller;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * An attempt under way in this process. Progress is only noted here; the pulse writes it, because a handler may tell of
 * progress inside a transaction of its own.
 */
final class RunningJob implements JobContext {

    private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);
    /** An idle job's heartbeat, in pulses. */
    private static final int QUIET_PULSES = 8;

    private final Attempt attempt;
    private final JobTable table;
    private final JsonMapper json;
    private final List<Runnable> onStop = new CopyOnWriteArrayList<>();

    private volatile boolean cancelled;
    private volatile boolean suspended;
    private volatile @Nullable String checkpoint;
    private volatile @Nullable String result;

    private @Nullable String phase;
    private @Nullable OffsetDateTime phaseStartedAt;
    private long phaseBegan;
    private long done;
    private long total;
    private @Nullable String unit;
    private final Map<String, Long> counts = new TreeMap<>();
    private boolean changed;
    private boolean moved;
    private int quiet;

    RunningJob(Attempt attempt, JobTable table, JsonMapper json) {
        this.attempt = attempt;
        this.table = table;
        this.json = json;
        this.cancelled = attempt.state() == JobState.CANCELLING;
        this.checkpoint = attempt.checkpoint();
        json.readTree(attempt.counts()).properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
    }

    Attempt attempt() {
        return attempt;
    }

    @Nullable
    String result() {
        return result;
    }

    boolean suspended() {
        return suspended;
    }

    @Override
    public long jobId() {
        return attempt.id();
    }

    @Override
    public Caller createdBy() {
        return attempt.createdBy();
    }

    @Override
    public <T> T payload(Class<T> type) {
        return json.readValue(attempt.payload(), type);
    }

    @Override
    public synchronized void progress(String phase, long done, long total, String unit) {
        if (!phase.equals(this.phase)) {
            phaseStartedAt = table.now();
            phaseBegan = done;
        }
        this.phase = phase;
        this.done = done;
        this.total = total;
        this.unit = unit;
        changed = true;
    }

    @Override
    public synchronized void count(String name, long value) {
        counts.put(name, value);
        changed = true;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void checkCancelled() {
        if (cancelled) {
            throw new JobCancelled(attempt.id());
        }
        if (suspended) {
            throw new JobSuspended(attempt.id());
        }
    }

    @Override
    public void onStop(Runnable action) {
        onStop.add(action);
        if (cancelled || suspended) {
            carryOut(action);
        }
    }

    @Override
    public <T> Optional<T> checkpoint(Class<T> type) {
        return Optional.ofNullable(checkpoint).map(content -> json.readValue(content, type));
    }

    @Override
    public void saveCheckpoint(Object checkpoint) {
        String content = json.writeValueAsString(checkpoint);
        if (!table.saveCheckpoint(attempt.id(), attempt.number(), content)) {
            suspend();
            throw new JobSuspended(attempt.id());
        }
        this.checkpoint = content;
        synchronized (this) {
            moved = true;
        }
    }

    @Override
    public void result(Object result) {
        this.result = json.writeValueAsString(result);
    }

    void cancel() {
        if (!cancelled) {
            cancelled = true;
            onStop.forEach(RunningJob::carryOut);
        }
    }

    void suspend() {
        if (!suspended) {
            suspended = true;
            onStop.forEach(RunningJob::carryOut);
        }
    }

    private static void carryOut(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.warn("An action on the stop of a job failed.", e);
        }
    }

    /** Writes progress if there is any, else a heartbeat now and then. */
    void pulseIfNeeded() {
        if (due()) {
            pulse();
        }
    }

    private synchronized boolean due() {
        return changed || moved || ++quiet % QUIET_PULSES == 0;
    }

    /** Writes progress and learns whether the job was cancelled or taken over. */
    void pulse() {
        Pulse pulse = take();
        table.pulse(attempt.id(), attempt.number(), pulse).ifPresentOrElse(state -> {
            if (state == JobState.CANCELLING) {
                cancel();
            }
        }, this::suspend);
    }

    private synchronized Pulse take() {
        Pulse pulse = new Pulse(phase, phaseStartedAt, phaseBegan, done, total, unit, json.writeValueAsString(counts),
                moved);
        changed = false;
        moved = false;
        return pulse;
    }
}
