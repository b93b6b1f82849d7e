package dev.perennial.platform.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the pid file of a data folder says about the server that wrote it. */
record PostmasterFile(Path path, long pid, int port) {

    /** Reads the file, which is absent after a clean stop. */
    static Optional<PostmasterFile> read(Path data) throws IOException {
        Path path = data.resolve("postmaster.pid");
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(path);
        return Optional.of(new PostmasterFile(path, number(lines, 0), (int) number(lines, 3)));
    }

    /** The process of that pid if it is alive and a PostgreSQL; pids are used again by other programs. */
    Optional<ProcessHandle> server() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().map(PostmasterFile::isPostgres).orElse(false));
    }

    private static boolean isPostgres(String command) {
        Path name = Path.of(command.replace(" (deleted)", "")).getFileName();
        return name != null && name.toString().startsWith("postgres");
    }

    private static long number(List<String> lines, int index) {
        try {
            return index < lines.size() ? Long.parseLong(lines.get(index).strip()) : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
