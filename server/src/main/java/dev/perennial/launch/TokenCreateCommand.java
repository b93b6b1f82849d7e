package dev.perennial.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.perennial.engine.cli.Exit;
import dev.perennial.engine.cli.Home;
import dev.perennial.engine.cli.Perennial;
import dev.perennial.launch.SettingsException.Fault;
import dev.perennial.platform.access.Tokens;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Role;
import dev.perennial.platform.storage.EmbeddedPostgres;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code perennial token create}: an API token, shown once. Uses the running database, else starts it for a moment. */
@Command(name = "create", mixinStandardHelpOptions = true, resourceBundle = "dev.perennial.engine.cli.commands")
final class TokenCreateCommand implements Callable<Integer> {

    @Mixin
    private final StartOptions options = new StartOptions();

    @Option(names = "--name", paramLabel = "NAME", required = true, descriptionKey = "token.name")
    private String name = "";

    @Option(names = "--role", paramLabel = "admin|analyst|agent", required = true, descriptionKey = "token.role")
    private Role role = Role.AGENT;

    @Option(names = "--demo", descriptionKey = "token.demo")
    private boolean demo;

    @Override
    public Integer call() throws Exception {
        Locale locale = options.locale();
        return StartFailures.told(locale, () -> {
            Settings settings = options.settings(part());
            SpringApplication application = new SpringApplication(AccessOnly.class);
            application.setWebApplicationType(WebApplicationType.NONE);
            try (ConfigurableApplicationContext context = Application.run(application, reaching(settings),
                    properties(reaching(settings)))) {
                Tokens.Issued token = context.getBean(Tokens.class).issue(Caller.system(), name, role.code());
                System.err.println(Perennial.text(locale, "token.made", token.name(), token.role()));
                System.out.println(token.secret());
            }
            return Exit.OK;
        });
    }

    /** The installation meant: the one that runs, or the one that is there, your own before the demo. */
    private String part() {
        if (demo) {
            return DemoCommand.PART;
        }
        List<String> parts = List.of(ServeCommand.PART, DemoCommand.PART);
        Path base = Home.folder();
        Optional<String> found = parts.stream().filter(part -> EmbeddedPostgres.running(base.resolve(part)).isPresent())
                .findFirst()
                .or(() -> parts.stream().filter(part -> Files.exists(base.resolve(part).resolve("postgres/data")))
                        .findFirst());
        return found.orElse(ServeCommand.PART);
    }

    /** The settings, with the address of the database if it runs already. */
    private static Settings reaching(Settings settings) {
        if (settings.value(Setting.DB_URL).isPresent()) {
            return settings;
        }
        if (!Files.exists(settings.home().resolve("postgres/data"))) {
            throw new SettingsException(List.of(Fault.of("token.no-installation", settings.home().toString())));
        }
        return EmbeddedPostgres.running(settings.home()).map(address -> {
            Map<Setting, String> values = new LinkedHashMap<>(settings.values());
            values.put(Setting.DB_URL, address.url());
            values.put(Setting.DB_USER, address.user());
            values.put(Setting.DB_PASSWORD, address.password());
            return new Settings(settings.home(), values);
        }).orElse(settings);
    }

    private static Map<String, Object> properties(Settings settings) {
        Map<String, Object> properties = new LinkedHashMap<>(settings.properties());
        properties.putAll(Application.terminalProperties());
        return properties;
    }
}
