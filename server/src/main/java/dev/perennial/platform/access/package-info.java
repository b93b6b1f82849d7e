/**
 * Who may come in and what they may do: accounts and their teams, sessions, API tokens, the first administrator. Owns
 * {@code platform.access_…}; keeps hashes of secrets, never secrets.
 */
@ApplicationModule(displayName = "Access", allowedDependencies = {"platform.kernel", "platform.storage",
        "platform.audit"})
@NullMarked
package dev.perennial.platform.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
