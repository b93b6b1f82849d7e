package dev.perennial.platform.access;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.perennial.platform.kernel.Caller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Callers who were recognised a moment ago, so that a page with ten requests asks for them once. What this process ends or
 * changes is forgotten as it is committed; what another process ends is over within half a second.
 */
@Component
class RecognisedCallers {

    private static final Duration FRESH = Duration.ofMillis(500);
    private static final int MOST = 10_000;

    private record Credential(Caller.Kind kind, ByteBuffer hash) {
    }

    private record Known(Caller caller, Instant at) {
    }

    private final Clock clock;
    /** Replaced, never emptied: a look-up that began before a change must not be kept after it. */
    private volatile Map<Credential, Known> memory = new ConcurrentHashMap<>();

    RecognisedCallers(Clock clock) {
        this.clock = clock;
    }

    /** Whom the credential belongs to: by memory, else by the look-up. */
    Optional<Caller> find(Caller.Kind kind, byte[] hash, Supplier<Optional<Caller>> lookUp) {
        Map<Credential, Known> before = memory;
        Credential credential = new Credential(kind, ByteBuffer.wrap(hash));
        Instant now = clock.instant();
        Known known = before.get(credential);
        if (known != null && now.isBefore(known.at().plus(FRESH))) {
            return Optional.of(known.caller());
        }
        Optional<Caller> found = lookUp.get();
        found.ifPresent(caller -> {
            if (before.size() >= MOST) {
                memory = new ConcurrentHashMap<>();
            } else {
                before.put(credential, new Known(caller, now));
            }
        });
        return found;
    }

    /** To be called in the transaction that changes or ends credentials. */
    void forget() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                memory = new ConcurrentHashMap<>();
            }
        });
    }
}
