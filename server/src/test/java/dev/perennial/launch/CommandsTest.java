package dev.perennial.launch;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.perennial.engine.cli.Exit;
import dev.perennial.platform.storage.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The commands in processes of their own: what a person reads, what survives, what is left behind. */
class CommandsTest {

    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+");
    private static final Pattern SET_UP = Pattern.compile("http://localhost:\\d+/set-up#\\S{20,}");

    @TempDir
    private Path home = Path.of("");

    /** Unpacking PostgreSQL takes longer than starting it, so all tests share one copy of its programs. */
    @BeforeEach
    void sharePrograms() throws IOException {
        Path programs = Files.createDirectories(Path.of("target", "postgres-binaries").toAbsolutePath());
        Files.createSymbolicLink(home.resolve("postgres"), programs);
    }

    @Test
    void aNewInstallationIsSetUpByALinkAndGoesOnAfterBeingKilled() throws Exception {
        String token;
        try (ApplicationProcess first = ApplicationProcess.run(home, "serve", "--port", "0", "--lang", "en")) {
            String said = first.saidWith("/set-up#");
            assertThat(said).containsPattern(SET_UP);
            ApplicationProcess made = ApplicationProcess.run(home, "token", "create", "--name", "backup", "--role",
                    "admin");
            assertThat(made.end()).as(made.said()).isEqualTo(Exit.OK);
            token = made.said().lines().reduce((_, last) -> last).orElseThrow();
            assertThat(jobs(said, token)).isEqualTo(200);
            queueSlowJob();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> number("SELECT content::int FROM platform.jobs_checkpoint") >= 3);
            first.kill();
        }
        assertThat(EmbeddedPostgres.running(home.resolve("data"))).as("PostgreSQL outlives a killed application")
                .isPresent();
        try (ApplicationProcess second = ApplicationProcess.run(home, "serve", "--port", "0", "--lang", "zh")) {
            String said = second.saidWith("/set-up#");
            assertThat(said).contains("尚无人可以登录");
            assertThat(jobs(said, token)).isEqualTo(200);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> number("SELECT count(*) FROM platform.jobs_job WHERE state = 'succeeded'") == 1);
            assertThat(number("SELECT attempts FROM platform.jobs_job")).isEqualTo(2);
            assertThat(number("SELECT (result ->> 'from')::int FROM platform.jobs_job")).as("it went on in the middle")
                    .isBetween(3, 20);
        }
        assertThat(EmbeddedPostgres.running(home.resolve("data"))).as("an orderly end stops PostgreSQL").isEmpty();
    }

    @Test
    void theDemoTellsItsGeneratedPasswordAndKeepsItPrivate() throws IOException {
        try (ApplicationProcess demo = ApplicationProcess.run(home, "demo", "--port", "0", "--lang", "en")) {
            String said = demo.saidWith("Ctrl-C");
            Path file = home.resolve("demo/password");
            assertThat(said).contains(Files.readString(file).strip()).contains(file.toString());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
    }

    @Test
    void aPortThatIsTakenIsSaidPlainly() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            ApplicationProcess refused = ApplicationProcess.run(home, "serve", "--address", "0.0.0.0", "--port",
                    String.valueOf(socket.getLocalPort()), "--lang", "en");
            assertThat(refused.end()).isEqualTo(Exit.USAGE);
            assertThat(refused.said()).contains("Port " + socket.getLocalPort()).doesNotContain("Exception");
        }
    }

    @Test
    void aTokenForAnInstallationThatIsNotThereIsRefused() throws Exception {
        ApplicationProcess refused = ApplicationProcess.run(home, "token", "create", "--name", "x", "--role", "agent",
                "--lang", "zh");
        assertThat(refused.end()).isEqualTo(Exit.USAGE);
        assertThat(refused.said()).contains("还没有安装");
    }

    /** A job of the test handler, which is on the class path of the process too. */
    private void queueSlowJob() throws SQLException {
        execute("""
                WITH job AS (
                    INSERT INTO platform.jobs_job
                        (kind, state, title, payload, created_by_kind, created_by, created_by_name, created_by_role, created_at)
                    VALUES ('test', 'queued', '{}', '{"name": "slow"}', 'system', 0, 'system', 'admin', now())
                    RETURNING id)
                INSERT INTO platform.jobs_schedule (task_name, task_instance, execution_time, picked, version)
                SELECT 'job', id::text, now(), false, 1
                FROM job
                """);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private Connection connect() throws SQLException {
        EmbeddedPostgres.Address address = EmbeddedPostgres.running(home.resolve("data")).orElseThrow();
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    private static int jobs(String said, String token) throws IOException, InterruptedException {
        Matcher address = ADDRESS.matcher(said);
        assertThat(address.find()).isTrue();
        return ApplicationProcess.get(address.group() + "/api/v1/jobs", "Authorization", "Bearer " + token)
                .statusCode();
    }
}
