package dev.perennial.launch;

import java.util.Locale;
import java.util.concurrent.Callable;

import dev.perennial.engine.cli.CliCommand;
import dev.perennial.engine.cli.Perennial;
import dev.perennial.platform.access.SetUp;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code perennial serve}: the application with your own data; while nobody can sign in, with a link to set it up. */
@Command(name = "serve", mixinStandardHelpOptions = true, resourceBundle = "dev.perennial.engine.cli.commands")
public final class ServeCommand implements CliCommand, Callable<Integer> {

    /** The installation's folder below the home folder. */
    static final String PART = "data";

    @Mixin
    private final StartOptions options = new StartOptions();

    @Override
    public Integer call() throws Exception {
        Locale locale = options.locale();
        return StartFailures.told(locale, () -> {
            Settings settings = options.settings(PART);
            return Application.serve(settings, context -> welcome(context, settings, locale));
        });
    }

    private static void welcome(ConfigurableApplicationContext context, Settings settings, Locale locale) {
        String address = Welcome.address(context);
        System.out.println(Perennial.text(locale, "serve.ready", address, settings.home().toString()));
        SetUp setUp = context.getBean(SetUp.class);
        if (setUp.needed()) {
            System.out.println(Perennial.text(locale, "serve.set-up", address + "/set-up#" + setUp.link().text()));
        }
    }
}
