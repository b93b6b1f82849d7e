package dev.perennial.collect.customer;

import java.util.Collection;

/**
 * Told, within the running transaction, of customers of whom something was told that is no order: behaviour, usage, a
 * subscription. Nothing is locked after this.
 */
public interface FactListener {

    void told(Collection<Long> customers);
}
