package dev.perennial.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.perennial.engine.cli.DoctorCheck;
import dev.perennial.engine.cli.Home;
import dev.perennial.engine.cli.Perennial;
import dev.perennial.platform.storage.EmbeddedPostgres;
import dev.perennial.platform.storage.EmbeddedPostgres.Address;
import dev.perennial.platform.storage.PostgresFailure;

/** What the application needs: settings that are understood, a database that answers, a free port, private passwords. */
public final class ServerCheck implements DoctorCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Override
    public List<Finding> look(Locale locale) {
        List<Finding> findings = new ArrayList<>();
        Path base = Home.folder().toAbsolutePath();
        Optional<Settings> settings = settings(base, locale, findings);
        settings.ifPresent(read -> {
            findings.add(database(base, read, locale));
            findings.add(port(read.port(), locale));
        });
        findings.add(secrets(base, locale));
        findings.add(tool("Maven", "mvn", locale));
        findings.add(tool("Node", "node", locale));
        return findings;
    }

    private static Optional<Settings> settings(Path base, Locale locale, List<Finding> findings) {
        Path file = base.resolve(Settings.FILE);
        try {
            Settings settings = Settings.read(base, ServeCommand.PART, System.getenv(), Map.of());
            findings.add(finding(true, locale, Files.exists(file) ? "doctor.settings" : "doctor.settings.none", file));
            return Optional.of(settings);
        } catch (SettingsException e) {
            findings.add(new Finding(false, e.message(locale)));
        } catch (IOException e) {
            findings.add(finding(false, locale, "doctor.home.closed", base));
        }
        return Optional.empty();
    }

    /** The external database, or the embedded one that runs, or the embedded one started for a moment. */
    private static Finding database(Path base, Settings settings, Locale locale) {
        try {
            Optional<String> external = settings.value(Setting.DB_URL);
            if (external.isPresent()) {
                String url = String.valueOf(settings.properties().get(Setting.DB_URL.property()));
                return answers("doctor.database", new Address(url, settings.value(Setting.DB_USER).orElse("perennial"),
                        settings.value(Setting.DB_PASSWORD).orElse("")), locale);
            }
            Optional<Address> running = Stream.of(ServeCommand.PART, DemoCommand.PART).map(base::resolve)
                    .map(EmbeddedPostgres::running).flatMap(Optional::stream).findFirst();
            return running.isPresent() ? answers("doctor.database", running.get(), locale) : starts(base, locale);
        } catch (SQLException | IOException | PostgresFailure e) {
            return finding(false, locale, "doctor.database.broken", String.valueOf(e.getMessage()));
        }
    }

    private static Finding starts(Path base, Locale locale) throws IOException, SQLException {
        Path scratch = Files.createTempDirectory("perennial-doctor");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(scratch, base.resolve("postgres"), 0)) {
            return answers("doctor.database.starts", new Address(server.url(), server.user(), server.password()),
                    locale);
        } finally {
            delete(scratch);
        }
    }

    private static Finding answers(String key, Address address, Locale locale) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_version")) {
            row.next();
            return finding(true, locale, key, row.getString(1), address.url());
        }
    }

    private static Finding port(int port, Locale locale) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return finding(true, locale, "doctor.port", port);
        } catch (IOException _) {
            boolean ours = isOurs(port);
            return finding(ours, locale, ours ? "doctor.port.ours" : "doctor.port.taken", port);
        }
    }

    private static boolean isOurs(int port) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/set-up")).timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains("\"needed\"");
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Finding secrets(Path base, Locale locale) {
        Optional<Path> open = Stream
                .of("data/postgres/password", "demo/postgres/password", "demo/password", Settings.FILE)
                .map(base::resolve).filter(ServerCheck::othersCanRead).findFirst();
        return open.map(path -> finding(false, locale, "doctor.private.open", path))
                .orElseGet(() -> finding(true, locale, "doctor.private", base));
    }

    private static boolean othersCanRead(Path file) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix") || !Files.exists(file)) {
            return false;
        }
        try {
            boolean readable = Files.getPosixFilePermissions(file).stream()
                    .anyMatch(p -> p == PosixFilePermission.OTHERS_READ || p == PosixFilePermission.GROUP_READ);
            boolean secret = !file.endsWith(Settings.FILE)
                    || Files.readString(file).contains(Setting.DB_PASSWORD.key());
            return readable && secret;
        } catch (IOException _) {
            return false;
        }
    }

    /** A tool that only the build needs, so that its absence is not a fault. */
    private static Finding tool(String name, String program, Locale locale) {
        try {
            Process process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines().findFirst().orElse("").replaceAll("\u001b\\[[0-9;]*m", "")
                    .replaceAll("^(Apache Maven |v)", "");
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return finding(true, locale, "doctor.tool", name, version.split(" ", -1)[0]);
        } catch (IOException _) {
            return finding(true, locale, "doctor.tool.absent", name);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return finding(true, locale, "doctor.tool.absent", name);
        }
    }

    private static Finding finding(boolean good, Locale locale, String key, Object... arguments) {
        return new Finding(good,
                Perennial.text(locale, key, Stream.of(arguments).map(String::valueOf).toArray()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
