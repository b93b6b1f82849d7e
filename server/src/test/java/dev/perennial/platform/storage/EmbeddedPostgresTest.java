package dev.perennial.platform.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import dev.perennial.platform.storage.PostgresFailure.Reason;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedPostgresTest {

    /** Unpacking takes longer than starting, so all tests share one copy of the programs. */
    private static final Path BINARIES = Path.of("target", "postgres-binaries");

    @TempDir
    private Path home;

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(home, BINARIES, 0);
    }

    @Test
    void dataSurviveARestart() throws SQLException {
        int port;
        try (EmbeddedPostgres server = start()) {
            port = server.port();
            execute(server, "create table note(text text)", "insert into note values ('kept 保留')");
        }
        try (EmbeddedPostgres server = start()) {
            assertThat(query(server, "select text from note")).isEqualTo("kept 保留");
            assertThat(server.port()).isEqualTo(port);
        }
    }

    @Test
    void theSettingsAreThoseOfAServerAndNotOfAFixture() throws SQLException {
        try (EmbeddedPostgres server = start()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "autovacuum",
                    "data_checksums")) {
                assertThat(query(server, "show " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(query(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(server, "show unix_socket_directories")).isEmpty();
            assertThat(query(server, "show password_encryption")).isEqualTo("scram-sha-256");
            assertThat(query(server, "show shared_buffers")).isEqualTo("512MB");
            assertThat(query(server, "show jit")).isEqualTo("off");
            assertThat(query(server, "show server_version")).isEqualTo(PostgresBinaries.VERSION);
            assertThat(query(server,
                    "select datlocprovider::text || datlocale from pg_database where datname = 'perennial'"))
                    .isEqualTo("bC.UTF-8");
            assertThat(query(server, "select upper('straße é')")).isEqualTo("STRAßE É");
        }
    }

    @Test
    void thePasswordIsGeneratedPrivateAndNeeded() throws SQLException, IOException {
        try (EmbeddedPostgres server = start()) {
            Path file = home.resolve("postgres/password");
            assertThat(Files.readString(file)).isEqualTo(server.password()).hasSizeGreaterThan(24);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), server.user(), "guess"))
                    .isInstanceOf(SQLException.class).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void aStalePidFileOfAnotherProgramDoesNotStopTheStart() throws SQLException, IOException {
        start().close();
        Files.writeString(home.resolve("postgres/data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + home.resolve("postgres/data")
                        + "\n0\n5432\n\n127.0.0.1\n0 0\nready   \n");
        try (EmbeddedPostgres server = start()) {
            assertThat(query(server, "select 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void aKilledServerIsStartedAgainAndLosesNothing() throws Exception {
        try (EmbeddedPostgres server = start()) {
            execute(server, "create table note(text text)", "insert into note values ('committed')");
            long before = server.pid().orElseThrow();
            var process = ProcessHandle.of(before).orElseThrow();
            process.destroyForcibly();
            process.onExit().get();
            assertThat(queryOnceBack(server, "select text from note")).isEqualTo("committed");
            assertThat(server.pid().orElseThrow()).isNotEqualTo(before);
        }
    }

    @Test
    void aServerThatCannotBeStartedAtOnceIsTriedAgain() throws Exception {
        try (EmbeddedPostgres server = start()) {
            Path version = home.resolve("postgres/data/PG_VERSION");
            String right = Files.readString(version);
            Files.writeString(version, "1\n");
            ProcessHandle.of(server.pid().orElseThrow()).orElseThrow().destroyForcibly();
            Awaitility.await().until(() -> server.restarts() > 0);
            Files.writeString(version, right);
            assertThat(queryOnceBack(server, "select 'back'")).isEqualTo("back");
        }
    }

    @Test
    void aServerLeftBehindIsAdopted() throws SQLException, IOException {
        EmbeddedPostgres abandoned = start();
        execute(abandoned, "create table note(text text)", "insert into note values ('kept')");
        long pid = abandoned.pid().orElseThrow();
        abandoned.abandon();
        EmbeddedPostgres server = start();
        try (server) {
            assertThat(server.pid()).contains(pid);
            assertThat(query(server, "select text from note")).isEqualTo("kept");
        }
        assertThat(server.pid()).isEmpty();
    }

    @Test
    void aServerLeftBehindAtAnotherPortIsReplaced() throws SQLException, IOException {
        EmbeddedPostgres abandoned = start();
        long pid = abandoned.pid().orElseThrow();
        abandoned.abandon();
        int other;
        try (var socket = new java.net.ServerSocket(0)) {
            other = socket.getLocalPort();
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(home, BINARIES, other)) {
            assertThat(server.pid().orElseThrow()).isNotEqualTo(pid);
            assertThat(query(server, "show port")).isEqualTo(Integer.toString(other));
        }
    }

    @Test
    void aSecondApplicationOnTheSameHomeIsRefused() {
        try (EmbeddedPostgres server = start()) {
            assertThat(server.pid()).isPresent();
            assertThatThrownBy(this::start).isInstanceOfSatisfying(PostgresFailure.class, failure -> {
                assertThat(failure.reason()).isEqualTo(Reason.HOME_IN_USE);
                assertThat(failure).hasMessageContaining("already uses").hasMessageContaining(home.toString());
            });
        }
    }

    private static void execute(EmbeddedPostgres server, String... statements) throws SQLException {
        try (Connection connection = connect(server); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String queryOnceBack(EmbeddedPostgres server, String sql) throws SQLException {
        for (int tries = 0;; tries++) {
            try {
                return query(server, sql);
            } catch (SQLException e) {
                if (tries == 300) {
                    throw e;
                }
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.url(), server.user(), server.password());
    }
}
