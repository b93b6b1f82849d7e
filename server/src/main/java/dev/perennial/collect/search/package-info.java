/**
 * Finding customers as one types: by name, pinyin, initials, e-mail, either end of a phone number, order number or key in
 * another system. Owns {@code collect.search_…}. Edits are found at once; many customers written together are found within a
 * minute after the writing has ended, and survive a crash until they are.
 */
@ApplicationModule(displayName = "Search", allowedDependencies = {"platform.kernel", "platform.access",
        "platform.storage", "platform.catalogue", "platform.jobs",
        "collect.customer", "collect.commerce"})
@NullMarked
package dev.perennial.collect.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
