package dev.perennial.launch;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import dev.perennial.engine.cli.Home;
import dev.perennial.engine.cli.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that commands of the application share. */
final class StartOptions {

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "start.port")
    private @Nullable String port;

    @Option(names = "--address", paramLabel = "ADDRESS", descriptionKey = "start.address")
    private @Nullable String address;

    @Option(names = "--db-url", paramLabel = "URL", descriptionKey = "start.db-url")
    private @Nullable String dbUrl;

    @Option(names = "--db-user", paramLabel = "NAME", descriptionKey = "start.db-user")
    private @Nullable String dbUser;

    @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "lang")
    private @Nullable String language;

    Locale locale() {
        return Language.of(language);
    }

    /** The settings of the installation {@code part} of the home folder. */
    Settings settings(String part) throws IOException {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        put(flags, Setting.PORT, port);
        put(flags, Setting.ADDRESS, address);
        put(flags, Setting.DB_URL, dbUrl);
        put(flags, Setting.DB_USER, dbUser);
        return Settings.read(Home.folder(), part, System.getenv(), flags);
    }

    private static void put(Map<Setting, String> flags, Setting setting, @Nullable String value) {
        if (value != null) {
            flags.put(setting, value);
        }
    }
}
