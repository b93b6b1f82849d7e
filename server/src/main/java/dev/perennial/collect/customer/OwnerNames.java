package dev.perennial.collect.customer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

import dev.perennial.platform.access.Users;
import org.springframework.stereotype.Component;

/** Names of owners for lists, a few seconds old at most. Accounts are few, so all of them are remembered. */
@Component
class OwnerNames {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private record Known(Map<Long, String> names, Instant at) {
    }

    private final Users users;
    private final Clock clock;
    private volatile Known known = new Known(Map.of(), Instant.EPOCH);

    OwnerNames(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    /** Everyone's name by id. */
    Map<Long, String> all() {
        Known before = known;
        Instant now = clock.instant();
        if (now.isBefore(before.at().plus(FRESH))) {
            return before.names();
        }
        Map<Long, String> names = users.all().stream()
                .collect(Collectors.toUnmodifiableMap(Users.User::id, Users.User::name));
        known = new Known(names, now);
        return names;
    }
}
