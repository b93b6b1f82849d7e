/**
 * The trail of who did what to which object, written in the transaction of the deed. Owns {@code platform.audit_entry}.
 */
@ApplicationModule(displayName = "Audit", allowedDependencies = {"platform.kernel", "platform.storage"})
@NullMarked
package dev.perennial.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
