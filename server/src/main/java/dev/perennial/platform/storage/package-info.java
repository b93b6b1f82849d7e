/**
 * The database: an embedded PostgreSQL that runs as a server, or an external one, and the installation's settings.
 */
@NullMarked
package dev.perennial.platform.storage;

import org.jspecify.annotations.NullMarked;
