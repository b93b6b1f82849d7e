package dev.perennial.platform.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A module whose tables refer to customers. A test finds every such column of the database, so that none is forgotten. */
public interface CustomerReferenceHolder {

    List<CustomerReference> references();

    /** Those of the customers that somebody named where no column of its own says so, inside a document for example. */
    default Set<Long> named(Collection<Long> customers) {
        return Set.of();
    }
}
