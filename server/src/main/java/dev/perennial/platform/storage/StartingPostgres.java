package dev.perennial.platform.storage;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** An embedded server that starts while the application gets ready; whoever waits for it gets its failure too. */
public final class StartingPostgres implements AutoCloseable {

    private final CompletableFuture<EmbeddedPostgres> server;

    private StartingPostgres(CompletableFuture<EmbeddedPostgres> server) {
        this.server = server;
    }

    /** Begins to start the server of a home folder, whose programs are unpacked under {@code binaries}. */
    public static StartingPostgres begin(Path home, Path binaries) {
        CompletableFuture<EmbeddedPostgres> server = new CompletableFuture<>();
        Thread.ofPlatform().name("start-postgres").start(() -> {
            try {
                server.complete(EmbeddedPostgres.start(home, binaries, 0));
            } catch (Throwable e) {
                server.completeExceptionally(e);
            }
        });
        return new StartingPostgres(server);
    }

    /** The server, once it runs. */
    EmbeddedPostgres await() {
        try {
            return server.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Stops the server, if it came up. */
    @Override
    public void close() {
        server.handle((started, _) -> started).thenAccept(started -> {
            if (started != null) {
                started.close();
            }
        }).join();
    }
}
