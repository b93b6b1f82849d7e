package dev.perennial.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.perennial.platform.storage.PostgresFailure.Reason;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL under {@code <home>/postgres}, started and stopped by the application. One application at a time owns the
 * home; a server that a killed application left behind is adopted, one that dies is started again.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The superuser and owner of everything in the database. */
    public static final String USER = "perennial";

    /** The database the application uses. */
    public static final String DATABASE = "perennial";

    private static final Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());
    /** Starts in a row, each a little later than the one before; a server that then lasts has them all again. */
    private static final int RESTARTS = 5;
    private static final Duration LASTING = Duration.ofMinutes(10);
    private static final int LAUNCHES = 6;

    private final Path folder;
    private final Path data;
    private final HomeLock lock;
    private final PostgresPrograms programs;
    private final String password;
    private final int port;
    private boolean closed;
    private int restarts;
    private long restartedAt;

    private EmbeddedPostgres(Path folder, Path binaries, HomeLock lock, String password, int port) {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.lock = lock;
        this.programs = new PostgresPrograms(binaries, folder);
        this.password = password;
        this.port = port;
    }

    /** Starts the server of a home folder on its own port, which is chosen at the first start and kept. */
    public static EmbeddedPostgres start(Path home) {
        return start(home, home.resolve("postgres"), 0);
    }

    /**
     * Starts the server of a home folder.
     *
     * @param binaries the folder under which the programs are unpacked, one folder per version
     * @param port the port to listen at, or 0 for the home's own
     */
    public static EmbeddedPostgres start(Path home, Path binaries, int port) {
        try {
            PostgresFolder folder = PostgresFolder.of(home);
            HomeLock lock = HomeLock.of(folder.path());
            try {
                Path programs = PostgresBinaries.unpacked(binaries.toAbsolutePath());
                EmbeddedPostgres server = new EmbeddedPostgres(folder.path(), programs, lock, folder.password(),
                        port == 0 ? folder.port() : port);
                server.open();
                return server;
            } catch (RuntimeException | IOException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new PostgresFailure(Reason.FILES,
                    "The database under " + home + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Stops the server when the Java machine ends; for callers that have no orderly end of their own. */
    public EmbeddedPostgres stopAtExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-postgres"));
        return this;
    }

    /** How to reach a server that another process runs. */
    public record Address(String url, String user, String password) {
    }

    /** The server of a home folder that runs already, whoever started it. */
    public static Optional<Address> running(Path home) {
        Path folder = home.resolve("postgres");
        try {
            Optional<PostmasterFile> file = PostmasterFile.read(folder.resolve("data"));
            if (file.flatMap(PostmasterFile::server).isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Address(url(file.get().port()), USER,
                    Files.readString(folder.resolve("password")).strip()));
        } catch (IOException e) {
            throw new PostgresFailure(Reason.FILES, "The database under " + home + " cannot be read: " + e.getMessage(),
                    e);
        }
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    /** Where the database is, for a connection pool. */
    public String url() {
        return url(port);
    }

    /** The user to connect as. */
    public String user() {
        return USER;
    }

    /** The generated password, kept in a file that only the owner can read. */
    public String password() {
        return password;
    }

    /** The port on the loopback interface. */
    public int port() {
        return port;
    }

    /** The process id of the server, absent while it is down. */
    public Optional<Long> pid() {
        try {
            return PostmasterFile.read(data).flatMap(PostmasterFile::server).map(ProcessHandle::pid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server: open sessions end, everything committed is on disk. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            try {
                stop();
                lock.close();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "PostgreSQL was not stopped cleanly; the next start recovers.", e);
            }
        }
    }

    /** Leaves the server running as a killed application would. */
    synchronized void abandon() throws IOException {
        closed = true;
        lock.close();
    }

    private synchronized void open() throws IOException {
        if (!Files.exists(data)) {
            initialise();
        }
        checkVersion();
        String settings = PostgresSettings.text(port, Runtime.getRuntime().availableProcessors());
        if (!adopted(settings)) {
            stop();
            checkPort();
            Files.writeString(data.resolve("postgresql.conf"), settings);
            launch();
        }
        createDatabase();
        watch();
    }

    /** Starts the server; the processes of a killed one may need a moment to go. */
    private void launch() throws IOException {
        for (int tries = 1;; tries++) {
            try {
                Files.deleteIfExists(folder.resolve("start.log"));
                programs.start(data);
                return;
            } catch (PostgresFailure e) {
                if (tries == LAUNCHES || !e.toString().contains("shared memory block")) {
                    throw e;
                }
                LockSupport.parkNanos(500_000_000L * tries);
            }
        }
    }

    private void initialise() throws IOException {
        Path beside = folder.resolve("data.initialising");
        PostgresBinaries.delete(beside);
        programs.initialise(beside, USER, folder.resolve("password"));
        Files.move(beside, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void checkVersion() throws IOException {
        String major = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!PostgresBinaries.VERSION.startsWith(major + ".")) {
            throw new PostgresFailure(Reason.OTHER_VERSION,
                    "The database under " + data + " was written by PostgreSQL " + major
                            + ", this Perennial brings " + PostgresBinaries.VERSION + ".");
        }
    }

    /** Whether the server that a killed application left behind is this one: same data, version and settings. */
    private boolean adopted(String settings) throws IOException {
        Optional<PostmasterFile> file = PostmasterFile.read(data);
        if (file.flatMap(PostmasterFile::server).isEmpty() || file.get().port() != port
                || !Files.readString(data.resolve("postgresql.conf")).equals(settings)) {
            return false;
        }
        try (Connection connection = connect("postgres")) {
            return data.toRealPath().equals(Path.of(show(connection, "data_directory")).toRealPath())
                    && show(connection, "server_version").equals(PostgresBinaries.VERSION);
        } catch (SQLException e) {
            LOG.log(Level.INFO, "A server left behind does not answer and is started anew: {0}", e.getMessage());
            return false;
        }
    }

    /** Stops whatever runs on the data folder and takes a pid file away that belongs to no server. */
    private void stop() throws IOException {
        Optional<PostmasterFile> file = PostmasterFile.read(data);
        if (file.isEmpty()) {
            return;
        }
        if (file.get().server().isEmpty()) {
            // The pid may be another program's by now, which would keep the server from starting.
            Files.deleteIfExists(file.get().path());
            return;
        }
        try {
            programs.stop(data, "fast");
        } catch (PostgresFailure e) {
            if (pid().isPresent()) {
                programs.stop(data, "immediate");
            }
        }
    }

    private void checkPort() {
        if (!PostgresFolder.isFree(port)) {
            throw new PostgresFailure(Reason.PORT_TAKEN,
                    "Port " + port + " for the database belongs to another program.");
        }
    }

    private void createDatabase() throws IOException {
        try (Connection connection = connect("postgres"); Statement statement = connection.createStatement()) {
            try (ResultSet found = statement
                    .executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + DATABASE);
        } catch (SQLException e) {
            throw new PostgresFailure(Reason.NOT_STARTED, "PostgreSQL runs but does not answer: " + e.getMessage(), e);
        }
    }

    private Connection connect(String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[]{"127.0.0.1"});
        source.setPortNumbers(new int[]{port});
        source.setDatabaseName(database);
        source.setUser(USER);
        source.setPassword(password);
        source.setConnectTimeout(10);
        source.setSocketTimeout(30);
        return source.getConnection();
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Starts the server again should it die under the application. */
    private void watch() {
        pid().flatMap(ProcessHandle::of).ifPresent(process -> {
            var _ = process.onExit().thenRun(this::restart);
        });
    }

    private synchronized void restart() {
        if (closed) {
            return;
        }
        if (restarts > 0 && System.nanoTime() - restartedAt > LASTING.toNanos()) {
            restarts = 0;
        }
        restartedAt = System.nanoTime();
        if (++restarts > RESTARTS) {
            LOG.log(Level.ERROR, "PostgreSQL ended {0} times; it is not started again. Its log is in {1}.", RESTARTS,
                    folder.resolve("log"));
            return;
        }
        LOG.log(Level.WARNING, "PostgreSQL ended unexpectedly and is started again; its log is in {0}.",
                folder.resolve("log"));
        try {
            open();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "PostgreSQL could not be started again; the next try follows soon.", e);
            CompletableFuture.delayedExecutor(1L << restarts, TimeUnit.SECONDS).execute(this::restart);
        }
    }

    /** How often in a row the server has been started again. */
    synchronized int restarts() {
        return restarts;
    }
}
