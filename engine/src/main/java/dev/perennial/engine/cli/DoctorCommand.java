package dev.perennial.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;

import dev.perennial.engine.cli.DoctorCheck.Finding;
import dev.perennial.engine.duckdb.DuckDb;
import dev.perennial.engine.duckdb.DuckDbException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code perennial doctor}: says what this machine has and what is missing, one line each. */
@Command(name = "doctor", mixinStandardHelpOptions = true, resourceBundle = "dev.perennial.engine.cli.commands")
public final class DoctorCommand implements Callable<Integer> {

    private static final long NEEDED_MEGABYTES = 1024;
    private static final int MEGABYTE = 1 << 20;

    @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "lang")
    @Nullable
    String lang;

    @Override
    public Integer call() {
        Locale locale = Language.of(lang);
        List<Finding> findings = new ArrayList<>(
                List.of(java(locale), memory(locale), home(locale), duckDb(locale), spark(locale)));
        ServiceLoader.load(DoctorCheck.class).forEach(check -> findings.addAll(check.look(locale)));
        findings.forEach(f -> System.out.println((f.good() ? "✓ " : "✗ ") + f.sentence()));
        return findings.stream().allMatch(Finding::good) ? Exit.OK : Exit.UNAVAILABLE;
    }

    private static Finding java(Locale locale) {
        int version = Runtime.version().feature();
        return new Finding(version >= 25,
                Perennial.text(locale, version >= 25 ? "doctor.java" : "doctor.java.old", version,
                        System.getProperty("java.home")));
    }

    private static Finding memory(Locale locale) {
        long heap = Runtime.getRuntime().maxMemory() / MEGABYTE;
        return new Finding(heap >= NEEDED_MEGABYTES, Perennial.text(locale,
                heap >= NEEDED_MEGABYTES ? "doctor.memory" : "doctor.memory.small", heap,
                Runtime.getRuntime().availableProcessors()));
    }

    private static Finding home(Locale locale) {
        Path home = Home.folder();
        try {
            Files.createDirectories(home);
            Path probe = Files.createTempFile(home, "doctor", ".tmp");
            Files.delete(probe);
            long free = Files.getFileStore(home).getUsableSpace() / MEGABYTE;
            return new Finding(free >= NEEDED_MEGABYTES,
                    Perennial.text(locale, free >= NEEDED_MEGABYTES ? "doctor.home" : "doctor.home.full", home, free));
        } catch (IOException e) {
            return new Finding(false, Perennial.text(locale, "doctor.home.closed", home));
        }
    }

    private static Finding duckDb(Locale locale) {
        try (DuckDb db = DuckDb.open(1, 256)) {
            String version = db.one("SELECT version()", row -> row.getString(1));
            return new Finding(true, Perennial.text(locale, "doctor.duckdb", version));
        } catch (DuckDbException | LinkageError e) {
            return new Finding(false, Perennial.text(locale, "doctor.duckdb.broken", String.valueOf(e.getMessage())));
        }
    }

    /** Spark is optional, so its absence is not a fault. */
    private static Finding spark(Locale locale) {
        return new Finding(true, Perennial.text(locale, SparkProcess.built() ? "doctor.spark" : "doctor.spark.absent"));
    }
}
