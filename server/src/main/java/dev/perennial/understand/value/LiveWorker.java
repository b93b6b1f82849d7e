package dev.perennial.understand.value;

import java.time.Duration;

import dev.perennial.platform.jobs.Follower;
import org.springframework.stereotype.Component;

/** The thread that lets cards follow orders. */
@Component
class LiveWorker extends Follower {

    /** Long enough that orders that come one by one share a transaction, too short to be noticed. */
    private static final Duration GATHER = Duration.ofMillis(50);

    LiveWorker() {
        super("live-values", Duration.ofSeconds(10), GATHER);
    }
}
