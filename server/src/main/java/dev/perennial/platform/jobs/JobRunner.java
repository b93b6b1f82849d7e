package dev.perennial.platform.jobs;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import dev.perennial.platform.jobs.JobTable.Attempt;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.storage.ConnectionPools;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Runs attempts and records how they end. */
@Component
class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final long PULSE_MILLIS = 250;

    private final JobTable table;
    private final JobTexts texts;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Map<Long, RunningJob> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService pulses = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("jobs-pulse").factory());

    JobRunner(JobTable table, JobTexts texts, TransactionTemplate transaction, JsonMapper json) {
        this.table = table;
        this.texts = texts;
        this.transaction = transaction;
        this.json = json;
    }

    @PreDestroy
    void close() {
        pulses.shutdownNow();
    }

    /** The attempts of this process. */
    Collection<RunningJob> running() {
        return running.values();
    }

    /** The attempt at a job in this process, if there is one. */
    Optional<RunningJob> running(long id) {
        return Optional.ofNullable(running.get(id));
    }

    /** Runs an attempt at a job. True: the job has ended; false: it goes on in another attempt. */
    boolean run(long id) {
        Optional<Attempt> begun = Objects.requireNonNull(transaction.execute(_ -> table.begin(id)));
        if (begun.isEmpty()) {
            return true;
        }
        Attempt attempt = begun.get();
        RunningJob job = new RunningJob(attempt, table, json);
        running.put(id, job);
        MDC.put("traceId", trace(attempt));
        ScheduledFuture<?> pulse = pulses.scheduleWithFixedDelay(() -> pulse(job), PULSE_MILLIS, PULSE_MILLIS,
                TimeUnit.MILLISECONDS);
        try {
            return attempt(job);
        } finally {
            pulse.cancel(false);
            MDC.remove("traceId");
            running.remove(id, job);
        }
    }

    private static void pulse(RunningJob job) {
        try {
            ConnectionPools.forJobs(job::pulseIfNeeded);
        } catch (RuntimeException e) {
            LOG.debug("Progress of job {} could not be written; the next word will be.", job.jobId(), e);
        }
    }

    private boolean attempt(RunningJob job) {
        Attempt attempt = job.attempt();
        if (attempt.setbacks() > JobTable.PATIENCE) {
            return fail(job, new ProblemException(JobsProblem.INTERRUPTED, attempt.setbacks() - 1));
        }
        JobHandler handler = texts.handler(attempt.kind()).orElse(null);
        if (handler == null) {
            LOG.error("Nobody does jobs of kind {}.", attempt.kind());
            return fail(job, new ProblemException(JobsProblem.UNEXPECTED, String.valueOf(attempt.id())));
        }
        LOG.info("Job {} ({}) begins, attempt {}.", attempt.id(), attempt.kind(), attempt.number());
        try {
            handler.run(job);
            return end(job, JobState.SUCCEEDED, null);
        } catch (JobCancelled _) {
            return end(job, JobState.CANCELLED, null);
        } catch (JobSuspended _) {
            return suspend(job);
        } catch (ProblemException e) {
            return fail(job, e);
        } catch (RuntimeException | Error e) {
            return unexpected(job, e);
        }
    }

    /** A stop ends what a handler waits for in many ways, and a lost database is no defect of the job: both try again. */
    private boolean unexpected(RunningJob job, Throwable failure) {
        if (job.cancelled()) {
            return end(job, JobState.CANCELLED, null);
        }
        if (job.suspended()) {
            return suspend(job);
        }
        if (isLostConnection(failure)) {
            LOG.warn("Job {} lost the database and is tried again.", job.jobId(), failure);
            throw new LostDatabase(failure);
        }
        LOG.error("Job {} stopped because of a defect.", job.jobId(), failure);
        return fail(job, new ProblemException(JobsProblem.UNEXPECTED, String.valueOf(job.jobId())));
    }

    private boolean fail(RunningJob job, ProblemException failure) {
        LOG.info("Job {} failed: {}", job.jobId(), failure.getMessage());
        return end(job, JobState.FAILED, texts.problem(failure, trace(job.attempt())));
    }

    private boolean suspend(RunningJob job) {
        job.pulse();
        table.suspend(job.jobId(), job.attempt().number());
        LOG.info("Job {} is suspended.", job.jobId());
        return false;
    }

    private boolean end(RunningJob job, JobState state, @Nullable String problem) {
        job.pulse();
        Boolean ended = transaction.execute(_ -> {
            if (!table.end(job.jobId(), job.attempt().number(), state, job.result(), problem)) {
                return false;
            }
            texts.handler(job.attempt().kind()).ifPresent(handler -> handler.ended(job.jobId(), state));
            return true;
        });
        LOG.info("Job {} {}.", job.jobId(),
                Boolean.TRUE.equals(ended) ? "ended: " + state.code() : "went on elsewhere");
        return true;
    }

    private static String trace(Attempt attempt) {
        return Objects.requireNonNullElseGet(attempt.traceId(), () -> "job-" + attempt.id());
    }

    private static boolean isLostConnection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException sql && isLost(sql))) {
                return true;
            }
        }
        return false;
    }

    /** Connection exceptions, and an operator or a crash that ended the session. */
    private static boolean isLost(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    /** The database went away under an attempt; the schedule tries again. */
    static final class LostDatabase extends RuntimeException {

        private static final long serialVersionUID = 1;

        LostDatabase(Throwable cause) {
            super("the database went away", cause);
        }
    }
}
