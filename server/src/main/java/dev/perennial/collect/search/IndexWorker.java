package dev.perennial.collect.search;

import java.time.Duration;

import dev.perennial.platform.jobs.Follower;
import org.springframework.stereotype.Component;

/** The thread that indexes customers written in bulk. */
@Component
class IndexWorker extends Follower {

    IndexWorker() {
        super("search-index", Duration.ofMinutes(1), Duration.ZERO);
    }
}
