package dev.perennial.launch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What can be set: by a flag, by {@code PERENNIAL_…}, or in {@code perennial.properties} in the home folder. */
enum Setting {

    /** Where the application listens. */
    PORT("port", "server.port", "8080", Setting::isPort),
    /** On which of the machine's addresses; the loopback lets in nobody from outside. */
    ADDRESS("address", "server.address", "127.0.0.1", value -> !value.isBlank()),
    /** An external database instead of the embedded one. */
    DB_URL("db-url", "perennial.db-url", null, value -> value.matches("(jdbc:)?postgres(ql)?://\\S+")),
    DB_USER("db-user", "perennial.db-user", null, value -> !value.isBlank()),
    DB_PASSWORD("db-password", "perennial.db-password", null, _ -> true),
    /** The largest file that may be uploaded. */
    UPLOAD_LIMIT("upload-limit", "spring.servlet.multipart.max-file-size", "2GB",
            Pattern.compile("[1-9][0-9]{0,5}(KB|MB|GB)").asMatchPredicate()),
    /** How much is written to the log. */
    LOG_LEVEL("log-level", "logging.level.root", "info",
            Pattern.compile("(?i)error|warn|info|debug|trace").asMatchPredicate());

    private final String key;
    private final String property;
    private final Optional<String> otherwise;
    private final Predicate<String> valid;

    Setting(String key, String property, @org.jspecify.annotations.Nullable String otherwise, Predicate<String> valid) {
        this.key = key;
        this.property = property;
        this.otherwise = Optional.ofNullable(otherwise);
        this.valid = valid;
    }

    /** The name in {@code perennial.properties}; with two dashes the flag. */
    String key() {
        return key;
    }

    /** The name among the environment variables. */
    String variable() {
        return "PERENNIAL_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The name by which the application reads it. */
    String property() {
        return property;
    }

    Optional<String> otherwise() {
        return otherwise;
    }

    boolean accepts(String value) {
        return valid.test(value);
    }

    static Optional<Setting> of(String key) {
        return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }

    private static boolean isPort(String value) {
        return value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= 65_535;
    }
}
