package dev.perennial.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.perennial.PerennialApplication;
import dev.perennial.platform.access.SetUp;
import dev.perennial.testing.TestHome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The web app in a real browser against a new installation of its own. The steps stand in {@code web/e2e}. */
@SpringBootTest(classes = PerennialApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestHome.class)
@DirtiesContext
@Isolated("a browser beside other work is so slow that its steps run out of patience")
class BrowserTest {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Path WEB = Path.of("..", "web").toAbsolutePath().normalize();

    @Autowired
    private Environment environment;
    @Autowired
    private SetUp setUp;

    @BeforeEach
    void theWebAppWasBuilt() {
        assumeTrue(BrowserTest.class.getResource("/web/index.html") != null,
                "the web app was left out of this build (-Dexec.skip)");
        assumeTrue(Files.isDirectory(WEB.resolve("node_modules")), "the packages of web/ were not fetched");
    }

    @Test
    void aPersonFindsTheirWayFromTheSetUpLinkToSigningOut() throws IOException, InterruptedException {
        Path output = Files.createDirectories(Path.of("target")).resolve("browser-test.txt");
        ProcessBuilder command = new ProcessBuilder(command()).directory(WEB.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        command.environment().put("PERENNIAL_URL", "http://localhost:" + environment.getProperty("local.server.port"));
        command.environment().put("PERENNIAL_SET_UP", setUp.link().text());
        Process node = command.start();
        boolean ended = node.waitFor(PATIENCE);
        if (!ended) {
            node.descendants().forEach(ProcessHandle::destroyForcibly);
            node.destroyForcibly();
        }
        String said = Files.readString(output);
        assertThat(ended).as("still running after %s: %s", PATIENCE, said).isTrue();
        assertThat(node.exitValue()).as(said).isZero();
        assertThat(said).contains("pass ");
    }

    private static List<String> command() throws IOException {
        List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=spec"));
        try (Stream<Path> files = Files.list(WEB.resolve("e2e"))) {
            files.map(Path::toString).filter(name -> name.endsWith(".test.mjs")).sorted().forEach(command::add);
        }
        return command;
    }
}
