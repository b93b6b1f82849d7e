package dev.perennial.understand.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

import dev.perennial.platform.jobs.JobContext;
import dev.perennial.platform.kernel.ProblemException;
import dev.perennial.understand.analytics.EngineSession;

/** What a job does with an engine process. */
@FunctionalInterface
interface EngineUse {

    void with(EngineSession engine) throws IOException, SQLException, InterruptedException;

    /**
     * Uses a process and closes it. A process that was closed because the job was stopped fails in many ways; what the job is
     * told then is that it was stopped.
     */
    static void of(EngineSession session, JobContext job, EngineUse use) {
        try (EngineSession engine = session) {
            job.onStop(engine::close);
            use.with(engine);
        } catch (IOException e) {
            job.checkCancelled();
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            job.checkCancelled();
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ProblemException e) {
            job.checkCancelled();
            throw e;
        }
    }
}
