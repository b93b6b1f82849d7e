package dev.perennial.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a whole process.
 *
 * @param seconds from start to end, start-up included
 * @param peakBytes largest resident memory of the process and those it started, 0 where the system does not tell
 * @param output what it wrote to standard output
 */
record Timed(double seconds, long peakBytes, String output) {

    private static final int SAMPLE_MILLIS = 20;

    /** Runs the command; its messages go to {@code log}. A failure of the command ends the bench. */
    static Timed run(List<String> command, File log) throws IOException, InterruptedException {
        Path output = Files.createTempFile("bench", ".out");
        try {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(log).start();
            long peak = 0;
            while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, resident(process));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (process.exitValue() != 0) {
                throw new IOException(
                        String.join(" ", command) + " ended with " + process.exitValue() + ", see " + log);
            }
            return new Timed(seconds, peak, Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** High-water marks of the process tree, summed: what a shell that execs or waits adds is small. */
    static long resident(Process process) {
        return highWater(process.pid()) + process.descendants().mapToLong(child -> highWater(child.pid())).sum();
    }

    private static long highWater(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).findFirst().orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // the process has ended, or this system has no /proc
        }
    }
}
