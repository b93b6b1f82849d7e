package dev.perennial.engine.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import dev.perennial.engine.process.EngineRun;

/**
 * Entry of the engine as a process of another program: {@code EngineProcess FOLDER}. Frames come on standard input, cards
 * go to standard output, progress to standard error; it ends with the program that started it.
 */
public final class EngineProcess {

    private static final int BUFFER = 1 << 18;

    private EngineProcess() {
    }

    public static void main(String[] args) throws Exception {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        PrintStream messages = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        // Whatever prints would otherwise end up among the cards.
        System.setOut(messages);
        System.setErr(messages);
        new EngineRun(Path.of(args[0]), new BufferedInputStream(System.in, BUFFER), out, messages,
                (master, orders, settings, watch) -> new SparkProcess(master).run(orders, settings, watch))
                .run(() -> Runtime.getRuntime().halt(Exit.UNAVAILABLE));
        out.flush();
        System.exit(Exit.OK);
    }
}
