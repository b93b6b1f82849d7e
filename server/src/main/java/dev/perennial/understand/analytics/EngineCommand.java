package dev.perennial.understand.analytics;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.perennial.platform.storage.EngineProgram;
import dev.perennial.platform.storage.EngineProgram.Effort;

/** The command line of an engine process. */
final class EngineCommand {

    private static final String VALUING = "dev.perennial.engine.cli.EngineProcess";
    private static final String PORTRAYING = "dev.perennial.engine.cli.TraitProcess";

    private static final long MEBIBYTE = 1 << 20;
    /** What the engine needs at its peak: a floor, and bytes for each customer and each order line. */
    private static final long FLOOR = 160 * MEBIBYTE;
    private static final long CUSTOMER_BYTES = 360;
    private static final long ROW_BYTES = 20;
    /** Work of a few seconds. */
    private static final long FEW_ROWS = 300_000;

    private EngineCommand() {
    }

    /** About how much there is to read. */
    record Load(long customers, long orders) {

        private Effort effort() {
            return customers + orders < FEW_ROWS ? Effort.SHORT : Effort.LONG;
        }

        /** The heap that so many rows need. */
        String heap() {
            return EngineCommand.heap(customers, orders);
        }
    }

    static List<String> valuing(Path folder, String heap, Load load) {
        return EngineProgram.command(VALUING, heap, load.effort(), List.of(folder.toString()));
    }

    static List<String> portraying(Path folder, String heap, Load load) {
        return EngineProgram.command(PORTRAYING, heap, load.effort(), List.of(folder.toString()));
    }

    /** The heap of a process whose rows stay in DuckDB. */
    static String floor() {
        return heap(0, 0);
    }

    private static String heap(long customers, long rows) {
        return (FLOOR + customers * CUSTOMER_BYTES + rows * ROW_BYTES) / MEBIBYTE + "m";
    }

    static boolean sparkBuilt() {
        return !EngineProgram.jars(root().resolve("engine-spark/target"), "perennial-engine-spark-").isEmpty()
                && Files.isDirectory(root().resolve("engine-spark/target/lib"));
    }

    static Path root() {
        return EngineProgram.root();
    }
}
