package dev.perennial.engine.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import dev.perennial.engine.process.TraitProcessing;

/**
 * Entry of the engine as a process of another program that asks for traits: {@code TraitProcess FOLDER}. Traits go to
 * standard output, progress to standard error; it ends with the program that started it.
 */
public final class TraitProcess {

    private TraitProcess() {
    }

    public static void main(String[] args) throws Exception {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        PrintStream messages = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        // Whatever prints would otherwise end up among the traits.
        System.setOut(messages);
        System.setErr(messages);
        new TraitProcessing(Path.of(args[0]), System.in, out, messages,
                (master, sources) -> new SparkProcess(master).portray(sources))
                .run(() -> Runtime.getRuntime().halt(Exit.UNAVAILABLE));
        out.flush();
        System.exit(Exit.OK);
    }
}
