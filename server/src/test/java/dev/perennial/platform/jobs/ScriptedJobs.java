package dev.perennial.platform.jobs;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import dev.perennial.platform.kernel.Caller;
import org.springframework.stereotype.Component;

/** Jobs that do what a test says. */
@Component
class ScriptedJobs implements JobHandler {

    static final String KIND = "test";

    private static final int STEPS = 20;
    private static final long STEP_NANOS = 200_000_000;

    record Payload(String name) {
    }

    /** The name of a job that takes four seconds in twenty steps, also in another process. */
    static final String SLOW = "slow";

    private final Map<String, Consumer<JobContext>> scripts = new ConcurrentHashMap<>(Map.of(SLOW, ScriptedJobs::slow));
    private final Map<Long, JobState> ends = new ConcurrentHashMap<>();

    /** A request for a job that does this at each attempt. */
    JobRequest request(String name, Caller caller, Consumer<JobContext> script) {
        scripts.put(name, script);
        return new JobRequest(KIND, List.of(name), new Payload(name), caller);
    }

    /** How a job was said to have ended. */
    JobState end(long id) {
        return ends.getOrDefault(id, JobState.QUEUED);
    }

    private static void slow(JobContext job) {
        int from = job.checkpoint(Integer.class).orElse(0);
        for (int step = from; step < STEPS; step++) {
            job.checkCancelled();
            job.progress("counting", step, STEPS, "steps");
            LockSupport.parkNanos(STEP_NANOS);
            job.saveCheckpoint(step + 1);
        }
        job.result(Map.of("from", from, "steps", STEPS));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext context) {
        Objects.requireNonNull(scripts.get(context.payload(Payload.class).name())).accept(context);
    }

    @Override
    public void ended(long jobId, JobState state) {
        ends.put(jobId, state);
    }
}
