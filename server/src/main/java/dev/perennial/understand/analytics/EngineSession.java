package dev.perennial.understand.analytics;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import dev.perennial.engine.process.EngineAnswer;
import dev.perennial.engine.process.EngineProgress;
import dev.perennial.engine.process.FrameWriter;
import dev.perennial.platform.kernel.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One engine process at work: it is sent rows if it values, gives an answer, then its own rows. Closing it ends it, whatever it is doing;
 * it ends by itself when this application does.
 */
public final class EngineSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineSession.class);
    private static final int BUFFER = 1 << 18;
    /** Exit code by {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    private final Process process;
    private final Path folder;
    private final String heap;
    private final BufferedOutputStream in;
    private final FrameWriter frames;
    private final CountDownLatch answered = new CountDownLatch(1);
    private volatile String lastWords = "";

    private EngineSession(Process process, Path folder, String heap, Consumer<EngineProgress> listener) {
        this.process = process;
        this.folder = folder;
        this.heap = heap;
        this.in = new BufferedOutputStream(process.getOutputStream(), BUFFER);
        this.frames = new FrameWriter(in);
        Thread.ofPlatform().daemon().name("engine-messages-" + process.pid()).start(() -> listen(listener));
    }

    static EngineSession start(List<String> command, Path folder, String heap, Consumer<EngineProgress> listener)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        // Several arenas would hold memory back that nobody uses.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().put("PERENNIAL_ROOT", EngineCommand.root().toString());
        return new EngineSession(builder.start(), folder, heap, listener);
    }

    /** Takes the data sets, customers first, then the end. */
    public FrameWriter frames() {
        return frames;
    }

    /**
     * Waits for the answer.
     *
     * @throws ProblemException if the process ended without one
     */
    public EngineAnswer answer() throws InterruptedException {
        answered.await();
        return EngineAnswer.read(folder).orElseThrow(this::failure);
    }

    /** The cards or traits of an answered request, in PostgreSQL's binary COPY format. */
    public InputStream rows() {
        return process.getInputStream();
    }

    /**
     * Sees that the process ended well once its rows are read.
     *
     * @throws ProblemException if it did not
     */
    public void finish() throws InterruptedException {
        if (process.waitFor() != 0) {
            throw failure();
        }
    }

    private ProblemException failure() {
        try {
            int exit = process.waitFor();
            LOG.warn("The engine process ended with {}: {}", exit, lastWords);
            return exit == OUT_OF_MEMORY
                    ? new ProblemException(AnalyticsProblem.ENGINE_OUT_OF_MEMORY, heap)
                    : new ProblemException(AnalyticsProblem.ENGINE_FAILED, String.valueOf(exit));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void listen(Consumer<EngineProgress> listener) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line, listener);
            }
        } catch (IOException e) {
            LOG.debug("The engine's messages ended.", e);
        } finally {
            answered.countDown();
        }
    }

    private void hear(String line, Consumer<EngineProgress> listener) {
        EngineProgress progress = EngineProgress.of(line).orElse(null);
        if (progress == null) {
            LOG.info("engine: {}", line);
            lastWords = line.isBlank() ? lastWords : line;
            return;
        }
        listener.accept(progress);
        if (progress.phase() == EngineProgress.Phase.ANSWERED) {
            answered.countDown();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            in.close();
        } catch (IOException _) {
            // What was still to be sent has nobody to receive it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
