package dev.perennial.platform.storage;

import java.util.Objects;
import java.util.Optional;

/**
 * The PostgreSQL that is used: an external one, or the embedded one, which is started here and stopped with the
 * application.
 */
record DatabaseServer(String url, String user, String password, boolean embedded,
        Runnable stop) implements AutoCloseable {

    static DatabaseServer of(StorageSettings settings, Optional<StartingPostgres> starting) {
        if (settings.dbUrl() != null) {
            return new DatabaseServer(settings.dbUrl(), Objects.requireNonNullElse(settings.dbUser(), "perennial"),
                    Objects.requireNonNullElse(settings.dbPassword(), ""), false, () -> {
                    });
        }
        EmbeddedPostgres postgres = starting.map(StartingPostgres::await)
                .orElseGet(() -> EmbeddedPostgres.start(settings.home()));
        return new DatabaseServer(postgres.url(), postgres.user(), postgres.password(), true, postgres::close);
    }

    @Override
    public void close() {
        stop.run();
    }
}
