package dev.perennial.bench.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Memory of all processes of the product together: their proportional set sizes, which count what processes share once.
 * {@code NaN} where the system does not tell.
 */
final class Memory implements AutoCloseable {

    private static final long SAMPLE_MILLIS = 500;

    private final Product product;
    private final Thread sampler;
    private volatile double peak;
    private volatile boolean ended;

    private Memory(Product product) {
        this.product = product;
        this.sampler = Thread.ofPlatform().daemon().name("memory").unstarted(this::sample);
    }

    /** Samples twice a second until closed. */
    static Memory watch(Product product) {
        Memory memory = new Memory(product);
        memory.sampler.start();
        return memory;
    }

    /** The memory of this moment in MB. */
    static double now(Product product) {
        return product.processes().stream().mapToDouble(process -> proportional(process.pid())).sum() / 1024;
    }

    /** The largest sample so far in MB. */
    double peak() {
        return peak;
    }

    private void sample() {
        while (!ended) {
            peak = Math.max(peak, now(product));
            try {
                TimeUnit.MILLISECONDS.sleep(SAMPLE_MILLIS);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private static double proportional(long pid) {
        if (!Files.exists(Path.of("/proc/self/smaps_rollup"))) {
            return Double.NaN;
        }
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", ""))).findFirst().orElse(0);
        } catch (IOException | UncheckedIOException _) {
            return 0; // the process has ended
        }
    }

    @Override
    public void close() {
        ended = true;
        sampler.interrupt();
    }
}
