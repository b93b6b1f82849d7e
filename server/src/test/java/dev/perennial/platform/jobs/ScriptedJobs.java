package dev.perennial.platform.jobs;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.perennial.platform.kernel.Caller;
import org.springframework.stereotype.Component;

/** Jobs that do what a test says. */
@Component
class ScriptedJobs implements JobHandler {

    static final String KIND = "test";

    record Payload(String name) {
    }

    private final Map<String, Consumer<JobContext>> scripts = new ConcurrentHashMap<>();
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
