package dev.perennial.launch;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import dev.perennial.launch.SettingsException.Fault;

/**
 * The settings of a start: a flag before an environment variable before {@code perennial.properties} before the default.
 *
 * @param home the folder of this installation, below the home folder
 */
record Settings(Path home, Map<Setting, String> values) {

    /** The file in the home folder. */
    static final String FILE = "perennial.properties";

    Settings {
        values = Map.copyOf(values);
    }

    /**
     * Reads the settings.
     *
     * @param base the home folder
     * @param part which installation of the home: {@code demo} or {@code data}
     * @throws SettingsException that names everything that is wrong
     */
    static Settings read(Path base, String part, Map<String, String> environment, Map<Setting, String> flags)
            throws IOException {
        List<Fault> faults = new ArrayList<>();
        Map<Setting, String> file = file(base.resolve(FILE), faults);
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String flag = flags.get(setting);
            String variable = environment.get(setting.variable());
            String kept = file.get(setting);
            if (flag != null) {
                put(values, setting, flag, "--" + setting.key(), faults);
            } else if (variable != null && !variable.isBlank()) {
                put(values, setting, variable.strip(), setting.variable(), faults);
            } else if (kept != null) {
                put(values, setting, kept.strip(), base.resolve(FILE) + ": " + setting.key(), faults);
            } else {
                setting.otherwise().ifPresent(value -> values.put(setting, value));
            }
        }
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return new Settings(base.toAbsolutePath().resolve(part), values);
    }

    private static void put(Map<Setting, String> values, Setting setting, String value, String source,
            List<Fault> faults) {
        if (setting.accepts(value)) {
            values.put(setting, value);
        } else {
            faults.add(Fault.of("settings." + setting.key(), source, setting == Setting.DB_PASSWORD ? "" : value));
        }
    }

    private static Map<Setting, String> file(Path file, List<Fault> faults) throws IOException {
        Map<Setting, String> found = new EnumMap<>(Setting.class);
        if (!Files.exists(file)) {
            return found;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        for (String key : properties.stringPropertyNames().stream().sorted().toList()) {
            Setting.of(key).ifPresentOrElse(setting -> found.put(setting, properties.getProperty(key)),
                    () -> faults.add(Fault.of("settings.unknown", file.toString(), key)));
        }
        return found;
    }

    Optional<String> value(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    int port() {
        return Integer.parseInt(value(Setting.PORT).orElseThrow());
    }

    /** What the application reads. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("perennial.home", home.toString());
        values.forEach((setting, value) -> properties.put(setting.property(), value));
        value(Setting.DB_URL).ifPresent(url -> properties.put(Setting.DB_URL.property(), jdbc(url)));
        value(Setting.UPLOAD_LIMIT)
                .ifPresent(limit -> properties.put("spring.servlet.multipart.max-request-size", limit));
        return properties;
    }

    /** People copy addresses from elsewhere: {@code postgres://host/name}. */
    private static String jdbc(String url) {
        return url.replaceFirst("^(jdbc:)?postgres(ql)?:", "jdbc:postgresql:");
    }
}
