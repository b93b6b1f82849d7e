package dev.perennial.engine.process;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

import dev.perennial.engine.process.EngineProgress.Phase;
import dev.perennial.engine.value.Portrayal;

/** One {@link TraitRequest} from beginning to end: snapshot and scores are read, answer and traits go out. */
public final class TraitProcessing {

    private final Path folder;
    private final DataInputStream in;
    private final OutputStream out;
    private final AskingProgram asking;
    private final Portrayer spark;

    /** Works traits out somewhere else, for example on Spark. */
    @FunctionalInterface
    public interface Portrayer {
        Portrayal portray(String master, Portrayal.Sources sources) throws IOException;
    }

    /**
     * A request at work.
     *
     * @param folder where request, snapshot and scores are, and where the answer goes
     * @param in frames where some customers are asked for; its end is the end of the asking program, and of this one
     * @param out takes the traits in PostgreSQL's binary COPY format
     * @param messages takes lines of progress
     */
    public TraitProcessing(Path folder, InputStream in, OutputStream out, PrintStream messages, Portrayer spark) {
        this.folder = folder;
        this.in = Frame.stream(in);
        this.out = out;
        this.asking = new AskingProgram(this.in, messages);
        this.spark = spark;
    }

    /**
     * Does what is asked.
     *
     * @param whenAlone called, from another thread, when the asking program is gone
     */
    public void run(Runnable whenAlone) throws IOException {
        TraitRequest request = TraitRequest.read(folder);
        if (request.of().isPresent()) {
            asking.tell(Phase.READ, 0);
            SnapshotWriting.take(in, new SnapshotFolder(folder.resolve("snapshot")), _ -> {
            });
        }
        asking.watch(whenAlone);
        asking.tell(Phase.MODELS, 0);
        try (Portrayal portrayal = portray(request, request.sources(folder))) {
            int customers = portrayal.customers();
            EngineAnswer.write(folder, new EngineAnswer.Portrayed(portrayal.findings(), customers));
            asking.tell(Phase.ANSWERED, customers);
            portrayal.send(out);
            out.flush();
            asking.tell(Phase.DONE, customers);
        }
    }

    private Portrayal portray(TraitRequest request, Portrayal.Sources sources) throws IOException {
        if (request.of().isPresent()) {
            return Portrayal.again(sources);
        }
        return request.sparkMaster().isPresent()
                ? spark.portray(request.sparkMaster().get(), sources)
                : Portrayal.of(sources);
    }
}
