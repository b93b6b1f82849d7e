package dev.perennial.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A fresh home folder for the application under test. */
public final class TestHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path homes = Files.createDirectories(Path.of("target", "test-homes").toAbsolutePath());
            Path home = Files.createTempDirectory(homes, "home");
            context.getEnvironment().getPropertySources()
                    .addFirst(new MapPropertySource("test-home", Map.of("perennial.home", home.toString(),
                            "springdoc.default-produces-media-type", "application/json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
