/**
 * What customers did: events of kinds that are defined as data, with typed properties. Owns {@code collect.behaviour_…}. An
 * event never changes; told again under the same key, it is the same event.
 */
@ApplicationModule(displayName = "Behaviour", allowedDependencies = {"platform.kernel", "platform.access",
        "platform.audit", "platform.catalogue", "platform.storage", "collect.customer"})
@NullMarked
package dev.perennial.collect.behaviour;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
