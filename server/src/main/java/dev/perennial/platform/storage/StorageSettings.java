package dev.perennial.platform.storage;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where data live.
 *
 * @param home folder of everything this installation keeps
 * @param dbUrl JDBC address of an external PostgreSQL; none for the embedded one
 * @param dbUser user of the external database
 * @param dbPassword password of the external database
 */
@ConfigurationProperties("perennial")
public record StorageSettings(Path home, @Nullable String dbUrl, @Nullable String dbUser,
        @Nullable String dbPassword) {
}
