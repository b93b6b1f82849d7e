package dev.perennial.platform.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.perennial.platform.storage.PostgresFailure.Reason;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs of this build, unpacked once per version. */
final class PostgresBinaries {

    /** The version of the programs in the archive on the class path. */
    static final String VERSION = "18.6";

    private PostgresBinaries() {
    }

    /** The folder with {@code bin}, {@code lib} and {@code share} of this version under {@code parent}, unpacked if need be. */
    static Path unpacked(Path parent) throws IOException {
        Path folder = parent.resolve(VERSION);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(parent);
        Path beside = Files.createTempDirectory(parent, VERSION + "-unpacking-");
        try {
            openToAll(beside);
            try (InputStream archive = archive()) {
                unpack(archive, beside);
            }
            try {
                Files.move(beside, folder);
            } catch (IOException e) {
                // Another process may have been faster; its copy is as good.
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
            }
        } finally {
            delete(beside);
        }
        return folder;
    }

    /** The path of a program in an unpacked folder. */
    static Path program(Path folder, String name) {
        return folder.resolve("bin").resolve(isWindows() ? name + ".exe" : name);
    }

    static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** Deletes a folder and everything in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static InputStream archive() {
        String system = isWindows()
                ? "windows"
                : System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String processor = switch (System.getProperty("os.arch", "")) {
            case "aarch64", "arm64" -> "arm_64";
            default -> "x86_64";
        };
        String name = "/postgres-" + system + "-" + processor + ".txz";
        return Optional.ofNullable(PostgresBinaries.class.getResourceAsStream(name)).orElseThrow(
                () -> new PostgresFailure(Reason.NO_BINARIES,
                        "This build holds no PostgreSQL for " + system + " on " + processor
                                + "; name an external database with --db-url."));
    }

    private static void unpack(InputStream archive, Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = folder.resolve(entry.getName()).normalize();
                if (!path.startsWith(folder)) {
                    throw new IOException("The archive names a path outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path);
                    if ((entry.getMode() & 0100) != 0) {
                        openToAll(path);
                    }
                }
            }
        }
    }

    private static void openToAll(Path path) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
