package dev.perennial.bench.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The application, started by its launcher as a process, with the database that belongs to it. */
final class Product implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final int POLL_MILLIS = 10;
    private static final int FIRST_PORT = 18_200;
    private static final int PORTS = 1_000;
    private static final Pattern LINK = Pattern.compile("/set-up#(\\S+)");

    private final Process process;
    private final Path home;
    private final int port;
    private final double startSeconds;

    private Product(Process process, Path home, int port, double startSeconds) {
        this.process = process;
        this.home = home;
        this.port = port;
        this.startSeconds = startSeconds;
    }

    /** Runs {@code bin/perennial serve} and waits until it says that it is well. */
    static Product start(Path root, Path home) throws IOException, InterruptedException {
        Files.createDirectories(home);
        int port = freePort();
        Path output = home.resolve("serve.out");
        ProcessBuilder builder = new ProcessBuilder(root.resolve("bin/perennial").toString(), "serve", "--port",
                Integer.toString(port)).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("PERENNIAL_HOME", home.toString());
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            awaitHealth(process, port, output);
            return new Product(process, home, port, (System.nanoTime() - start) / 1e9);
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static void awaitHealth(Process process, int port, Path output) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                .timeout(CONNECT_PATIENCE).build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build()) {
            while (!isWell(client, request)) {
                if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                    throw new IOException("the application did not start: " + Files.readString(output));
                }
            }
        }
    }

    private static boolean isWell(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false; // not listening yet
        }
    }

    private static int freePort() throws IOException {
        for (int port = FIRST_PORT; port < FIRST_PORT + PORTS; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException _) {
                // taken
            }
        }
        throw new IOException("no free port from " + FIRST_PORT);
    }

    /** From the command to the first healthy answer. */
    double startSeconds() {
        return startSeconds;
    }

    Path home() {
        return home;
    }

    int port() {
        return port;
    }

    /** The secret of the one-time link it prints while nobody can sign in. */
    String setUpSecret() throws IOException, InterruptedException {
        long end = System.nanoTime() + CONNECT_PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Matcher link = LINK.matcher(Files.readString(home.resolve("serve.out")));
            if (link.find()) {
                return link.group(1);
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IOException("no set-up link was printed: " + Files.readString(home.resolve("serve.out")));
    }

    /** Where the database has its files. */
    Path database() {
        return home.resolve("data/postgres");
    }

    /** All of its processes: the application, what that started, the database and its sessions. */
    List<ProcessHandle> processes() {
        return Stream.concat(tree(process.toHandle()), postmaster().stream().flatMap(Product::tree)).distinct()
                .filter(ProcessHandle::isAlive).toList();
    }

    private static Stream<ProcessHandle> tree(ProcessHandle handle) {
        return Stream.concat(Stream.of(handle), handle.descendants());
    }

    private Optional<ProcessHandle> postmaster() {
        try (Stream<String> lines = Files.lines(database().resolve("data/postmaster.pid"))) {
            return lines.findFirst().map(String::strip).map(Long::parseLong).flatMap(ProcessHandle::of);
        } catch (IOException | UncheckedIOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Ends everything at once and without warning, as {@code kill -9} of application and database or a power cut does. */
    void kill() throws InterruptedException {
        List<ProcessHandle> all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
        for (ProcessHandle one : all) {
            while (one.isAlive()) {
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    /** Asks it to end, and waits. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
                throw new IOException("the application did not end when asked to");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
