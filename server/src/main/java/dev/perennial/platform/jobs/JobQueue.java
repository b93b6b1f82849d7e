package dev.perennial.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.perennial.platform.storage.ConnectionPools;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The schedule of jobs. At rest it asks the database once in ten seconds; a job submitted in this process starts at once. A
 * job whose process died is found by its missing heartbeat within fifteen seconds, or at the start of the only process.
 */
@Component
class JobQueue implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
    private static final String TASK = "job";
    private static final String TABLE = "platform.jobs_schedule";
    private static final int THREADS = 3;
    private static final Duration POLLING = Duration.ofSeconds(10);
    private static final Duration HEARTBEAT = Duration.ofMillis(2_500);
    private static final Duration GRACE = Duration.ofSeconds(8);
    private static final Duration AFTER_LOSS = Duration.ofSeconds(2);
    private static final long SWEEP_SECONDS = 60;

    private final JobRunner runner;
    private final JobTable table;
    private final ConnectionPools pools;
    private final CustomTask<Void> task;
    private final SchedulerClient client;
    private final AtomicReference<@Nullable Scheduler> scheduler = new AtomicReference<>();
    private final AtomicReference<@Nullable ScheduledExecutorService> sweeper = new AtomicReference<>();

    JobQueue(JobRunner runner, JobTable table, ConnectionPools pools, DataSource dataSource) {
        this.runner = runner;
        this.table = table;
        this.pools = pools;
        this.task = Tasks.custom(TASK, Void.class)
                .onFailure(
                        (failure, operations) -> operations.reschedule(failure, failure.getTimeDone().plus(AFTER_LOSS)))
                .onDeadExecutionRevive().execute((instance, _) -> run(Long.parseLong(instance.getId())));
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource), task)
                .tableName(TABLE)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true)).build();
    }

    /** Queues a job in the running transaction. */
    void add(long id) {
        client.scheduleIfNotExists(task.instance(String.valueOf(id)), Instant.now());
        afterCommit(this::wake);
    }

    /** Hurries a cancelled job: one that runs here is told at once, one that waits is run so that it can end. */
    void cancelled(long id) {
        afterCommit(() -> runner.running(id).ifPresentOrElse(RunningJob::cancel, this::wake));
    }

    private CompletionHandler<Void> run(long id) {
        AtomicBoolean ended = new AtomicBoolean();
        ConnectionPools.forJobs(() -> ended.set(runner.run(id)));
        if (!ended.get()) {
            return (completed, operations) -> operations.reschedule(completed, completed.getTimeDone());
        }
        return (_, operations) -> {
            operations.remove();
            // It may have been asked for again in the meantime, when its place in the schedule was still taken.
            ConnectionPools.forJobs(this::sweep);
        };
    }

    private void sweep() {
        if (table.scheduleForgotten(TASK) > 0) {
            wake();
        }
    }

    private void wake() {
        Scheduler running = scheduler.get();
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    @Override
    public void start() {
        if (pools.exclusive()) {
            int left = table.releaseAll();
            if (left > 0) {
                LOG.info("{} jobs go on that the last run of the application left in the middle.", left);
            }
        }
        Scheduler started = Scheduler.create(pools.jobs(), task).tableName(TABLE).threads(THREADS)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT).missedHeartbeatsLimit(4).shutdownMaxWait(GRACE)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true)).build();
        scheduler.set(started);
        started.start();
        ScheduledExecutorService sweeping = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("jobs-sweep").factory());
        sweeper.set(sweeping);
        var _ = sweeping.scheduleWithFixedDelay(this::sweepQuietly, 1, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    private void sweepQuietly() {
        try {
            ConnectionPools.forJobs(this::sweep);
        } catch (RuntimeException e) {
            LOG.debug("The schedule could not be swept; the next sweep will.", e);
        }
    }

    /** Asks running jobs to save where they are; they go on after the next start. */
    @Override
    public void stop() {
        runner.running().forEach(RunningJob::suspend);
        ScheduledExecutorService sweeping = sweeper.getAndSet(null);
        if (sweeping != null) {
            sweeping.shutdownNow();
        }
        Scheduler running = scheduler.getAndSet(null);
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler.get() != null;
    }
}
