/**
 * What holds for every request: who asks, whether they may, in which language they are answered, how errors look, and the
 * pages of the web app with their security headers. Owns no tables.
 */
@ApplicationModule(displayName = "Web", allowedDependencies = {"platform.kernel", "platform.access", "platform.storage",
        "platform.audit"})
@NullMarked
package dev.perennial.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
