package dev.perennial.platform.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The folder of an embedded server, and what is chosen once and kept there: the password, the port. */
record PostgresFolder(Path path) {

    private static final int SECRET_BYTES = 24;

    /** The folder below a home, made if need be; nobody else may look into it. */
    static PostgresFolder of(Path home) throws IOException {
        Path path = home.toAbsolutePath().resolve("postgres");
        Files.createDirectories(path);
        if (hasPermissions()) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
        return new PostgresFolder(path);
    }

    /** The password, generated at the first call. */
    String password() throws IOException {
        Path file = path.resolve("password");
        if (!Files.exists(file)) {
            byte[] secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            Path beside = path.resolve("password.new");
            Files.deleteIfExists(beside);
            Files.createFile(beside, readableByOwner());
            Files.writeString(beside, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    /** The port, chosen at the first call and again should another program have taken it. */
    int port() throws IOException {
        Path file = path.resolve("port");
        if (Files.exists(file)) {
            int kept = Integer.parseInt(Files.readString(file).strip());
            boolean left = PostmasterFile.read(path.resolve("data")).flatMap(PostmasterFile::server).isPresent();
            if (left || isFree(kept)) {
                return kept;
            }
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, Integer.toString(socket.getLocalPort()));
            return socket.getLocalPort();
        }
    }

    /** Whether nobody listens at a port of the loopback. */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static FileAttribute<?>[] readableByOwner() {
        return hasPermissions()
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    private static boolean hasPermissions() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
