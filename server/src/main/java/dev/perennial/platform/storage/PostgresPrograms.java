package dev.perennial.platform.storage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.perennial.platform.storage.PostgresFailure.Reason;

/** Runs initdb and pg_ctl, as root in a user namespace of their own because PostgreSQL refuses root. */
final class PostgresPrograms {

    private static final long PATIENCE_SECONDS = 120;

    private final Path binaries;
    private final Path folder;

    /** Programs of an unpacked folder, whose last words go to {@code folder}. */
    PostgresPrograms(Path binaries, Path folder) {
        this.binaries = binaries;
        this.folder = folder;
    }

    /** Makes an empty data folder; its superuser has the password in the file. */
    void initialise(Path data, String user, Path passwordFile) throws IOException {
        run("initdb",
                List.of("--pgdata=" + data, "--username=" + user, "--pwfile=" + passwordFile, "--auth=scram-sha-256",
                        "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
                        "--data-checksums",
                        "--no-instructions"));
    }

    /** Starts the server in a session of its own, so that Ctrl-C reaches only the application; waits until it answers. */
    void start(Path data) throws IOException {
        run("pg_ctl", List.of("start", "--wait", "--timeout=" + (PATIENCE_SECONDS - 10), "--silent", "--pgdata=" + data,
                "--log=" + folder.resolve("start.log")));
    }

    /** Stops the server; mode fast ends sessions, immediate leaves recovery to the next start. */
    void stop(Path data, String mode) throws IOException {
        run("pg_ctl", List.of("stop", "--wait", "--timeout=60", "--silent", "--mode=" + mode, "--pgdata=" + data));
    }

    private void run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(PostgresBinaries.program(binaries, program).toString());
        command.addAll(arguments);
        Path words = folder.resolve(program + ".log");
        Process process = start(command, words);
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new PostgresFailure(Reason.NOT_STARTED,
                        program + " gave no answer within " + PATIENCE_SECONDS + " seconds; its words are in " + words
                                + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresFailure(Reason.NOT_STARTED, program + " was interrupted.", e);
        }
        if (process.exitValue() != 0) {
            throw new PostgresFailure(isNamespaceRefused(words) ? Reason.ROOT_ONLY : Reason.NOT_STARTED,
                    isNamespaceRefused(words)
                            ? "PostgreSQL does not run as root and this system allows no user namespace; "
                                    + "run Perennial as an ordinary user, or name an external database with --db-url."
                            : program + " failed: " + lastWords(words));
        }
    }

    private Process start(List<String> command, Path words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(words.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(nothing()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        environment.put("LANG", "C");
        try {
            return builder.start();
        } catch (IOException e) {
            if (isRoot()) {
                throw new PostgresFailure(Reason.ROOT_ONLY,
                        "PostgreSQL does not run as root and the unshare program was not found; run Perennial as an ordinary user.",
                        e);
            }
            throw e;
        }
    }

    private static File nothing() {
        return new File(PostgresBinaries.isWindows() ? "NUL" : "/dev/null");
    }

    private static boolean isRoot() {
        return !PostgresBinaries.isWindows() && "root".equals(System.getProperty("user.name"));
    }

    private static boolean isNamespaceRefused(Path words) throws IOException {
        return Files.readString(words).contains("unshare failed");
    }

    /** The end of what the program and the starting server said. */
    private String lastWords(Path words) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(words));
        Path start = folder.resolve("start.log");
        if (Files.exists(start)) {
            List<String> said = Files.readAllLines(start);
            lines.addAll(said.subList(Math.max(0, said.size() - 5), said.size()));
        }
        return String.join(" / ", lines);
    }
}
