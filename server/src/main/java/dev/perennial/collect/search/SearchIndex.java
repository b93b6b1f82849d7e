package dev.perennial.collect.search;

import java.util.Collection;
import java.util.List;

import dev.perennial.collect.customer.CustomerIndexer;
import dev.perennial.collect.customer.CustomerTexts;
import dev.perennial.collect.search.TokenTable.Pending;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the tokens in step with the customers. A few customers are indexed in the transaction that writes them; of many only
 * their ids are noted there, one row for all, and {@link IndexWorker} follows.
 */
@Service
class SearchIndex implements CustomerIndexer {

    private static final int AT_ONCE = 50;
    private static final int A_STEP = 2_000;

    private final CustomerTexts texts;
    private final TokenTable table;
    private final IndexWorker worker;
    private final TransactionTemplate transactions;

    SearchIndex(CustomerTexts texts, TokenTable table, IndexWorker worker, TransactionTemplate transactions) {
        this.texts = texts;
        this.table = table;
        this.worker = worker;
        this.transactions = transactions;
        worker.follow(this::step);
    }

    @Override
    public void changed(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            transactions.executeWithoutResult(_ -> index(ids));
        }
    }

    private void index(Collection<Long> ids) {
        // The worker may just be writing what it read of these customers before: then it looks at them again.
        boolean isBulk = ids.size() > AT_ONCE;
        if (isBulk || table.anyPending()) {
            table.queue(ids);
            afterCommit(isBulk);
        }
        if (!isBulk) {
            table.replace(ids, texts.searchable(ids));
        }
    }

    private void afterCommit(boolean isBulk) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                worker.wake(isBulk);
            }
        });
    }

    /** Indexes some of those that wait; false if nobody does, or another process is at it. */
    boolean step() {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            List<Pending> oldest = table.oldest();
            oldest.forEach(this::catchUp);
            return !oldest.isEmpty();
        }));
    }

    private void catchUp(Pending pending) {
        table.readByIndex();
        List<Long> ids = pending.everyone()
                ? texts.after(pending.behind(), A_STEP)
                : pending.customers().subList(0, Math.min(A_STEP, pending.customers().size()));
        if (!ids.isEmpty()) {
            table.replace(ids, texts.searchable(ids));
        }
        if (pending.everyone() && !ids.isEmpty()) {
            table.leftBehind(pending.id(), ids.getLast());
        } else if (ids.size() < pending.customers().size()) {
            table.left(pending.id(), pending.customers().subList(ids.size(), pending.customers().size()));
        } else {
            table.done(pending.id());
        }
    }
}
