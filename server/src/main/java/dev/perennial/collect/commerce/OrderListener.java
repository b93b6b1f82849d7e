package dev.perennial.collect.commerce;

import java.util.Collection;

/**
 * Told, within the running transaction, of customers whose orders or refunds were written or removed. Their figures are
 * locked, and nothing is locked after this.
 */
public interface OrderListener {

    /** The customers whose orders are others now. */
    void ordered(Collection<Long> customers);
}
