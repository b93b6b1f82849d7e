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

    private static final int CUSTOMERS = 60;
    /** So many that the most used code is known to be so. */
    private static final int ROUNDS = 3000;
    private static final List<String> SEARCHES = List.of("{}",
            """
                    {"sort": {"attribute": "clv", "direction": "desc"}, "fields": ["name", "stage", "clv", "last_order"]}
                    """,
            """
                    {"sort": {"attribute": "last_order", "direction": "desc"}, "rule": {"op": "and", "rules": [
                      {"op": "in", "attribute": "stage", "values": ["new", "prospect"]},
                      {"op": "compare", "attribute": "net_spend", "comparison": "ge", "value": 0}]}}
                    """);

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
            Asker asker = new Asker(client, address, token);
            for (String path : PATHS) {
                asker.get(path);
            }
            for (int i = 1; i <= CUSTOMERS; i++) {
                asker.post("/api/v1/customers", """
                        {"kind": "person", "name": "%d", "email": "warm-up@example.com", "city": "上海", "tags": ["a"]}
                        """.formatted(i));
            }
            for (int i = 0; i < ROUNDS; i++) {
                asker.post("/api/v1/customers/search", SEARCHES.get(i % SEARCHES.size()));
                asker.get("/api/v1/customers/" + (i % CUSTOMERS + 1));
            }
        }
        return Exit.OK;
    }

    private record Asker(HttpClient client, String address, String token) {

        void get(String path) throws IOException, InterruptedException {
            client.send(request(path).build(), BodyHandlers.discarding());
        }

        void post(String path, String body) throws IOException, InterruptedException {
            client.send(request(path).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.discarding());
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token);
        }
    }
}
