/**
 * What customers ordered and gave back. Owns {@code collect.commerce_…}; amounts are kept in their own currency and in the
 * installation's.
 */
@ApplicationModule(displayName = "Commerce", allowedDependencies = {"platform.kernel", "platform.access",
        "platform.catalogue", "platform.storage", "collect.customer"})
@NullMarked
package dev.perennial.collect.commerce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
