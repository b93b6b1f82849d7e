/**
 * What customers ordered: orders, refunds, their lines and their numbers in the systems they came from. Owns
 * {@code collect.commerce_…}.
 */
@ApplicationModule(displayName = "Orders", allowedDependencies = {"platform.kernel", "platform.storage", "platform.catalogue",
        "collect.customer"})
@NullMarked
package dev.perennial.collect.commerce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
