package dev.perennial.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.perennial.PerennialApplication;
import dev.perennial.engine.cli.Exit;
import dev.perennial.launch.SettingsException.Fault;
import dev.perennial.platform.storage.StartingPostgres;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.SpringProperties;
import org.springframework.util.ClassUtils;

/** Starts the application in this process: the database meanwhile, logs below the home folder, few words on the terminal. */
final class Application {

    /** Written by the build, which reads the beans once; a development tool that compiles by itself has none. */
    private static final String BEANS = PerennialApplication.class.getName() + "__ApplicationContextInitializer";

    private Application() {
    }

    /** Starts the application, lets {@code welcome} speak, and waits for the process to be ended. */
    static int serve(Settings settings, Consumer<ConfigurableApplicationContext> welcome) {
        ConfigurableApplicationContext context = start(settings);
        welcome.accept(context);
        IdleMemory.watch();
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Exit.OK;
    }

    /** Starts the application. */
    static ConfigurableApplicationContext start(Settings settings) {
        requirePort(settings);
        SpringApplication application = new SpringApplication(PerennialApplication.class);
        application.setMainApplicationClass(PerennialApplication.class);
        SpringProperties.setProperty(AotDetector.AOT_ENABLED, String.valueOf(ClassUtils.isPresent(BEANS, null)));
        return run(application, settings, serverProperties(settings));
    }

    /** Runs any Spring application over the database of the settings. */
    static ConfigurableApplicationContext run(SpringApplication application, Settings settings,
            Map<String, Object> properties) {
        Optional<StartingPostgres> database = database(settings);
        application.addInitializers(context -> database.ifPresent(
                starting -> ((GenericApplicationContext) context).registerBean(StartingPostgres.class,
                        () -> starting)));
        try {
            return application.run(properties.entrySet().stream().map(e -> "--" + e.getKey() + "=" + e.getValue())
                    .toArray(String[]::new));
        } catch (RuntimeException e) {
            database.ifPresent(StartingPostgres::close);
            throw e;
        }
    }

    private static Optional<StartingPostgres> database(Settings settings) {
        if (settings.value(Setting.DB_URL).isPresent()) {
            return Optional.empty();
        }
        Path shared = settings.home().resolveSibling("postgres");
        return Optional.of(StartingPostgres.begin(settings.home(), shared));
    }

    /** Said before the database starts: nothing is as common as a second start. */
    private static void requirePort(Settings settings) {
        int port = settings.port();
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    new InetSocketAddress(InetAddress.getByName(settings.value(Setting.ADDRESS).orElseThrow()), port));
        } catch (IOException e) {
            throw new SettingsException(
                    List.of(Fault.of("start.port-taken", String.valueOf(port), String.valueOf(e.getMessage()))));
        }
    }

    private static Map<String, Object> serverProperties(Settings settings) {
        Map<String, Object> properties = new LinkedHashMap<>(settings.properties());
        properties.putAll(terminalProperties());
        properties.put("logging.file.name", settings.home().resolve("logs/perennial.log").toString());
        properties.put("logging.structured.format.file", "logstash");
        properties.put("logging.logback.rollingpolicy.max-file-size", "10MB");
        properties.put("logging.logback.rollingpolicy.max-history", "14");
        properties.put("logging.logback.rollingpolicy.total-size-cap", "200MB");
        return properties;
    }

    /** Plain lines, only what a person must know; the log has the rest. */
    static Map<String, Object> terminalProperties() {
        return Map.of("logging.threshold.console", "warn", "logging.pattern.console", "%d{HH:mm:ss} %-5p %m%n%nopex",
                "logging.level.org.springframework.boot.SpringApplication", "off",
                "logging.level.org.springframework.boot.diagnostics", "off",
                "logging.level.org.springframework.context.annotation.AnnotationConfigApplicationContext", "error",
                "logging.level.org.springframework.boot.web.server.servlet.context", "error");
    }
}
