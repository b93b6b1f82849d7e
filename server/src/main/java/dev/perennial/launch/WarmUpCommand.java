package dev.perennial.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.perennial.engine.cli.CliCommand;
import dev.perennial.engine.cli.Exit;
import dev.perennial.platform.access.Tokens;
import dev.perennial.platform.kernel.Caller;
import dev.perennial.platform.kernel.Role;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * A short life of the application in a scratch folder, after a build: the Java machine writes down what it learns, so that
 * later starts are quick.
 */
@Command(name = "warm-up", hidden = true)
public final class WarmUpCommand implements CliCommand, Callable<Integer> {

    private static final List<String> PATHS = List.of("/actuator/health", "/", "/api/v1/set-up", "/api/v1/session",
            "/api/v1/customers/attributes", "/api/v1/jobs", "/api/v1/imports", "/api/v1/value/overview",
            "/api/v1/unknown");

    @Parameters(index = "0", description = "a folder beside those of the installations, whose programs are then shared")
    private Path scratch = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = new Settings(scratch.toAbsolutePath(),
                Map.of(Setting.PORT, "0", Setting.ADDRESS, "127.0.0.1"));
        try (ConfigurableApplicationContext context = Application.start(settings);
                HttpClient client = HttpClient.newHttpClient()) {
            String address = Welcome.address(context);
            String token = context.getBean(Tokens.class).issue(Caller.system(), "warm-up", Role.ADMIN.code()).secret();
            for (String path : PATHS) {
                client.send(
                        HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.discarding());
            }
        }
        return Exit.OK;
    }
}
