package dev.perennial.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsTest {

    @TempDir
    private Path home = Path.of("");

    @Test
    void withoutAnyChoiceTheDefaultsHold() throws IOException {
        Settings settings = Settings.read(home, "data", Map.of(), Map.of());
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.home()).isEqualTo(home.resolve("data"));
        assertThat(settings.properties()).containsEntry("server.address", "127.0.0.1")
                .doesNotContainKey("perennial.db-url");
    }

    @Test
    void aFlagCountsMoreThanTheEnvironmentAndThatMoreThanTheFile() throws IOException {
        Files.writeString(home.resolve("perennial.properties"), "port=1001\naddress=0.0.0.0\nlog-level=warn\n");
        Map<String, String> environment = Map.of("PERENNIAL_PORT", "1002", "PERENNIAL_LOG_LEVEL", "debug",
                "PERENNIAL_ROOT",
                "/somewhere");
        Settings settings = Settings.read(home, "data", environment, Map.of(Setting.PORT, "1003"));
        assertThat(settings.port()).isEqualTo(1003);
        assertThat(settings.value(Setting.LOG_LEVEL)).contains("debug");
        assertThat(settings.value(Setting.ADDRESS)).contains("0.0.0.0");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceInBothLanguages() throws IOException {
        Files.writeString(home.resolve("perennial.properties"), "prot=1\nupload-limit=plenty\n");
        assertThatThrownBy(() -> Settings.read(home, "data", Map.of("PERENNIAL_PORT", "70000"), Map.of()))
                .isInstanceOfSatisfying(SettingsException.class, e -> {
                    assertThat(e.message(Locale.ENGLISH).lines()).hasSize(3);
                    assertThat(e.message(Locale.ENGLISH)).contains("no setting prot").contains("PERENNIAL_PORT")
                            .contains("70000").contains("upload-limit").contains("plenty");
                    assertThat(e.message(Locale.SIMPLIFIED_CHINESE)).contains("没有名为 prot").contains("70000");
                });
    }

    @Test
    void aPasswordIsNeverRepeated() {
        assertThatThrownBy(() -> Settings.read(home, "data", Map.of("PERENNIAL_DB_PASSWORD", "two\nlines"), Map.of()))
                .isInstanceOfSatisfying(SettingsException.class,
                        e -> assertThat(e.message(Locale.ENGLISH)).doesNotContain("lines"));
    }

    @ParameterizedTest
    @CsvSource({"postgres://db/x, jdbc:postgresql://db/x", "postgresql://db:1/x, jdbc:postgresql://db:1/x",
            "jdbc:postgresql://db/x, jdbc:postgresql://db/x"})
    void addressesOfDatabasesAreUnderstoodAsPeopleWriteThem(String given, String understood) throws IOException {
        Settings settings = Settings.read(home, "data", Map.of(), Map.of(Setting.DB_URL, given));
        assertThat(settings.properties()).containsEntry("perennial.db-url", understood);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "65535, true", "65536, false", "-1, false", "80a, false"})
    void aPortIsANumberThatExists(String port, boolean accepted) {
        assertThat(Setting.PORT.accepts(port)).isEqualTo(accepted);
    }
}
