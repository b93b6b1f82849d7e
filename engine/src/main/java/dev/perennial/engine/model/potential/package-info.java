/** What look-alikes spend more. */
@NullMarked
package dev.perennial.engine.model.potential;

import org.jspecify.annotations.NullMarked;
