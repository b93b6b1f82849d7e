package dev.perennial.engine.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

import dev.perennial.engine.process.EngineProgress.Phase;

/** The program that started this one: is told how far the work is, and takes this one with it when it ends. */
record AskingProgram(InputStream in, PrintStream messages) {

    /**
     * Waits, in a thread of its own, for the end of what it sends.
     *
     * @param whenAlone called when it is gone
     */
    void watch(Runnable whenAlone) {
        Thread.ofPlatform().daemon().name("watch").start(() -> {
            try {
                while (in.read() >= 0) {
                    // Nothing is expected any more; what comes is the end.
                }
            } catch (IOException _) {
                // A broken pipe says the same as its end.
            }
            whenAlone.run();
        });
    }

    void tell(Phase phase, long done) {
        new EngineProgress(phase, done).print(messages);
    }
}
