/**
 * What every customer is worth: runs of the models, gates before anything is published, cards with their reasons and
 * history, the figures of the base. Owns {@code understand.value_…}; a run's cards change as a whole, in one short
 * transaction, and between runs single cards follow their customers' orders.
 */
@ApplicationModule(displayName = "Value", allowedDependencies = {"platform.kernel", "platform.storage",
        "platform.catalogue", "platform.audit", "platform.access", "platform.jobs", "platform.notice",
        "collect.customer",
        "collect.commerce",
        "understand.analytics"})
@NullMarked
package dev.perennial.understand.value;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
