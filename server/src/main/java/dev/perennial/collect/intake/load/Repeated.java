package dev.perennial.collect.intake.load;

import java.util.Objects;
import java.util.function.Supplier;

import dev.perennial.platform.jobs.JobContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/** Work in a transaction that others may get in the way of: by a key they take, a lock, or a row that they add or remove. */
final class Repeated {

    private static final int MOST_ATTEMPTS = 8;

    private Repeated() {
    }

    /** Does the work, again from the beginning if another transaction got in its way. */
    static <T> T inTransaction(TransactionTemplate transactions, JobContext context, Supplier<T> work) {
        for (int attempt = 1;; attempt++) {
            try {
                return Objects.requireNonNull(transactions.execute(_ -> work.get()));
            } catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
                context.checkCancelled();
            }
        }
    }
}
