/**
 * Who the customers are: profiles, their names in other systems, who looks after them, and the list from which a million of
 * them are paged. Owns {@code collect.customer_…}; the list is written in the same transaction as what it shows.
 */
@ApplicationModule(displayName = "Customers", allowedDependencies = {"platform.kernel", "platform.catalogue",
        "platform.storage", "platform.audit", "platform.access", "platform.web", "platform.jobs"})
@NullMarked
package dev.perennial.collect.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
