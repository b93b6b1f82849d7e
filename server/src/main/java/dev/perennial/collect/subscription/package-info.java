/**
 * What customers subscribed to, when they renew, why they left, and how much of a service they used. Owns
 * {@code collect.subscription_…}. The newest version of a subscription stays, in whatever order versions come; a reading of
 * a meter never changes.
 */
@ApplicationModule(displayName = "Subscriptions", allowedDependencies = {"platform.kernel", "platform.access",
        "platform.audit", "platform.catalogue", "platform.storage", "collect.customer"})
@NullMarked
package dev.perennial.collect.subscription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
