/** What is bought together, what comes next, and when something is due again. */
@NullMarked
package dev.perennial.engine.model.association;

import org.jspecify.annotations.NullMarked;
