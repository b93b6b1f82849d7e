package dev.perennial.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.OrderLog;
import dev.perennial.engine.orders.OrderReadSettings;
import dev.perennial.engine.orders.OrderReader;
import dev.perennial.engine.report.HtmlReport;
import dev.perennial.engine.report.JsonReport;
import dev.perennial.engine.value.CovariateFile;
import dev.perennial.engine.value.Stopwatch;
import dev.perennial.engine.value.Valuation;
import dev.perennial.engine.value.ValueResult;
import dev.perennial.engine.value.ValueSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code perennial value}: from an order file to the value of every customer. */
@Command(name = "value", mixinStandardHelpOptions = true, sortOptions = false, resourceBundle = "dev.perennial.engine.cli.commands")
public final class ValueCommand implements Callable<Integer> {

    @ArgGroup(validate = false, headingKey = "group.orders", order = 1)
    OrderOptions orders = new OrderOptions();

    @ArgGroup(validate = false, headingKey = "group.models", order = 2)
    ModelOptions models = new ModelOptions();

    @ArgGroup(validate = false, headingKey = "group.output", order = 3)
    OutputOptions output = new OutputOptions();

    /** Where results go. */
    static final class OutputOptions {
        @Option(names = "--out", required = true, paramLabel = "FILE", descriptionKey = "value.out")
        @Nullable
        Path out;

        @Option(names = "--report", paramLabel = "FILE", descriptionKey = "value.report")
        @Nullable
        Path report;

        @Option(names = "--json", descriptionKey = "value.json")
        boolean json;

        @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "lang")
        @Nullable
        String lang;

        @Option(names = "--engine", paramLabel = "duckdb|spark", defaultValue = "duckdb", descriptionKey = "value.engine")
        Engine engine = Engine.duckdb;

        @Option(names = "--master", paramLabel = "URL", defaultValue = "local[2]", descriptionKey = "value.master")
        String master = "local[2]";
    }

    /** Which engine runs the models. Names as typed. */
    enum Engine {
        duckdb, spark
    }

    @Override
    public Integer call() throws IOException, OrderFileException {
        Stopwatch watch = new Stopwatch();
        Locale locale = Language.of(output.lang);
        requireFiles();
        Path out = out();
        ValueSettings settings = models.settings();
        Path rejects = orders.rejects != null ? orders.rejects : beside(out, "-rejects.csv");
        Progress progress = new Progress(locale);
        OrderReadSettings reading = orders.settings(rejects, progress);
        requirePlaces(out, rejects);
        Files.deleteIfExists(rejects);
        OrderLog log = OrderReader.read(orders.file(), reading);
        if (models.covariates != null) {
            CovariateFile covariates = CovariateFile.read(models.covariates, log);
            log = covariates.orders();
            settings = settings.withCovariates(covariates.design());
            progress.uncovered(covariates.unknown());
        }
        watch.lap(Stopwatch.Step.READ);
        progress.step("progress.fit");
        try (Valuation valuation = valuation(log, settings, watch)) {
            progress.step("progress.write");
            valuation.write(out);
            watch.lap(Stopwatch.Step.WRITE);
            ValueResult result = valuation.result(orders.file().getFileName().toString(), watch.timings());
            if (output.report != null) {
                HtmlReport.write(result, locale, output.report);
            }
            if (output.json) {
                System.out.println(JsonReport.text(result));
            } else {
                new Summary(result, locale).print(System.out,
                        output.report == null ? List.of(out) : List.of(out, output.report.toAbsolutePath()));
            }
            progress.done(result, out);
        }
        return Exit.OK;
    }

    private Valuation valuation(OrderLog log, ValueSettings settings, Stopwatch watch) throws IOException {
        return switch (output.engine) {
            case duckdb -> Valuation.of(log, settings, watch);
            case spark -> new SparkProcess(output.master).run(log, settings, watch);
        };
    }

    /** Options in groups are not checked for presence by picocli. */
    private void requireFiles() {
        if (orders.file == null) {
            throw new OptionException("usage.missing", "--orders");
        }
        if (output.out == null) {
            throw new OptionException("usage.missing", "--out");
        }
    }

    /** The folders exist and no file would overwrite another, least of all the orders: seen before a long run, not after. */
    private void requirePlaces(Path out, Path rejects) throws IOException {
        List<Path> files = new ArrayList<>(List.of(orders.file()));
        for (Path written : output.report == null ? List.of(out, rejects) : List.of(out, rejects, output.report)) {
            if (!Files.isDirectory(Objects.requireNonNullElse(written.toAbsolutePath().getParent(), written))) {
                throw new NoSuchFileException(written.toString());
            }
            for (Path other : files) {
                if (same(written, other)) {
                    throw new OptionException("usage.same-file", written.toString());
                }
            }
            files.add(written);
        }
    }

    private static boolean same(Path one, Path other) throws IOException {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
                || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
    }

    private Path out() {
        Path out = Objects.requireNonNull(output.out).toAbsolutePath();
        String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv") && !name.endsWith(".parquet")) {
            throw new OptionException("usage.out", out.getFileName().toString());
        }
        return out;
    }

    private static Path beside(Path out, String ending) {
        String name = out.getFileName().toString();
        return out.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }
}
