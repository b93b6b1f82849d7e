package dev.perennial.platform.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Something small in the database that nearly every request asks for, remembered for a moment. What this process changes is
 * read again as soon as it is committed, what another changes when the moment is over. Safe for several threads.
 *
 * @param <T> never changed once read
 */
public final class Remembered<T> {

    private record Known<T>(T content, Instant at) {
    }

    private final Clock clock;
    private final Duration moment;
    private final Function<@Nullable T, T> reader;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Known<T> known;

    /** Remembers what the reader reads. */
    public Remembered(Clock clock, Duration moment, Supplier<T> reader) {
        this(clock, moment, _ -> reader.get());
    }

    /** As the other; the reader is given what it read before, and may answer the same. */
    public Remembered(Clock clock, Duration moment, Function<@Nullable T, T> reader) {
        this.clock = clock;
        this.moment = moment;
        this.reader = reader;
    }

    /** What was read within the moment, else what is read now. */
    public T get() {
        Known<T> before = known;
        return before != null && clock.instant().isBefore(before.at().plus(moment)) ? before.content() : readAgain();
    }

    /** What is read now. */
    public T readAgain() {
        Known<T> before = known;
        long seen = changes.get();
        Instant now = clock.instant();
        T content = reader.apply(before == null ? null : before.content());
        // What was read before a change became visible is not to be remembered after it.
        if (changes.get() == seen) {
            known = new Known<>(content, now);
        }
        return content;
    }

    /** To be called in the transaction that changes it. */
    public void changed() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                changes.incrementAndGet();
                known = null;
            }
        });
    }
}
