package dev.perennial.platform.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.KernelProblem;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.platform.kernel.Role;
import dev.perennial.testing.ServerTest;
import dev.perennial.testing.TestClient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@ServerTest
class JobsTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Autowired
    private TestClient client;
    @Autowired
    private Jobs jobs;
    @Autowired
    private JobQueue queue;
    @Autowired
    private ScriptedJobs scripted;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcClient jdbc;

    private final String name = "job-" + NAMES.incrementAndGet();

    @Test
    void aJobSaysWhatCameOfItInTheCallersLanguage() {
        long id = submit(job -> {
            job.progress("counting", 2, 3, "rows");
            job.count("created", 2);
            job.result(Map.of("file", 7));
        });
        JsonNode done = awaitState(id, "succeeded");
        assertThat(done.path("title").asString()).isEqualTo("Test " + name);
        assertThat(done.path("phaseName").asString()).isEqualTo("Counting");
        assertThat(done.path("done").asLong()).isEqualTo(2);
        assertThat(done.path("total").asLong()).isEqualTo(3);
        assertThat(done.path("unit").asString()).isEqualTo("rows");
        assertThat(done.path("counts").path("created").asLong()).isEqualTo(2);
        assertThat(done.path("result").path("file").asLong()).isEqualTo(7);
        assertThat(done.path("cancellable").asBoolean()).isFalse();
        assertThat(done.path("retryable").asBoolean()).isFalse();
        JsonNode chinese = client.as(Role.ADMIN).with("Accept-Language", "zh-CN").get("/api/v1/jobs/" + id).body();
        assertThat(chinese.path("title").asString()).isEqualTo("测试 " + name);
        assertThat(chinese.path("phaseName").asString()).isEqualTo("正在计数");
        assertThat(scripted.end(id)).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aSubmissionThatIsRolledBackNeverRuns() {
        AtomicInteger runs = new AtomicInteger();
        long id = transaction.execute(status -> {
            status.setRollbackOnly();
            return submit(_ -> runs.incrementAndGet());
        });
        awaitState(submit(_ -> {
        }), "succeeded");
        assertThat(jobs.find(Caller.system(), id, Locale.ENGLISH)).isEmpty();
        assertThat(runs).hasValue(0);
    }

    @Test
    void progressIsSeenWhileTheJobRuns() {
        CountDownLatch seen = new CountDownLatch(1);
        long id = submit(job -> transaction.executeWithoutResult(_ -> {
            job.saveCheckpoint(5);
            job.progress("counting", 5, 10, "rows");
            pause(seen);
        }));
        await().atMost(SOON).until(() -> get(id).path("done").asLong() == 5);
        assertThat(get(id).path("state").asString()).isEqualTo("running");
        assertThat(
                client.as(Role.ADMIN).get("/api/v1/jobs?state=active&limit=200").body().path("items").findValues("id"))
                .anyMatch(node -> node.asLong() == id);
        seen.countDown();
        awaitState(id, "succeeded");
    }

    @Test
    void aCancelledJobEndsAtItsNextCheckAndIsAudited() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        long id = submit(job -> {
            job.onStop(stopped::countDown);
            begun.countDown();
            pause(stopped);
            job.checkCancelled();
        });
        pause(begun);
        assertThat(client.as(Role.ADMIN).post("/api/v1/jobs/" + id + "/cancel", "").status()).isEqualTo(200);
        JsonNode ended = awaitState(id, "cancelled");
        assertThat(ended.path("retryable").asBoolean()).isTrue();
        assertThat(scripted.end(id)).isEqualTo(JobState.CANCELLED);
        assertThat(jdbc.sql("SELECT action FROM platform.audit_entry WHERE object_type = 'job' AND object_id = ?")
                .param(id)
                .query(String.class).list()).containsExactly("job.cancel");
        TestClient.Answer again = client.as(Role.ADMIN).post("/api/v1/jobs/" + id + "/cancel", "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("code").asString()).isEqualTo("jobs/not-cancellable");
    }

    @Test
    void aFailedJobShowsItsProblemAndGoesOnFromItsCheckpointWhenRunAgain() {
        List<Integer> begins = new CopyOnWriteArrayList<>();
        long id = submit(job -> {
            begins.add(job.checkpoint(Integer.class).orElse(0));
            if (begins.size() == 1) {
                job.saveCheckpoint(3);
                throw ProblemException.invalid("/rows/4", KernelProblem.REQUIRED);
            }
        });
        JsonNode problem = awaitState(id, "failed").path("problem");
        assertThat(problem.path("code").asString()).isEqualTo("kernel/invalid");
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("traceId").asString()).isNotBlank();
        assertThat(problem.path("violations").path(0).path("pointer").asString()).isEqualTo("/rows/4");
        assertThat(problem.path("violations").path(0).path("detail").asString()).isNotBlank();
        assertThat(client.as(Role.ADMIN).post("/api/v1/jobs/" + id + "/retry", "").status()).isEqualTo(200);
        assertThat(awaitState(id, "succeeded").path("problem").isNull()).isTrue();
        assertThat(begins).containsExactly(0, 3);
    }

    @Test
    void aDefectIsToldWithoutItsInsides() {
        long id = submit(_ -> {
            throw new IllegalStateException("SELECT secret FROM table");
        });
        JsonNode problem = awaitState(id, "failed").path("problem");
        assertThat(problem.path("code").asString()).isEqualTo("jobs/unexpected");
        assertThat(problem.toString()).doesNotContain("secret").doesNotContain("IllegalState");
    }

    @Test
    void aJobWhoseProcessDiedGoesOnFromItsCheckpointAndTheOldAttemptWritesNothingMore() {
        CountDownLatch saved = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        List<Integer> begins = new CopyOnWriteArrayList<>();
        long id = submit(job -> {
            begins.add(job.checkpoint(Integer.class).orElse(0));
            if (begins.size() == 1) {
                job.saveCheckpoint(7);
                saved.countDown();
                pause(woken);
                assertThatThrownBy(() -> job.saveCheckpoint(8)).isInstanceOf(JobSuspended.class);
                refused.countDown();
                job.checkCancelled();
            }
            job.result(begins.size());
        });
        pause(saved);
        jdbc.sql("""
                UPDATE platform.jobs_schedule
                SET picked_by = 'a process that is gone', last_heartbeat = last_heartbeat - interval '1 minute',
                    version = version + 1
                WHERE task_instance = ?
                """).param(String.valueOf(id)).update();
        assertThat(awaitState(id, "succeeded").path("result").asInt()).isEqualTo(2);
        woken.countDown();
        pause(refused);
        assertThat(begins).containsExactly(0, 7);
        assertThat(get(id).path("state").asString()).isEqualTo("succeeded");
    }

    @Test
    void anOrderlyStopSuspendsAJobAndTheNextStartGoesOn() {
        CountDownLatch saved = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        List<Integer> begins = new CopyOnWriteArrayList<>();
        long id = submit(job -> {
            begins.add(job.checkpoint(Integer.class).orElse(0));
            if (begins.size() == 1) {
                job.onStop(stopped::countDown);
                job.saveCheckpoint(5);
                saved.countDown();
                pause(stopped);
                job.checkCancelled();
            }
        });
        pause(saved);
        queue.stop();
        try {
            assertThat(get(id).path("state").asString()).isEqualTo("queued");
        } finally {
            queue.start();
        }
        awaitState(id, "succeeded");
        assertThat(begins).containsExactly(0, 5);
    }

    @Test
    void aJobThatKeepsKillingItsProcessIsGivenUp() {
        long id = transaction.execute(_ -> {
            long submitted = submit(_ -> {
            });
            jdbc.sql("UPDATE platform.jobs_job SET setbacks = 5 WHERE id = ?").param(submitted).update();
            return submitted;
        });
        assertThat(awaitState(id, "failed").path("problem").path("code").asString()).isEqualTo("jobs/interrupted");
    }

    @Test
    void aJobIsInvisibleToOthersButAdministrators() {
        long mine = client.openAccount(name + "-mine", Role.AGENT);
        client.openAccount(name + "-other", Role.AGENT);
        Caller me = new Caller(Caller.Kind.USER, mine, "me", Role.AGENT, 0);
        long id = jobs.submit(scripted.request(name, me, _ -> {
        }));
        awaitState(id, "succeeded");
        assertThat(client.signedIn(name + "-mine").get("/api/v1/jobs/" + id).status()).isEqualTo(200);
        TestClient other = client.signedIn(name + "-other");
        for (TestClient.Answer answer : List.of(other.get("/api/v1/jobs/" + id),
                other.post("/api/v1/jobs/" + id + "/cancel", ""), other.post("/api/v1/jobs/" + id + "/retry", ""))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body().path("code").asString()).isEqualTo("jobs/not-found");
        }
        assertThat(other.get("/api/v1/jobs").body().path("items")).isEmpty();
        assertThat(client.anonymous().get("/api/v1/jobs/" + id).status()).isEqualTo(401);
    }

    private long submit(Consumer<JobContext> script) {
        return jobs.submit(scripted.request(name, Caller.system(), script));
    }

    private JsonNode get(long id) {
        return client.as(Role.ADMIN).get("/api/v1/jobs/" + id).body();
    }

    private JsonNode awaitState(long id, String state) {
        return await().atMost(SOON).until(() -> get(id), job -> job.path("state").asString().equals(state));
    }

    private static void pause(CountDownLatch latch) {
        try {
            if (!latch.await(30, java.util.concurrent.TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
