/**
 * What customers ordered, paid and gave back. Owns {@code collect.commerce_…}; amounts are kept in their own currency and in
 * the installation's. An order is told as a whole, as often and in whatever order its sender likes: the newest version stays.
 */
@ApplicationModule(displayName = "Commerce", allowedDependencies = {"platform.kernel", "platform.access",
        "platform.audit", "platform.catalogue", "platform.storage", "collect.customer", "collect.product"})
@NullMarked
package dev.perennial.collect.commerce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
