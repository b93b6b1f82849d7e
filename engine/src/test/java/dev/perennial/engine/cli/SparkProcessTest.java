package dev.perennial.engine.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import dev.perennial.engine.value.ValuationException;
import dev.perennial.engine.value.ValuationException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class SparkProcessTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theLastLineIsReadWhateverItsEncoding() throws IOException {
        Path log = Files.write(folder.resolve("process.log"), "start\n\u00fcber 5\n\n".getBytes(
                StandardCharsets.ISO_8859_1));
        assertThat(SparkProcess.lastWords(log, 1)).endsWith("ber 5");
    }

    @Test
    void aSilentProcessIsKnownByItsExitCode() throws IOException {
        Path log = Files.createFile(folder.resolve("process.log"));
        assertThat(SparkProcess.lastWords(log, 137)).isEqualTo("exit 137");
    }

    @Test
    void aMissingEngineIsNoFaultOfTheData() {
        ValuationException failure = new ValuationException(Reason.SPARK_FAILED, "absent");
        assertThat(new Failures(Locale.ENGLISH).report(failure, new CommandLine(new ValueCommand())))
                .isEqualTo(Exit.UNAVAILABLE);
    }
}
