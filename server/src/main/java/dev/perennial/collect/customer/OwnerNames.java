package dev.perennial.collect.customer;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import dev.perennial.platform.access.Users;
import dev.perennial.platform.storage.Remembered;
import org.springframework.stereotype.Component;

/** Names of owners for lists, a few seconds old at most. Accounts are few, so all of them are remembered. */
@Component
class OwnerNames {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Remembered<Map<Long, String>> names;

    OwnerNames(Users users, Clock clock) {
        this.names = new Remembered<>(clock, FRESH, () -> users.all().stream()
                .collect(Collectors.toUnmodifiableMap(Users.User::id, Users.User::name)));
    }

    /** Everyone's name by id. */
    Map<Long, String> all() {
        return names.get();
    }
}
