package dev.perennial.understand.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.perennial.collect.commerce.OrderListener;
import dev.perennial.collect.customer.FactListener;
import dev.perennial.engine.value.LiveCards;
import dev.perennial.understand.analytics.CustomerFacts;
import dev.perennial.understand.value.TouchedTable.Touched;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets cards follow orders: who ordered is noted in the orders' own transaction; afterwards the customer's whole history is
 * scored by what the published run found, and card, history and the note's removal are one transaction. However often and in
 * whatever order notes come, the card is what the facts say.
 */
@Service
class LiveValues implements OrderListener, FactListener {

    private static final int A_STEP = 500;
    private static final int BULK = 50;

    private final TouchedTable touched;
    private final ChangedTable changed;
    private final PublishedScoring published;
    private final CustomerFacts facts;
    private final LiveCardTable cards;
    private final LiveWorker worker;
    private final TransactionTemplate transactions;

    LiveValues(TouchedTable touched, ChangedTable changed, PublishedScoring published, CustomerFacts facts,
            LiveCardTable cards,
            LiveWorker worker, TransactionTemplate transactions) {
        this.touched = touched;
        this.changed = changed;
        this.published = published;
        this.facts = facts;
        this.cards = cards;
        this.worker = worker;
        this.transactions = transactions;
        worker.follow(this::step);
    }

    /** Cards do not follow from such facts, but traits do. */
    @Override
    public void told(Collection<Long> customers) {
        changed.add(customers);
    }

    @Override
    public void ordered(Collection<Long> customers) {
        touched.add(customers);
        boolean isBulk = customers.size() > BULK;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                worker.wake(isBulk);
            }
        });
    }

    /**
     * Refreshes the cards of some of those who wait; false if nobody does, or nothing can be done for now: while a run is being
     * published, or before one is.
     */
    boolean step() {
        return Boolean.TRUE.equals(transactions.execute(_ -> published.hold().map(this::refresh).orElse(false)));
    }

    private boolean refresh(PublishedScoring.Held run) {
        if (touched.forgetSeen(run.watermark()) > 0) {
            return true;
        }
        List<Touched> claimed = touched.claim(A_STEP);
        if (claimed.isEmpty()) {
            return false;
        }
        long[] customers = claimed.stream().mapToLong(Touched::customer).sorted().toArray();
        CustomerFacts.Facts found = facts.of(customers);
        Set<Long> without = new TreeSet<>(claimed.stream().map(Touched::customer).toList());
        for (LiveCards fresh : run.scoring().cards(found.lines())) {
            for (long customer : fresh.customers()) {
                without.remove(customer);
            }
            cards.write(fresh, run.id());
        }
        List<Long> gone = new ArrayList<>(without);
        gone.removeAll(found.known());
        without.retainAll(found.known());
        cards.writeProspects(without, run.id());
        cards.remove(gone);
        changed.add(found.known());
        touched.done(claimed);
        return claimed.size() == A_STEP;
    }
}
