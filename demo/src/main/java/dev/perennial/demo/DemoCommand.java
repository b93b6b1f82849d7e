package dev.perennial.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.perennial.engine.cli.CliCommand;
import dev.perennial.engine.cli.Exit;
import dev.perennial.engine.cli.Home;
import dev.perennial.engine.cli.Language;
import dev.perennial.engine.cli.OptionException;
import dev.perennial.engine.cli.Perennial;
import dev.perennial.engine.orders.OrderFileException;
import dev.perennial.engine.orders.OrderLog;
import dev.perennial.engine.orders.OrderReadSettings;
import dev.perennial.engine.orders.OrderReader;
import dev.perennial.engine.report.HtmlReport;
import dev.perennial.engine.value.Stopwatch;
import dev.perennial.engine.value.Valuation;
import dev.perennial.engine.value.ValueSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code perennial demo-files}: makes the demo company's orders, values its customers and leaves a report to open. */
@Command(name = "demo-files", mixinStandardHelpOptions = true, resourceBundle = "dev.perennial.engine.cli.commands")
public final class DemoCommand implements CliCommand, Callable<Integer> {

    private static final int HOLDOUT_WEEKS = 26;
    /** About the catalogue's mean gross margin. */
    private static final double MARGIN = 0.44;

    @Option(names = "--home", paramLabel = "FOLDER", descriptionKey = "demo.home")
    private @Nullable Path home;

    @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "lang")
    private @Nullable String language;

    @Option(names = "--customers", paramLabel = "N", defaultValue = "20000", descriptionKey = "demo.customers")
    private int customers;

    @Override
    public Integer call() throws IOException, OrderFileException {
        OptionException.require(customers >= 1, "--customers", "one-or-more", "20000", customers);
        Locale locale = Language.of(language);
        Path folder = home == null ? Home.folder().resolve("demo") : home.resolve("demo");
        Files.createDirectories(folder);
        DemoCompany company = DemoCompany.standard().withCustomers(customers);
        System.err.println(Perennial.text(locale, "demo.making", company.customers()));
        Path orders = prepare(company, folder, locale);
        Path report = value(orders, folder, locale);
        System.out.println(
                Perennial.text(locale, "demo.done", report.toUri().toString(), orders.toString(),
                        scores(folder).toString()));
        return Exit.OK;
    }

    private static Path value(Path orders, Path folder, Locale locale) throws IOException, OrderFileException {
        Stopwatch watch = new Stopwatch();
        Path rejects = folder.resolve("rejects.csv");
        Files.deleteIfExists(rejects);
        OrderLog log = OrderReader.read(orders,
                OrderReadSettings.defaults().withZone(ZoneOffset.ofHours(8)).withRejectFile(rejects));
        watch.lap(Stopwatch.Step.READ);
        ValueSettings settings = ValueSettings.defaults().withHoldout(HOLDOUT_WEEKS).withMargin(MARGIN)
                .withCurrency("CNY");
        try (Valuation valuation = Valuation.of(log, settings, watch)) {
            valuation.write(scores(folder));
            watch.lap(Stopwatch.Step.WRITE);
            Path report = folder.resolve("report.html");
            HtmlReport.write(valuation.result(orders.getFileName().toString(), watch.timings()), locale, report);
            return report;
        }
    }

    private static Path scores(Path folder) {
        return folder.resolve("scores.csv");
    }

    /**
     * The company's order file in the folder, generated if it is not there or was made with other settings. A file
     * appears whole or not at all.
     */
    static Path prepare(DemoCompany company, Path folder, Locale language) throws IOException {
        Path orders = folder.resolve("orders.csv");
        Path stamp = folder.resolve("orders.made-with");
        String made = "generator " + DemoCompany.GENERATOR_VERSION + " " + language.getLanguage() + " " + company
                + "\n";
        if (Files.exists(orders) && Files.exists(stamp) && Files.readString(stamp).equals(made)) {
            return orders;
        }
        Files.createDirectories(folder);
        Files.deleteIfExists(stamp);
        Path draft = Files.createTempFile(folder, "orders", ".tmp");
        try {
            OrderFile.write(company, language, draft);
            Files.move(draft, orders, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        Files.writeString(stamp, made, StandardCharsets.UTF_8);
        return orders;
    }
}
