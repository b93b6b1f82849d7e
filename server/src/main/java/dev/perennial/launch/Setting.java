package dev.perennial.launch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** What can be set: by a flag, by {@code PERENNIAL_…}, or in {@code perennial.properties} in the home folder. */
enum Setting {

    /** Where the application listens. */
    PORT("port", "server.port", "8080",
            "[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]"),
    /** On which of the machine's addresses; the loopback lets in nobody from outside. */
    ADDRESS("address", "server.address", "127.0.0.1", "[0-9A-Za-z.:-]+"),
    /** Whether a proxy before the application tells whose request it passes on; believed only from a private address. */
    FORWARDED_HEADERS("forwarded-headers", "server.forward-headers-strategy", "none", "none|native"),
    /** An external database instead of the embedded one. */
    DB_URL("db-url", "perennial.db-url", null, "(jdbc:)?postgres(ql)?://\\S+"), DB_USER("db-user", "perennial.db-user",
            null, "\\S+"),
    DB_PASSWORD("db-password", "perennial.db-password", null, ".*"),
    /** The largest file that may be uploaded. */
    UPLOAD_LIMIT("upload-limit", "spring.servlet.multipart.max-file-size", "2GB", "[1-9][0-9]{0,5}(KB|MB|GB)"),
    /** Largest heap of the process that runs the models; chosen by the number of orders where it is not set. */
    ENGINE_MEMORY("engine-memory", "perennial.engine.memory", null, "[1-9][0-9]{0,6}[mMgG]"),
    /** Where Spark runs the models when a run asks for it. */
    SPARK_MASTER("spark-master", "perennial.engine.spark-master", null, "\\S+"),
    /** How much is written to the log. */
    LOG_LEVEL("log-level", "logging.level.root", "info", "(?i)error|warn|info|debug|trace");

    private final String key;
    private final String property;
    private final @Nullable String otherwise;
    private final String shape;

    Setting(String key, String property, @Nullable String otherwise, String shape) {
        this.key = key;
        this.property = property;
        this.otherwise = otherwise;
        this.shape = shape;
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
        return Optional.ofNullable(otherwise);
    }

    boolean accepts(String value) {
        return value.matches(shape);
    }

    static Optional<Setting> of(String key) {
        return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }
}
