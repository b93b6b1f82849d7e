package dev.perennial.collect.customer;

import java.util.Collection;

/** Told, within the running transaction, of customers whose name, contact or owner was written or who were removed. */
public interface CustomerIndexer {

    /** The customers as they now are, or no longer are. */
    void changed(Collection<Long> ids);
}
