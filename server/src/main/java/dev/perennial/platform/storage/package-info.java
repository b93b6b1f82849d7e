/**
 * The database and the files: starts the embedded PostgreSQL or connects to an external one, migrates it, and keeps what
 * holds for the installation as a whole (business zone, base currency). Owns {@code platform.storage_…}.
 */
@ApplicationModule(displayName = "Storage", allowedDependencies = "platform.kernel")
@NullMarked
package dev.perennial.platform.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
