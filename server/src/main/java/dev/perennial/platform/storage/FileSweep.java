package dev.perennial.platform.storage;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sweeps made files whose time is over, at the start and then once an hour. */
@Component
class FileSweep {

    private static final Logger LOG = LoggerFactory.getLogger(FileSweep.class);

    private final StoredFiles files;
    private final ScheduledExecutorService sweeper = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("file-sweep").factory());

    FileSweep(StoredFiles files) {
        this.files = files;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var _ = sweeper.scheduleWithFixedDelay(this::sweep, 0, 1, TimeUnit.HOURS);
    }

    private void sweep() {
        try {
            files.sweep();
        } catch (RuntimeException e) {
            LOG.warn("Made files could not be swept; the next sweep will.", e);
        }
    }

    @PreDestroy
    void close() {
        sweeper.shutdownNow();
    }
}
