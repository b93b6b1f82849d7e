package dev.perennial.understand.analytics;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the engine's process is run.
 *
 * @param memory its largest heap, as Java takes it, for example {@code 2g}; none to choose by the number of rows
 * @param sparkMaster where Spark runs the models when asked to
 */
@ConfigurationProperties("perennial.engine")
public record EngineSettings(@Nullable String memory, @DefaultValue("local[2]") String sparkMaster) {
}
