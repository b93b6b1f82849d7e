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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code perennial demo}: makes the demo company's orders, values its customers and leaves a report to open. */
@Command(name = "demo", mixinStandardHelpOptions = true, resourceBundle = "dev.perennial.engine.cli.commands")
public final class DemoCommand implements CliCommand, Callable<Integer> {

    private static final int HOLDOUT_WEEKS = 26;
    /** About the catalogue's mean gross margin. */
    private static final double MARGIN = 0.44;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--home", paramLabel = "FOLDER", descriptionKey = "demo.home")
    private @Nullable Path home;

    @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "lang")
    private @Nullable String language;

    @Option(names = "--customers", paramLabel = "N", defaultValue = "20000", descriptionKey = "demo.customers")
    private int customers;

    @Override
    public Integer call() throws IOException, OrderFileException {
        if (customers < 1 && spec != null) {
            throw new ParameterException(spec.commandLine(), "--customers " + customers + ": ≥ 1");
        }
        Locale locale = Language.of(language);
        Path folder = home == null ? Home.folder().resolve("demo") : home.resolve("demo");
        Files.createDirectories(folder);
        DemoCompany company = DemoCompany.standard().withCustomers(customers);
        System.err.println(new Text("正在生成 " + company.customers() + " 位客户的订单并估值……",
                "Generating and valuing the orders of " + company.customers() + " customers …").in(locale));
        Path orders = prepare(company, folder, locale);
        Path report = value(orders, folder, locale);
        System.out.println(new Text("""
                示例公司常青家居已估值。请在浏览器中打开报告：
                  %s
                订单：%s
                得分：%s
                为自己的订单估值：bin/perennial value --orders 订单.csv --out 得分.csv --report 报告.html""", """
                The demo company, Evergreen Home, is valued. Open the report in a browser:
                  %s
                Orders: %s
                Scores: %s
                Value your own orders: bin/perennial value --orders orders.csv --out scores.csv --report report.html""")
                .in(locale).formatted(report.toUri(), orders, scores(folder)));
        return Exit.OK;
    }

    private static Path value(Path orders, Path folder, Locale locale) throws IOException, OrderFileException {
        Stopwatch watch = new Stopwatch();
        OrderLog log = OrderReader.read(orders, OrderReadSettings.defaults().withZone(ZoneOffset.ofHours(8))
                .withRejectFile(folder.resolve("rejects.csv")));
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
