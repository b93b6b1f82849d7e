package dev.perennial.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial demo}: makes the demo company's orders and says where they are. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "Generates the demo company, 常青家居 Evergreen Home.", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
        "0:done", "1:the files could not be written", "2:the arguments were not understood"})
public final class DemoCommand implements Callable<Integer> {

    private static final int CANNOT_WRITE = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--home", paramLabel = "FOLDER", description = "Where Perennial keeps its files (default: $PERENNIAL_HOME or ~/.perennial).")
    private @Nullable Path home;

    @Option(names = "--lang", paramLabel = "zh|en", description = "Language of messages and product names (default: the system's).")
    private @Nullable String language;

    @Option(names = "--customers", paramLabel = "N", defaultValue = "20000", description = "Number of customers (default: ${DEFAULT-VALUE}).")
    private int customers;

    /** Runs the command on its own; the launcher wires it into {@code perennial}. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DemoCommand()).execute(arguments));
    }

    @Override
    public Integer call() {
        CommandLine command = commandLine();
        if (customers < 1) {
            throw new CommandLine.ParameterException(command,
                    say("--customers 至少为 1", "--customers must be at least 1"));
        }
        if (language != null && !language.equals("zh") && !language.equals("en")) {
            throw new CommandLine.ParameterException(command,
                    say("--lang 只能是 zh 或 en", "--lang must be zh or en"));
        }
        PrintWriter messages = command.getErr();
        Path folder = folder();
        try {
            Path orders = prepare(DemoCompany.standard().withCustomers(customers), folder, locale(), messages);
            command.getOut().println(orders);
            return 0;
        } catch (IOException e) {
            messages.println(say("无法写入 " + folder + ":请检查目录权限和剩余空间", "cannot write to " + folder
                    + ": check the folder's permissions and free space"));
            return CANNOT_WRITE;
        }
    }

    /**
     * The company's order file in the folder, generated if it is not there or was made with other settings. A file
     * appears whole or not at all.
     */
    static Path prepare(DemoCompany company, Path folder, Locale language, PrintWriter messages) throws IOException {
        Path orders = folder.resolve("orders.csv");
        Path stamp = folder.resolve("orders.made-with");
        String made = "generator " + DemoCompany.GENERATOR_VERSION + " " + language.getLanguage() + " " + company
                + "\n";
        if (Files.exists(orders) && Files.exists(stamp) && Files.readString(stamp).equals(made)) {
            return orders;
        }
        messages.println(say(language, "正在生成 " + company.customers() + " 位客户的订单 …",
                "generating the orders of " + company.customers() + " customers …"));
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

    private Path folder() {
        if (home != null) {
            return home.resolve("demo");
        }
        String configured = System.getenv("PERENNIAL_HOME");
        Path root = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".perennial")
                : Path.of(configured);
        return root.resolve("demo");
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("run by picocli only");
        }
        return spec.commandLine();
    }

    private Locale locale() {
        String code = language == null ? Locale.getDefault().getLanguage() : language;
        return code.equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
    }

    private String say(String zh, String en) {
        return say(locale(), zh, en);
    }

    private static String say(Locale language, String zh, String en) {
        return new Text(zh, en).in(language);
    }
}
