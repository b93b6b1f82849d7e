/**
 * What colleagues say about a customer: notes with mentions and files, and which customers somebody follows or has pinned.
 * Owns {@code collect.note_…}. Whoever sees a customer sees its notes; who wrote one, or an administrator, may change it.
 */
@ApplicationModule(displayName = "Notes", allowedDependencies = {"platform.kernel", "platform.storage",
        "platform.catalogue",
        "platform.audit", "platform.access", "platform.notice", "collect.customer"})
@NullMarked
package dev.perennial.collect.note;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
