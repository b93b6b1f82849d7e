package dev.perennial.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.perennial.engine.cli.CliCommand;
import dev.perennial.engine.cli.Perennial;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code perennial demo}: the application with the demo company, which it imports and values like anyone's data. */
@Command(name = "demo", mixinStandardHelpOptions = true, resourceBundle = "dev.perennial.engine.cli.commands")
public final class DemoCommand implements CliCommand, Callable<Integer> {

    /** The installation's folder below the home folder. */
    static final String PART = "demo";

    @Mixin
    private final StartOptions options = new StartOptions();

    @Option(names = "--files", paramLabel = "FOLDER", descriptionKey = "demo.files")
    private @Nullable Path files;

    @Override
    public Integer call() throws Exception {
        Locale locale = options.locale();
        if (files != null) {
            return Perennial.run("demo-files", "--home", files.toString(), "--lang", locale.getLanguage());
        }
        return StartFailures.told(locale, () -> {
            Settings settings = options.settings(PART);
            return Application.serve(settings, context -> welcome(context, settings, locale));
        });
    }

    private static void welcome(ConfigurableApplicationContext context, Settings settings, Locale locale) {
        Path file = DemoInstallation.passwordFile(settings.home());
        try {
            DemoInstallation.SignIn signIn = context.getBean(DemoInstallation.class).prepare(file, locale);
            System.out.println(Perennial.text(locale, "demo.ready", Welcome.address(context), signIn.login(),
                    signIn.password(), file.toString()));
            System.out.println(Perennial.text(locale, "demo.managers"));
            if (signIn.loading()) {
                System.out.println(Perennial.text(locale, "demo.loading"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
